package org.holdfast.facts.intake;

import org.holdfast.facts.validation.EnumLabels;

/** What happens to attributes and lists that the live rule book does not declare. */
public enum Undeclared {
    /** They are refused by name. */
    REFUSE,
    /** They are stored; rules ignore them until they are declared. */
    IGNORE;

    @Override
    public String toString() {
        return EnumLabels.of(this);
    }
}
