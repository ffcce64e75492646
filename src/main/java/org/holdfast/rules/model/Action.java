package org.holdfast.rules.model;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.holdfast.facts.Channel;
import org.holdfast.facts.Purpose;
import org.holdfast.rules.source.Origin;
import org.jspecify.annotations.Nullable;

/**
 * Something that can be done for a customer, as the {@code actions.yaml} of an area describes it.
 *
 * @param channels on which it can reach the customer, the best first
 * @param worth what keeping the customer a little longer by it is worth, in the company's currency
 * @param cost of doing it once, in the company's currency, apart from what is granted
 * @param incident the type of incident it answers, such as {@code late-order}, when it answers one
 * @param validDays how many days it stays valid once decided; unlimited when absent
 */
public record Action(String id, String area, ActionKind kind, Purpose purpose, List<Channel> channels, BigDecimal worth,
                     BigDecimal cost, @Nullable String incident, @Nullable Integer validDays, @Nullable String budget, @Nullable Integer coolDownDays,
                     @Nullable BigDecimal atLeast, Map<String, Duration> needs, Origin origin) {

    public Action {
        channels = List.copyOf(channels);
        needs = Map.copyOf(needs);
    }
}
