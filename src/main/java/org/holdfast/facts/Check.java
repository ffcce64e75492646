package org.holdfast.facts;

import java.math.BigDecimal;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The checks that several records share. Every limit on facts stands here or on the record it belongs to. */
final class Check {

    /** Longest identifier, in characters. */
    static final int MAX_ID = 100;
    /** Longest free text, in characters. */
    static final int MAX_TEXT = 4_000;
    /** Most items in one collection of one customer. */
    static final int MAX_ITEMS = 20_000;
    /** Largest amount of money or number of pieces we believe. */
    private static final BigDecimal MAX_AMOUNT = new BigDecimal("1000000000000");
    private static final int MAX_DECIMALS = 6;

    private Check() {
    }

    static String id(String field, @Nullable String value) {
        if (value == null || value.isBlank()) {
            throw new InvalidFact(field, "is missing; an identifier is expected");
        }
        if (value.length() > MAX_ID) {
            throw new InvalidFact(field, "is longer than " + MAX_ID + " characters");
        }
        return printable(field, value);
    }

    static @Nullable String optionalId(String field, @Nullable String value) {
        return value == null ? null : id(field, value);
    }

    static @Nullable String text(String field, @Nullable String value) {
        if (value == null) {
            return null;
        }
        if (value.length() > MAX_TEXT) {
            throw new InvalidFact(field, "is longer than " + MAX_TEXT + " characters");
        }
        if (value.indexOf('\0') >= 0) {
            throw new InvalidFact(field, "contains a NUL character");
        }
        return value;
    }

    static <T> T known(String field, @Nullable T value, String expected) {
        if (value == null) {
            throw new InvalidFact(field, "is missing; " + expected + " is expected");
        }
        return value;
    }

    static @Nullable BigDecimal notNegative(String field, @Nullable BigDecimal value) {
        if (value == null) {
            return null;
        }
        if (value.signum() < 0) {
            throw new InvalidFact(field, "is " + value.toPlainString() + ", but cannot be negative");
        }
        if (value.compareTo(MAX_AMOUNT) > 0) {
            throw new InvalidFact(field, "is larger than " + MAX_AMOUNT.toPlainString());
        }
        if (value.stripTrailingZeros().scale() > MAX_DECIMALS) {
            throw new InvalidFact(field, "has more than " + MAX_DECIMALS + " decimals");
        }
        return value;
    }

    static @Nullable BigDecimal between(String field, @Nullable BigDecimal value, int low, int high) {
        if (value != null && (value.compareTo(BigDecimal.valueOf(low)) < 0 || value.compareTo(BigDecimal.valueOf(high)) > 0)) {
            throw new InvalidFact(field, "is " + value.toPlainString() + ", but must be from " + low + " to " + high);
        }
        return value;
    }

    static @Nullable String currency(String field, @Nullable String value) {
        if (value == null) {
            return null;
        }
        try {
            return Currency.getInstance(value).getCurrencyCode();
        } catch (IllegalArgumentException e) {
            throw new InvalidFact(field, "\"" + shorten(value) + "\" is not an ISO 4217 currency such as EUR");
        }
    }

    static <T> @Nullable List<T> list(String field, @Nullable List<T> items) {
        if (items == null) {
            return null;
        }
        if (items.size() > MAX_ITEMS) {
            throw new InvalidFact(field, "has " + items.size() + " items; at most " + MAX_ITEMS + " are accepted");
        }
        for (int i = 0; i < items.size(); i++) {
            if (items.get(i) == null) {
                throw new InvalidFact(field + "[" + i + "]", "is null; an object is expected");
            }
        }
        return List.copyOf(items);
    }

    static String shorten(String value) {
        return value.length() <= 60 ? value : value.substring(0, 57) + "...";
    }

    private static String printable(String field, String value) {
        if (value.chars().anyMatch(Character::isISOControl)) {
            throw new InvalidFact(field, "contains a control character");
        }
        return value;
    }
}
