package org.holdfast.inventory;

import java.time.LocalDateTime;
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

    /** @param now in the company's time zone; where a customer lives, a day may begin some hours earlier or later */
    static RuleStanding of(Rule rule, LocalDateTime now, int problems) {
        return new RuleStanding(state(rule.schedule(), now), rule.schedule(), problems);
    }

    private static RuleState state(Validity schedule, LocalDateTime now) {
        if (schedule.paused() != null) {
            return RuleState.PAUSED;
        }
        if (schedule.isAhead(now)) {
            return RuleState.SCHEDULED;
        }
        if (schedule.isOver(now)) {
            return RuleState.ENDED;
        }
        return schedule.begins() == null && schedule.ends() == null ? RuleState.LIVE : RuleState.SEASON;
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
