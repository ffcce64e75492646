package org.holdfast.links;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import org.holdfast.facts.Survey;

/** Encodes the tickets of surveys as signed tokens: action, survey and expiry. */
final class SurveyTokens {

    private static final int VERSION = 1;
    /** Id of the action, kind of survey, minutes since 1970. */
    private static final int CONTENT_BYTES = ActionId.BYTES + 1 + 4;

    private static final int SECONDS_PER_MINUTE = 60;

    private final SignedTokens tokens;

    SurveyTokens(byte[] secret) {
        this.tokens = new SignedTokens(secret, VERSION, CONTENT_BYTES);
    }

    /** Encodes a ticket; its expiry is truncated to the minute. */
    String write(SurveyTicket ticket) {
        return tokens.write(bytes -> {
            ActionId.write(ticket.actionId(), bytes);
            bytes.put(code(ticket.kind())).putInt((int) (ticket.expiresAt().getEpochSecond() / SECONDS_PER_MINUTE));
        });
    }

    /** Decodes a token; empty if it was not signed with the same secret. */
    Optional<SurveyTicket> read(String token) {
        return tokens.read(token, SurveyTokens::ticket);
    }

    private static SurveyTicket ticket(ByteBuffer bytes) {
        return new SurveyTicket(
                ActionId.read(bytes),
                kind(bytes.get()),
                Instant.ofEpochSecond((long) bytes.getInt() * SECONDS_PER_MINUTE));
    }

    /**
     * Returns the code of a survey kind. Codes must not change while links are valid, unlike the order of constants.
     */
    private static byte code(Survey.Kind kind) {
        return (byte)
                switch (kind) {
                    case NPS -> 1;
                    case CSAT -> 2;
                    case THERMOMETER -> 3;
                };
    }

    private static Survey.Kind kind(byte code) {
        return Arrays.stream(Survey.Kind.values())
                .filter(kind -> code(kind) == code)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("Unknown survey code " + code));
    }
}
