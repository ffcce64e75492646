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
 * @param worth what keeping the customer a little longer by it is worth, in the company's currency
 * @param cost of doing it once, in the company's currency, apart from what is granted
 * @param incident the type of incident it answers, such as {@code late-order}, when it answers one
 * @param validDays how many days it stays valid once decided; unlimited when absent
 * @param budget pot of {@code limits.yaml} that pays for what is granted, when there is one
 * @param prefer which proposal is chosen where several propose it about one thing
 * @param repetition how often it may come
 * @param atLeast what may be granted instead where budgets or allowances leave less than is desired, in the company's
 *     currency; all or nothing when absent
 * @param needs how young the facts must be, by the name of their collection, such as {@code orders}
 * @param promise what it binds us to, when it does
 * @param unasked whether it is granted whatever the amount, without anybody looking; for what the law leaves no choice
 *     about
 * @param effect what it does in a loyalty programme once the customer accepts it, when it does something
 * @param survey the question it asks the customer with a link, when it asks one
 * @param choices ids of what the customer can choose from; empty when there is nothing to choose
 */
public record Action(
        String id,
        String area,
        ActionKind kind,
        Purpose purpose,
        List<Channel> channels,
        BigDecimal worth,
        BigDecimal cost,
        @Nullable String incident,
        @Nullable Integer validDays,
        @Nullable String budget,
        Preference prefer,
        Repetition repetition,
        @Nullable BigDecimal atLeast,
        Map<String, Duration> needs,
        @Nullable PromiseTerms promise,
        boolean unasked,
        @Nullable ProgrammeEffect effect,
        Survey.@Nullable Kind survey,
        List<String> choices,
        SourceLocation origin) {

    public Action {
        channels = List.copyOf(channels);
        needs = Map.copyOf(needs);
        choices = List.copyOf(choices);
    }
}
