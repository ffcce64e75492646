package org.holdfast.rules.model;

import org.holdfast.facts.validation.EnumLabels;
import org.jspecify.annotations.Nullable;

/**
 * How often an action may be repeated.
 *
 * @param coolDownDays days during which the action is not decided again; {@code null} for the default of its kind
 * @param per what the cool-down applies to
 * @param afterSilenceDays days without any contact by the company that must have passed; {@code null} for no such limit
 */
public record Repetition(
        @Nullable Integer coolDownDays, Per per, @Nullable Integer afterSilenceDays) {

    /** What a cool-down applies to. */
    public enum Per {
        /** The customer, regardless of the subject. */
        CUSTOMER,
        /** Each order, complaint or other subject separately. */
        SUBJECT;

        @Override
        public String toString() {
            return EnumLabels.of(this);
        }
    }

    /** The value for actions that state no limits. */
    public static final Repetition UNLIMITED = new Repetition(null, Per.SUBJECT, null);
}
