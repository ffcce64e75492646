package org.holdfast.facts.declared;

import org.holdfast.facts.validation.EnumLabels;

/** The types of declared facts. */
public enum FactType {
    TEXT("a text"),
    /** Several texts, such as tags. */
    WORDS("a list of texts"),
    /** One of the texts that the declaration lists. */
    CHOICE("one of the declared choices"),
    FLAG("true or false"),
    NUMBER("a number"),
    /** An amount in the declared currency. */
    MONEY("an amount as a number"),
    DATE("a date such as 2026-03-12"),
    INSTANT("an instant such as 2026-03-12T10:00:00Z");

    private final String expected;

    FactType(String expected) {
        this.expected = expected;
    }

    /** Returns what a sender has to send, such as "a date such as 2026-03-12". */
    public String expected() {
        return expected;
    }

    public boolean isNumber() {
        return this == NUMBER || this == MONEY;
    }

    public boolean isTime() {
        return this == DATE || this == INSTANT;
    }

    @Override
    public String toString() {
        return EnumLabels.of(this);
    }
}
