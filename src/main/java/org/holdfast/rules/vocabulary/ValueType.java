package org.holdfast.rules.vocabulary;

/** The kinds of values that conditions compare. */
public enum ValueType {
    /** A whole number, {@link Integer}. */
    INTEGER("a whole number"),
    /** A number with decimals, {@link java.math.BigDecimal}. */
    DECIMAL("a number"),
    /** An amount in the company's currency, {@link java.math.BigDecimal}. */
    MONEY("an amount"),
    /** A text, {@link String}. */
    TEXT("a text in quotes"),
    /** Yes or no, {@link Boolean}. */
    FLAG("true or false"),
    /** A calendar day, {@link java.time.LocalDate}. */
    DAY("a date in quotes such as \"2026-03-12\"");

    private final String words;

    ValueType(String words) {
        this.words = words;
    }

    /** How to say it to an author. */
    public String words() {
        return words;
    }

    public boolean isNumber() {
        return this == INTEGER || this == DECIMAL || this == MONEY;
    }

    /** Whether one value can come before another. */
    public boolean isOrdered() {
        return isNumber() || this == DAY;
    }
}
