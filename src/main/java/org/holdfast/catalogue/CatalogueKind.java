package org.holdfast.catalogue;

import org.holdfast.facts.validation.EnumLabels;

/** What an entry of the catalogue is, the most sought first. */
public enum CatalogueKind {
    RULE(1),
    TABLE(0.9),
    ACTION(0.6),
    LIMIT(0.8),
    PROGRAMME(0.8),
    TEXT(0.5);

    private final double weight;

    /** @param weight how much a match counts compared with one in a rule */
    CatalogueKind(double weight) {
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
