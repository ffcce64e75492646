package org.holdfast.simulation;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.holdfast.decisions.PastAct;
import org.holdfast.decisions.Step;
import org.holdfast.facts.Channel;
import org.holdfast.facts.Moment;
import org.holdfast.rules.source.Origin;
import org.jspecify.annotations.Nullable;

/**
 * What surrounds the customer of a scenario: what was decided before, what was drawn from the pots, and how it is asked.
 *
 * @param earlier the latest first
 * @param budgetUsed by pot, in the company's currency
 */
record Setting(List<Earlier> earlier, Map<String, BigDecimal> budgetUsed, @Nullable Channel channel, Moment moment, Step step, int max) {

    /** Nobody is waiting, nobody looks at it, and nothing was decided before. */
    static final Setting PLAIN = new Setting(List.of(), Map.of(), null, Moment.REVIEW, Step.AUTOMATIC, 1);

    Setting {
        earlier = List.copyOf(earlier);
        budgetUsed = Map.copyOf(budgetUsed);
    }

    /** The same, asking for so many actions. */
    Setting asking(int most) {
        return new Setting(earlier, budgetUsed, channel, moment, step, most);
    }

    /**
     * Something that was decided before.
     *
     * @param rule {@code null} for the first rule that proposes the action
     * @param about number of the order or complaint; {@code null} for the customer
     * @param channel {@code null} for the first one of the action
     */
    record Earlier(String action, @Nullable String rule, @Nullable String about, Instant on, @Nullable BigDecimal granted,
                   @Nullable Channel channel, PastAct.Status outcome, Instant outcomeOn, Origin origin) {
    }
}
