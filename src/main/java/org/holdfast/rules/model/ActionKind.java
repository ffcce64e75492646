package org.holdfast.rules.model;

import org.holdfast.facts.validation.EnumLabels;

/**
 * Why we would act, in the order in which actions come first: an obligation is owed by law or contract, a warning
 * spares the customer a call, goodwill makes good, a reward thanks, an offer sells.
 */
public enum ActionKind {
    OBLIGATION,
    WARNING,
    GOODWILL,
    REWARD,
    OFFER;

    @Override
    public String toString() {
        return EnumLabels.of(this);
    }
}
