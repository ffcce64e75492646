package org.holdfast.links;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.holdfast.facts.Survey;

/** Writes survey links, and verifies links that are followed. */
public final class SurveyLinks {

    /** The path of survey links under the public address. */
    public static final String PATH = "/s/";

    private final SurveyTokens tokens;
    private final PublicAddress address;
    private final Duration valid;

    /**
     * Creates the links of an installation.
     *
     * @param publicUrl the address at which customers reach this server
     * @param valid how long a link can be answered after the decision
     */
    public SurveyLinks(byte[] secret, URI publicUrl, Duration valid) {
        this.tokens = new SurveyTokens(secret);
        this.address = new PublicAddress(publicUrl);
        this.valid = valid;
    }

    /** Returns the link to the survey of an action that was decided at a moment. */
    String link(String actionId, Survey.Kind kind, Instant asOf) {
        return address.link(PATH, tokens.write(new SurveyTicket(actionId, kind, asOf.plus(valid))));
    }

    /** Returns the ticket in the token of a link; empty if the token was not issued by this installation. */
    public Optional<SurveyTicket> ticket(String token) {
        return tokens.read(token);
    }
}
