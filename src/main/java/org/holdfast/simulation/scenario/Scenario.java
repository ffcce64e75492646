package org.holdfast.simulation.scenario;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.holdfast.churn.ChurnForecast;
import org.holdfast.diagnostics.ProblemText;
import org.holdfast.diagnostics.SourceLocation;
import org.holdfast.facts.Customer;
import org.holdfast.facts.promise.Promise;
import org.holdfast.loyalty.programmes.ProgrammeView;
import org.jspecify.annotations.Nullable;

/**
 * An example for a rule: a customer at a moment, and the expected result.
 *
 * @param ruleFile the file whose rules {@code expected} refers to
 * @param now the moment of the decision
 * @param promises promises made to the customer before
 * @param forecast the churn forecast; {@code null} if the scenario does not state one
 * @param programmes the loyalty programmes of the customer; {@code null} to derive them from the facts
 * @param setting earlier decisions and the request; affects only the whole decision
 * @param expected all proposals expected from the rules of the file; {@code null} if not stated
 * @param decision the expected whole decision; {@code null} if not stated
 * @param kept list items of the persona that remain after merging, such as {@code orders 5510}; may be empty
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

    /** Returns this scenario for another customer, with another maximum number of actions. */
    public Scenario about(Customer other, int max) {
        return new Scenario(
                name,
                ruleFile,
                now,
                other,
                promises,
                forecast,
                programmes,
                setting.withMax(max),
                expected,
                decision,
                kept,
                origin);
    }

    /**
     * An expected proposal; {@code null} components match anything.
     *
     * @param gift a gift in another form than money, such as {@code points 200}
     */
    public record Expected(
            String action,
            @Nullable String rule,
            @Nullable String about,
            @Nullable BigDecimal amount,
            @Nullable String gift) {

        /** {@code "warn-late-delivery" by "Warn about a late delivery" for 5512 with 5}. */
        public ProblemText inWords() {
            return ProblemText.of(
                    "scenario.proposal",
                    "action",
                    action,
                    "rule",
                    ProblemText.optional("scenario.by-rule", "rule", rule),
                    "about",
                    ProblemText.optional("scenario.about", "about", about),
                    "amount",
                    ProblemText.optional(
                            "scenario.with-amount",
                            "amount",
                            gift != null || amount == null ? gift : amount.toPlainString()));
        }
    }

    /**
     * The expected decision; {@code null} components match anything.
     *
     * @param first the expected first action
     */
    public record ExpectedDecision(
            @Nullable String outcome, @Nullable Boolean repeated, ExpectedAction first, List<ExpectedHold> heldBack) {

        static final ExpectedDecision NOTHING = new ExpectedDecision("nothing", null, ExpectedAction.ANY, List.of());
    }

    /**
     * The expected first action of a decision; {@code null} components match anything.
     *
     * @param promise the wording of the promise
     * @param dueOn the last day on which the promise can be kept, in the customer's time zone
     */
    public record ExpectedAction(
            @Nullable String action,
            @Nullable String rule,
            @Nullable String about,
            @Nullable BigDecimal granted,
            @Nullable String incident,
            @Nullable String authority,
            @Nullable String channel,
            @Nullable BigDecimal score,
            @Nullable String reason,
            @Nullable String promise,
            @Nullable String dueOn,
            ExpectedGift given) {

        static final ExpectedAction ANY =
                new ExpectedAction(null, null, null, null, null, null, null, null, null, null, null, ExpectedGift.ANY);
    }

    /**
     * What the expected action gives besides the granted amount; {@code null} components match anything.
     *
     * @param desired the amount that the rule proposes
     * @param gift a gift in another form than money, such as {@code points 200}
     * @param payout the amount in the customer's currency, such as {@code 24.25 CHF}
     */
    public record ExpectedGift(
            @Nullable BigDecimal desired,
            @Nullable String gift,
            @Nullable String payout) {

        static final ExpectedGift ANY = new ExpectedGift(null, null, null);
    }

    /**
     * An expected hold; {@code null} components match anything.
     *
     * @param by the guardrail that holds the action back
     * @param until the end of the hold, as a day in the customer's time zone or as an instant
     */
    public record ExpectedHold(
            String action,
            @Nullable String about,
            @Nullable String by,
            @Nullable String until) {}
}
