package org.holdfast.inventory;

import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.Set;
import org.holdfast.rules.model.Rule;
import org.holdfast.rules.model.Validity;
import org.jspecify.annotations.Nullable;

/**
 * How things stand with a rule.
 *
 * @param schedule its dates, and why it is paused
 * @param problems number of errors in its newest text, which was refused; 0 if the newest text is live
 */
public record RuleStanding(RuleState state, Validity schedule, int problems) {

    /** Label of rules whose newest text was refused. */
    public static final String FAILING = "failing";

    /** @param today in the company's time zone; where a customer lives, a day may begin some hours earlier or later */
    static RuleStanding of(Rule rule, LocalDate today, int problems) {
        return new RuleStanding(state(rule.schedule(), today), rule.schedule(), problems);
    }

    private static RuleState state(Validity schedule, LocalDate today) {
        if (schedule.paused() != null) {
            return RuleState.PAUSED;
        }
        LocalDate from = schedule.from();
        LocalDate until = schedule.until();
        if (from != null && from.isAfter(today)) {
            return RuleState.SCHEDULED;
        }
        if (until != null && until.isBefore(today)) {
            return RuleState.ENDED;
        }
        return from == null && until == null ? RuleState.LIVE : RuleState.SEASON;
    }

    /** Returns the labels by which the rule is found: its state, and that it is failing. */
    public Set<String> labels() {
        Set<String> labels = new LinkedHashSet<>(Set.of(state.toString()));
        if (problems > 0) {
            labels.add(FAILING);
        }
        return labels;
    }

    /** Returns why the rule is paused, or {@code null}. */
    public @Nullable String pausedBecause() {
        return schedule.paused();
    }
}
