package org.holdfast.rules.model;

import org.holdfast.facts.validation.EnumLabels;

/**
 * The kinds of action in descending order of priority: an obligation is owed by law or contract, a warning saves the
 * customer a call, goodwill compensates, a reward thanks, an offer sells.
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
