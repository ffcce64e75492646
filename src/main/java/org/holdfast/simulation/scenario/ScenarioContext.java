package org.holdfast.simulation.scenario;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.holdfast.decisions.AuthorityLevel;
import org.holdfast.decisions.RecordedAction;
import org.holdfast.diagnostics.SourceLocation;
import org.holdfast.facts.Channel;
import org.holdfast.facts.DecisionMoment;
import org.jspecify.annotations.Nullable;

/**
 * What surrounds the customer of a scenario: what was decided before, what was drawn from the pots, and how it is
 * asked.
 *
 * @param earlier the latest first
 * @param budgetUsed by pot, in the company's currency
 */
public record ScenarioContext(
        List<Earlier> earlier,
        Map<String, BigDecimal> budgetUsed,
        @Nullable Channel channel,
        DecisionMoment moment,
        AuthorityLevel step,
        int max) {

    /** Nobody is waiting, nobody looks at it, and nothing was decided before. */
    static final ScenarioContext PLAIN =
            new ScenarioContext(List.of(), Map.of(), null, DecisionMoment.REVIEW, AuthorityLevel.AUTOMATIC, 1);

    public ScenarioContext {
        earlier = List.copyOf(earlier);
        budgetUsed = Map.copyOf(budgetUsed);
    }

    /** The same, asking for so many actions. */
    ScenarioContext asking(int most) {
        return new ScenarioContext(earlier, budgetUsed, channel, moment, step, most);
    }

    /**
     * Something that was decided before.
     *
     * @param rule {@code null} for the first rule that proposes the action
     * @param about number of the order or complaint; {@code null} for the customer
     * @param channel {@code null} for the first one of the action
     */
    public record Earlier(
            String action,
            @Nullable String rule,
            @Nullable String about,
            Instant on,
            @Nullable BigDecimal granted,
            @Nullable Channel channel,
            RecordedAction.Status outcome,
            Instant outcomeOn,
            SourceLocation origin) {}
}
