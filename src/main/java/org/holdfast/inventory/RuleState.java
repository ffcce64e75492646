package org.holdfast.inventory;

import org.holdfast.facts.validation.EnumLabels;

/** What a rule is doing today. */
public enum RuleState {
    /** It acts, and has no dates. */
    LIVE,
    /** It acts until a day, or since one. */
    SEASON,
    /** It will act from a day in the future. */
    SCHEDULED,
    /** Its last day has passed. */
    ENDED,
    /** Its author paused it. */
    PAUSED;

    @Override
    public String toString() {
        return EnumLabels.of(this);
    }
}
