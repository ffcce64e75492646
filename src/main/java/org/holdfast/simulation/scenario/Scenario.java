package org.holdfast.simulation.scenario;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.holdfast.churn.ChurnForecast;
import org.holdfast.diagnostics.SourceLocation;
import org.holdfast.facts.Customer;
import org.holdfast.facts.promise.Promise;
import org.holdfast.loyalty.programmes.ProgrammeView;
import org.jspecify.annotations.Nullable;

/**
 * An example beside a rule: a customer on a day, and what must come out.
 *
 * @param ruleFile the file whose rules {@code expected} speaks of
 * @param promises what we promised the customer before
 * @param forecast how likely the customer is to buy nothing in the time ahead; {@code null} when the scenario does not
 *     say
 * @param programmes how the customer stands in loyalty programmes; {@code null} to reckon it from the facts
 * @param setting what was decided before and how it is asked; only the whole decision hangs on it
 * @param expected what those rules propose, all of it; {@code null} when the scenario does not say
 * @param decision what the whole decision is like; {@code null} when the scenario does not say
 * @param kept what the customer still has in lists that the scenario changes, such as {@code orders 5510}; empty where
 *     nothing
 */
public record Scenario(
        String name,
        String ruleFile,
        Instant now,
        Customer customer,
        List<Promise> promises,
        @Nullable ChurnForecast forecast,
        @Nullable List<ProgrammeView> programmes,
        ScenarioContext setting,
        @Nullable List<Expected> expected,
        @Nullable ExpectedDecision decision,
        String kept,
        SourceLocation origin) {

    /** The same, about another customer and asking for so many actions. */
    public Scenario about(Customer other, int max) {
        return new Scenario(
                name,
                ruleFile,
                now,
                other,
                promises,
                forecast,
                programmes,
                setting.asking(max),
                expected,
                decision,
                kept,
                origin);
    }

    /** One proposal; what is {@code null} may be anything. */
    public record Expected(
            String action,
            @Nullable String rule,
            @Nullable String about,
            @Nullable BigDecimal amount) {

        @Override
        public String toString() {
            return "\"" + action + "\"" + (rule == null ? "" : " by \"" + rule + "\"")
                    + (about == null ? "" : " for " + about)
                    + (amount == null ? "" : " with " + amount.toPlainString());
        }
    }

    /**
     * The decision as a caller would receive it; what is {@code null} may be anything.
     *
     * @param first its first action
     */
    public record ExpectedDecision(
            @Nullable String outcome, @Nullable Boolean repeated, ExpectedAction first, List<ExpectedHold> heldBack) {

        static final ExpectedDecision NOTHING = new ExpectedDecision("nothing", null, ExpectedAction.ANY, List.of());
    }

    /**
     * The first action of a decision; what is {@code null} may be anything.
     *
     * @param promise the words of what is promised
     * @param dueOn the last day on which the promise can be kept, where the customer lives
     */
    public record ExpectedAction(
            @Nullable String action,
            @Nullable String rule,
            @Nullable String about,
            @Nullable BigDecimal granted,
            @Nullable BigDecimal desired,
            @Nullable String incident,
            @Nullable String authority,
            @Nullable String channel,
            @Nullable BigDecimal score,
            @Nullable String reason,
            @Nullable String promise,
            @Nullable String dueOn) {

        static final ExpectedAction ANY =
                new ExpectedAction(null, null, null, null, null, null, null, null, null, null, null, null);
    }

    /** Something held back, by whom, and until which day in the customer's zone or which instant. */
    public record ExpectedHold(
            String action,
            @Nullable String about,
            @Nullable String by,
            @Nullable String until) {}
}
