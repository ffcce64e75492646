package org.holdfast.rules.vocabulary;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;

/** The types of the values that conditions compare. */
public enum ValueType {
    /** A whole number, {@link Integer}. */
    INTEGER,
    /** A decimal number, {@link BigDecimal}. */
    DECIMAL,
    /** An amount in the company's currency, {@link BigDecimal}. */
    MONEY,
    /** A text, {@link String}. */
    TEXT,
    /** Several texts, such as tags: a list of {@link String}. */
    WORDS,
    /** Yes or no, {@link Boolean}. */
    FLAG,
    /** A calendar date, {@link LocalDate}. */
    DAY,
    /** A time of day, {@link LocalTime}, to the minute. */
    CLOCK,
    /** A day with a time of day, {@link LocalDateTime}, to the minute. */
    MOMENT;

    public boolean isNumber() {
        return this == INTEGER || this == DECIMAL || this == MONEY;
    }

    /** Returns whether values of this type have an order, so that {@code <} and {@code >} apply. */
    public boolean isOrdered() {
        return isNumber() || this == DAY || this == CLOCK || this == MOMENT;
    }
}
