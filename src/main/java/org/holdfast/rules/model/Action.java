package org.holdfast.rules.model;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.holdfast.diagnostics.SourceLocation;
import org.holdfast.facts.Channel;
import org.holdfast.facts.DecisionMoment;
import org.holdfast.facts.Purpose;
import org.holdfast.facts.Survey;
import org.holdfast.rules.offers.OfferTerms;
import org.jspecify.annotations.Nullable;

/**
 * An action that the company can take for a customer, as defined in the {@code actions.yaml} of an area.
 *
 * @param channels channels on which it can reach the customer, the best first
 * @param incident type of incident that it remedies, such as {@code late-order}; {@code null} if none
 * @param prefer which proposal is chosen if several propose it for the same subject
 */
public record Action(
        String id,
        String area,
        ActionKind kind,
        Purpose purpose,
        List<Channel> channels,
        @Nullable String incident,
        Preference prefer,
        Economics economics,
        GrantTerms grant,
        UsageLimits usage,
        Content content,
        SourceLocation origin) {

    public Action {
        channels = List.copyOf(channels);
    }

    /** Returns how it relates to other actions, and how often it may be used. */
    public OfferTerms offer() {
        return usage.offer();
    }

    /** Returns what its messages are about; {@code null} if consents by topic do not concern it. */
    public @Nullable String topic() {
        return content.topic();
    }

    /**
     * The value and cost of an action, in the company's currency.
     *
     * @param worth expected value of the action, from retaining the customer longer
     * @param cost cost of carrying it out once, without the granted amount
     */
    public record Economics(BigDecimal worth, BigDecimal cost) {

        /** Returns the cost of carrying it out once, including the granted amount, if any. */
        public BigDecimal costWith(@Nullable BigDecimal granted) {
            return granted == null ? cost : cost.add(granted);
        }

        /** Returns the worth less the cost and the granted amount, if any. */
        public BigDecimal valueWith(@Nullable BigDecimal granted) {
            return worth.subtract(costWith(granted));
        }
    }

    /**
     * How an amount is granted.
     *
     * @param budget budget in {@code limits.yaml} that pays for the granted amount; {@code null} if none
     * @param atLeast minimum amount, in the company's currency, that may be granted if budgets or allowances do not
     *     suffice for the desired amount; {@code null} if only the full amount may be granted
     * @param unasked whether any amount is granted without approval, as for obligations by law
     * @param gift what gifts are worth, and in which currency amounts are given
     */
    public record GrantTerms(
            @Nullable String budget, @Nullable BigDecimal atLeast, boolean unasked, GiftTerms gift) {

        public GrantTerms(@Nullable String budget, @Nullable BigDecimal atLeast, boolean unasked) {
            this(budget, atLeast, unasked, GiftTerms.NONE);
        }
    }

    /**
     * When and how often an action may be used.
     *
     * @param validDays number of days it remains valid after the decision; {@code null} for no limit
     * @param repetition how often it may be repeated
     * @param needs maximum age of the facts by collection, such as {@code orders}
     * @param moments moments at which it may be proposed; empty for any
     * @param offer how it relates to other actions, and how often it may be used
     */
    public record UsageLimits(
            @Nullable Integer validDays,
            Repetition repetition,
            Map<String, Duration> needs,
            Set<DecisionMoment> moments,
            OfferTerms offer) {

        public UsageLimits {
            needs = Map.copyOf(needs);
            moments = Set.copyOf(moments);
        }

        /** Creates limits of an action that can be combined with any other. */
        public UsageLimits(
                @Nullable Integer validDays,
                Repetition repetition,
                Map<String, Duration> needs,
                Set<DecisionMoment> moments) {
            this(validDays, repetition, needs, moments, OfferTerms.NONE);
        }

        /** Returns whether the action may be proposed at a moment. */
        public boolean fits(DecisionMoment moment) {
            return moments.isEmpty() || moments.contains(moment);
        }
    }

    /**
     * What an action contains for the customer besides its texts and its amount.
     *
     * @param promise promise that the action makes; {@code null} if none
     * @param effect effect on a loyalty programme once the customer accepts the action; {@code null} if none
     * @param survey survey that the action links to; {@code null} if none
     * @param choices ids of the options the customer can choose from; empty if there is nothing to choose
     * @param topic what the messages are about, such as {@code news}, for consents by topic; {@code null} if none
     * @param languages the languages that it has texts in; {@code null} for all languages of the rule book
     */
    public record Content(
            @Nullable PromiseTerms promise,
            @Nullable ProgrammeEffect effect,
            Survey.@Nullable Kind survey,
            List<String> choices,
            @Nullable String topic,
            @Nullable MessageLanguages languages) {

        /** Content of an action that consists only of texts and an amount. */
        public static final Content NONE = new Content(null, null, null, List.of(), null, null);

        public Content {
            choices = List.copyOf(choices);
        }

        /** Returns whether the action must have texts in a language. */
        public boolean needs(String language) {
            return languages == null || languages.languages().contains(language);
        }
    }
}
