package org.holdfast.rules.model;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.holdfast.diagnostics.SourceLocation;
import org.holdfast.facts.Channel;
import org.holdfast.facts.Purpose;
import org.holdfast.facts.Survey;
import org.jspecify.annotations.Nullable;

/**
 * Something that can be done for a customer, as the {@code actions.yaml} of an area describes it.
 *
 * @param channels on which it can reach the customer, the best first
 * @param incident the type of incident it answers, such as {@code late-order}, when it answers one
 * @param prefer which proposal is chosen where several propose it about one thing
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

    /**
     * What an action brings and costs, in the company's currency.
     *
     * @param worth what keeping the customer a little longer by it is worth
     * @param cost of doing it once, apart from what is granted
     */
    public record Economics(BigDecimal worth, BigDecimal cost) {

        /** Returns the cost of doing it once and granting this amount, when there is one. */
        public BigDecimal costWith(@Nullable BigDecimal granted) {
            return granted == null ? cost : cost.add(granted);
        }

        /** Returns what is left of the worth after the cost and this amount, when there is one. */
        public BigDecimal valueWith(@Nullable BigDecimal granted) {
            return worth.subtract(costWith(granted));
        }
    }

    /**
     * How an amount is granted.
     *
     * @param budget pot of {@code limits.yaml} that pays for what is granted, when there is one
     * @param atLeast what may be granted instead where budgets or allowances leave less than is desired, in the
     *     company's currency; all or nothing when absent
     * @param unasked whether it is granted whatever the amount, without approval; for what the law leaves no choice
     *     about
     */
    public record GrantTerms(
            @Nullable String budget, @Nullable BigDecimal atLeast, boolean unasked) {}

    /**
     * When and how often an action may be used.
     *
     * @param validDays how many days it stays valid once decided; unlimited when absent
     * @param repetition how often it may come
     * @param needs how young the facts must be, by the name of their collection, such as {@code orders}
     */
    public record UsageLimits(@Nullable Integer validDays, Repetition repetition, Map<String, Duration> needs) {

        public UsageLimits {
            needs = Map.copyOf(needs);
        }
    }

    /**
     * What an action brings to the customer apart from its words and its amount.
     *
     * @param promise what it binds us to, when it does
     * @param effect what it does in a loyalty programme once the customer accepts it, when it does something
     * @param survey the question it asks the customer with a link, when it asks one
     * @param choices ids of what the customer can choose from; empty when there is nothing to choose
     */
    public record Content(
            @Nullable PromiseTerms promise,
            @Nullable ProgrammeEffect effect,
            Survey.@Nullable Kind survey,
            List<String> choices) {

        /** Words and an amount only. */
        public static final Content NONE = new Content(null, null, null, List.of());

        public Content {
            choices = List.copyOf(choices);
        }
    }
}
