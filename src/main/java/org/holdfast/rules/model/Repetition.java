package org.holdfast.rules.model;

import org.holdfast.facts.validation.EnumLabels;
import org.jspecify.annotations.Nullable;

/**
 * How often an action may come.
 *
 * @param coolDownDays for so many days after it was decided it is not decided again; what its kind says when absent
 * @param per for whom or what those days are counted
 * @param afterSilenceDays only when we have not turned to the customer for so many days, with whatever it was
 */
public record Repetition(
        @Nullable Integer coolDownDays, Per per, @Nullable Integer afterSilenceDays) {

    /** For whom or what a cool-down is counted. */
    public enum Per {
        /** Once for the customer, whatever it was about. */
        CUSTOMER,
        /** For each order, complaint or whatever else it is about. */
        SUBJECT;

        @Override
        public String toString() {
            return EnumLabels.of(this);
        }
    }

    /** Of an action that says nothing of it. */
    public static final Repetition UNLIMITED = new Repetition(null, Per.SUBJECT, null);
}
