package org.holdfast.catalogue;

import org.holdfast.facts.validation.EnumLabels;

/** The part of an entry that a line belongs to. */
public enum EntryPart {
    NAME(8),
    CONDITION(5),
    PROPOSAL(4),
    ACTION(4),
    REASON(3),
    TEXT(2.5),
    OWNER(3),
    VALUE(3),
    FILE(1.5);

    private final double weight;

    /** @param weight how much a match in such a line counts */
    EntryPart(double weight) {
        this.weight = weight;
    }

    double weight() {
        return weight;
    }

    @Override
    public String toString() {
        return EnumLabels.of(this);
    }
}
