package org.holdfast.simulation.scenario;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.holdfast.decisions.AuthorityLevel;
import org.holdfast.decisions.RecordedAction;
import org.holdfast.diagnostics.SourceLocation;
import org.holdfast.facts.Channel;
import org.holdfast.facts.DecisionMoment;
import org.jspecify.annotations.Nullable;

/**
 * The context of a scenario: earlier decisions, used budgets and limits, and the request.
 *
 * @param earlier earlier actions, latest first
 * @param budgetUsed amounts used by budget name, in the company's currency
 * @param firstTaken numbers of customers by action that only the first customers get
 * @param step the authority of the caller
 * @param max maximum number of actions
 */
public record ScenarioContext(
        List<Earlier> earlier,
        Map<String, BigDecimal> budgetUsed,
        Map<String, Integer> firstTaken,
        @Nullable Channel channel,
        DecisionMoment moment,
        AuthorityLevel step,
        int max) {

    /** The default context: an automatic review without earlier decisions. */
    static final ScenarioContext PLAIN = new ScenarioContext(
            List.of(), Map.of(), Map.of(), null, DecisionMoment.REVIEW, AuthorityLevel.AUTOMATIC, 1);

    public ScenarioContext {
        earlier = List.copyOf(earlier);
        budgetUsed = Map.copyOf(budgetUsed);
        firstTaken = Map.copyOf(firstTaken);
    }

    /** Returns this context with further earlier actions. */
    ScenarioContext withEarlier(List<Earlier> more) {
        return more.isEmpty()
                ? this
                : new ScenarioContext(
                        Stream.concat(earlier.stream(), more.stream())
                                .sorted(Comparator.comparing(Earlier::on).reversed())
                                .toList(),
                        budgetUsed,
                        firstTaken,
                        channel,
                        moment,
                        step,
                        max);
    }

    /** Returns this context with another maximum number of actions. */
    ScenarioContext withMax(int max) {
        return new ScenarioContext(earlier, budgetUsed, firstTaken, channel, moment, step, max);
    }

    /**
     * An earlier action.
     *
     * @param rule {@code null} for the first rule that proposes the action
     * @param about id of the order or complaint; {@code null} for the customer
     * @param channel {@code null} for the first channel of the action
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
