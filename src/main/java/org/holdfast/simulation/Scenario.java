package org.holdfast.simulation;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.holdfast.facts.Customer;
import org.holdfast.facts.Promise;
import org.holdfast.rules.source.Origin;
import org.jspecify.annotations.Nullable;

/**
 * An example beside a rule: a customer on a day, and what must come out.
 *
 * @param ruleFile the file whose rules {@code expected} speaks of
 * @param promises what we promised the customer before
 * @param expected what those rules propose, all of it; {@code null} when the scenario does not say
 * @param decision what the whole decision is like; {@code null} when the scenario does not say
 */
public record Scenario(String name, String ruleFile, Instant now, Customer customer, List<Promise> promises, @Nullable List<Expected> expected,
                       @Nullable ExpectedDecision decision, Origin origin) {

    /** One proposal; what is {@code null} may be anything. */
    public record Expected(String action, @Nullable String rule, @Nullable String about, @Nullable BigDecimal amount) {

        @Override
        public String toString() {
            return "\"" + action + "\"" + (rule == null ? "" : " by \"" + rule + "\"") + (about == null ? "" : " for " + about)
                    + (amount == null ? "" : " with " + amount.toPlainString());
        }
    }

    /** The decision as a caller would receive it; what is {@code null} may be anything. */
    public record ExpectedDecision(@Nullable String outcome, @Nullable String action, @Nullable String rule, @Nullable String about,
                                   @Nullable BigDecimal granted, @Nullable String reason, List<ExpectedHold> heldBack) {
    }

    /** Something held back, by whom, and until which day in the customer's zone. */
    public record ExpectedHold(String action, @Nullable String by, @Nullable String until) {
    }
}
