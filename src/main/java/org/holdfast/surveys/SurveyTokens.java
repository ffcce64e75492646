package org.holdfast.surveys;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.holdfast.facts.Survey;

/**
 * Encodes tickets as short tokens that cannot be forged: action, survey and expiry, followed by the first 128 bits of
 * their HMAC-SHA256 (RFC 2104, section 5, permits truncation to half). Tokens are signed rather than random, so that a
 * run for a million customers need not store a row for each link, and an invalid link is rejected without a query.
 */
final class SurveyTokens {

    private static final String ALGORITHM = "HmacSHA256";
    private static final byte VERSION = 1;
    private static final int MAC_BYTES = 16;
    /** Version, id of the decision, rank of the action, kind of survey, minutes since 1970. */
    private static final int TICKET_BYTES = 1 + 16 + 1 + 1 + 4;

    private static final int SECONDS_PER_MINUTE = 60;
    private static final int MAX_TOKEN_LENGTH = 100;

    private final SecretKeySpec key;

    SurveyTokens(byte[] secret) {
        this.key = new SecretKeySpec(secret, ALGORITHM);
    }

    /**
     * Encodes a ticket.
     *
     * @param ticket ticket whose action id is a UUID, a dot and a rank; its expiry is truncated to the minute
     */
    String write(SurveyTicket ticket) {
        UUID decision = UUID.fromString(ticket.decisionId());
        ByteBuffer bytes = ByteBuffer.allocate(TICKET_BYTES + MAC_BYTES)
                .put(VERSION)
                .putLong(decision.getMostSignificantBits())
                .putLong(decision.getLeastSignificantBits())
                .put(Byte.parseByte(
                        ticket.actionId().substring(ticket.decisionId().length() + 1)))
                .put(code(ticket.kind()))
                .putInt((int) (ticket.expiresAt().getEpochSecond() / SECONDS_PER_MINUTE));
        bytes.put(sign(bytes.array()));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.array());
    }

    /** Decodes a token; empty if it was not signed with the same secret. */
    Optional<SurveyTicket> read(String token) {
        try {
            byte[] bytes = token.length() > MAX_TOKEN_LENGTH
                    ? new byte[0]
                    : Base64.getUrlDecoder().decode(token);
            if (bytes.length != TICKET_BYTES + MAC_BYTES
                    || !MessageDigest.isEqual(sign(bytes), Arrays.copyOfRange(bytes, TICKET_BYTES, bytes.length))
                    || bytes[0] != VERSION) {
                return Optional.empty();
            }
            ByteBuffer ticket = ByteBuffer.wrap(bytes, 1, TICKET_BYTES - 1);
            UUID decision = new UUID(ticket.getLong(), ticket.getLong());
            return Optional.of(new SurveyTicket(
                    decision + "." + ticket.get(),
                    kind(ticket.get()),
                    Instant.ofEpochSecond((long) ticket.getInt() * SECONDS_PER_MINUTE)));
        } catch (IllegalArgumentException | BufferUnderflowException e) {
            return Optional.empty();
        }
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

    private byte[] sign(byte[] bytes) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            mac.update(bytes, 0, TICKET_BYTES);
            return Arrays.copyOf(mac.doFinal(), MAC_BYTES);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(ALGORITHM + " is not available", e);
        }
    }
}
