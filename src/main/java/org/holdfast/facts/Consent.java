package org.holdfast.facts;

import org.holdfast.facts.validation.DateOrInstant;
import org.holdfast.facts.validation.EnumLabels;
import org.holdfast.facts.validation.FactConstraints;
import org.holdfast.facts.validation.InvalidInput;
import org.jspecify.annotations.Nullable;

/**
 * One answer to "may we contact you on this channel for this purpose?". The most recent answer is decisive.
 *
 * @param given {@code null} withdraws earlier answers: from {@code at} on the customer's wish is unknown
 * @param reason why earlier answers are withdrawn; only allowed together with {@code given = null}
 * @param source who reported the answer, where that matters; {@link #SUPPRESSION_LIST} for a refusal of a former
 *     customer
 */
public record Consent(
        Channel channel,
        Purpose purpose,
        @Nullable Boolean given,
        @Nullable DateOrInstant at,
        @Nullable String reason,
        @Nullable String source) {

    /**
     * Source of a refusal given under the same id, e-mail address or phone number by a customer whose facts have been
     * deleted.
     */
    public static final String SUPPRESSION_LIST = "suppression-list";

    public Consent {
        FactConstraints.known("channel", channel, "one of " + EnumLabels.all(Channel.class));
        FactConstraints.known("purpose", purpose, "service or marketing");
        FactConstraints.text("reason", reason);
        if (given == null && (reason == null || reason.isBlank())) {
            throw new InvalidInput(
                    "given",
                    "is missing; true or false is expected, or null with a reason, which withdraws earlier answers");
        }
        if (given == null && at == null) {
            throw new InvalidInput("at", "is missing; it says from when on earlier answers are withdrawn");
        }
        if (given != null && reason != null) {
            throw new InvalidInput(
                    "reason", "is only expected with \"given\": null, where it says why earlier answers are withdrawn");
        }
        FactConstraints.optionalId("source", source);
    }

    /** Creates a plain answer, yes or no. */
    public Consent(Channel channel, Purpose purpose, boolean given, @Nullable DateOrInstant at) {
        this(channel, purpose, given, at, null, null);
    }

    public boolean refuses() {
        return Boolean.FALSE.equals(given);
    }

    public boolean permits() {
        return Boolean.TRUE.equals(given);
    }

    /** Returns whether both answers concern the same channel and purpose. */
    public boolean isAbout(Consent other) {
        return channel == other.channel && purpose == other.purpose;
    }
}
