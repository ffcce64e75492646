package org.holdfast.loyalty.programmes;

import org.holdfast.facts.Labels;

/** What a programme counts. */
public enum Unit {
    POINTS, STAMPS;

    @Override
    public String toString() {
        return Labels.of(this);
    }
}
