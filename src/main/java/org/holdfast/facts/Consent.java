package org.holdfast.facts;

import org.holdfast.facts.validation.DateOrInstant;
import org.holdfast.facts.validation.EnumLabels;
import org.holdfast.facts.validation.FactConstraints;
import org.holdfast.facts.validation.InvalidInput;
import org.jspecify.annotations.Nullable;

/**
 * One answer to "may we contact you on this channel for this purpose?"; the newest answer counts.
 *
 * @param given {@code null} when former answers are taken back: from {@code at} on nobody knows what the customer wants
 * @param reason why they are taken back; only then
 * @param source who told us, where that matters; {@link #SUPPRESSION_LIST} when it is known from before
 */
public record Consent(
        Channel channel,
        Purpose purpose,
        @Nullable Boolean given,
        @Nullable DateOrInstant at,
        @Nullable String reason,
        @Nullable String source) {

    /**
     * Source of a refusal that was given under the same id, e-mail or phone by a customer whose facts are no longer
     * here.
     */
    public static final String SUPPRESSION_LIST = "suppression-list";

    public Consent {
        FactConstraints.known("channel", channel, "one of " + EnumLabels.all(Channel.class));
        FactConstraints.known("purpose", purpose, "service or marketing");
        FactConstraints.text("reason", reason);
        if (given == null && (reason == null || reason.isBlank())) {
            throw new InvalidInput(
                    "given",
                    "is missing; true or false is expected, or null with a reason, which takes former answers back");
        }
        if (given == null && at == null) {
            throw new InvalidInput("at", "is missing; it says from when on former answers are taken back");
        }
        if (given != null && reason != null) {
            throw new InvalidInput(
                    "reason", "is only expected with \"given\": null, where it says why former answers are taken back");
        }
        FactConstraints.optionalId("source", source);
    }

    /** An answer. */
    public Consent(Channel channel, Purpose purpose, boolean given, @Nullable DateOrInstant at) {
        this(channel, purpose, given, at, null, null);
    }

    public boolean refuses() {
        return Boolean.FALSE.equals(given);
    }

    public boolean permits() {
        return Boolean.TRUE.equals(given);
    }

    /** Whether both speak of the same channel and purpose. */
    public boolean isAbout(Consent other) {
        return channel == other.channel && purpose == other.purpose;
    }
}
