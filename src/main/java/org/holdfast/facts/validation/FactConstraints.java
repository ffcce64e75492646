package org.holdfast.facts.validation;

import java.math.BigDecimal;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Constraints shared by facts and by reports about decisions. Every limit on facts is defined here or on the record it
 * applies to.
 */
public final class FactConstraints {

    /** Maximum length of an identifier, in characters. */
    public static final int MAX_ID = 100;
    /** Maximum length of a free text, in characters. */
    static final int MAX_TEXT = 4_000;
    /** Maximum number of items in one collection of one customer. */
    public static final int MAX_ITEMS = 20_000;
    /** Largest plausible amount of money or quantity. */
    private static final BigDecimal MAX_AMOUNT = new BigDecimal("1000000000000");

    private static final int MAX_DECIMALS = 6;
    private static final int SHOWN_DIGITS = 15;

    private FactConstraints() {}

    public static String id(String field, @Nullable String value) {
        if (value == null || value.isBlank()) {
            throw new InvalidInput(field, "is missing; an identifier is expected");
        }
        if (value.length() > MAX_ID) {
            throw new InvalidInput(field, "is longer than " + MAX_ID + " characters");
        }
        String problem = Characters.problemOfId(value);
        if (problem != null) {
            throw new InvalidInput(field, problem);
        }
        return value;
    }

    public static @Nullable String optionalId(String field, @Nullable String value) {
        return value == null ? null : id(field, value);
    }

    public static @Nullable String text(String field, @Nullable String value) {
        if (value == null) {
            return null;
        }
        if (value.length() > MAX_TEXT) {
            throw new InvalidInput(field, "is longer than " + MAX_TEXT + " characters");
        }
        String problem = Characters.problemOfText(value);
        if (problem != null) {
            throw new InvalidInput(field, problem);
        }
        return value;
    }

    public static <T> T known(String field, @Nullable T value, String expected) {
        if (value == null) {
            throw new InvalidInput(field, "is missing; " + expected + " is expected");
        }
        return value;
    }

    public static @Nullable BigDecimal notNegative(String field, @Nullable BigDecimal value) {
        if (value == null) {
            return null;
        }
        isShort(field, value);
        if (value.signum() < 0) {
            throw new InvalidInput(field, shown(value) + ", but cannot be negative");
        }
        if (value.compareTo(MAX_AMOUNT) > 0) {
            throw new InvalidInput(field, "is larger than " + MAX_AMOUNT.toPlainString());
        }
        if (value.stripTrailingZeros().scale() > MAX_DECIMALS) {
            throw new InvalidInput(field, "has more than " + MAX_DECIMALS + " decimals");
        }
        return written(value);
    }

    /** Accepts negative numbers, too. */
    public static @Nullable BigDecimal number(String field, @Nullable BigDecimal value) {
        if (value == null) {
            return null;
        }
        isShort(field, value);
        notNegative(field, value.abs());
        return written(value);
    }

    /**
     * Rejects a number of excessive length. Numbers that arrive as trees have not passed the JSON reader. The number
     * itself is not quoted because it may be very long.
     */
    private static void isShort(String field, BigDecimal value) {
        if (!NumberLimits.isShort(value)) {
            throw new InvalidInput(field, NumberLimits.TOO_LONG);
        }
    }

    /** Quotes the number only if it has an ordinary length. */
    private static String shown(BigDecimal value) {
        if (value.precision() <= SHOWN_DIGITS && value.scale() >= 0 && value.scale() <= SHOWN_DIGITS) {
            return "is " + value.toPlainString();
        }
        return value.signum() < 0 ? "is negative" : "is a number of many digits";
    }

    /** Stores 1e3 as 1000, so that the number that is read back is equal to it. */
    private static BigDecimal written(BigDecimal value) {
        return value.scale() < 0 ? value.setScale(0) : value;
    }

    public static @Nullable BigDecimal between(String field, @Nullable BigDecimal value, int low, int high) {
        if (value == null) {
            return null;
        }
        isShort(field, value);
        if (value.compareTo(BigDecimal.valueOf(low)) < 0 || value.compareTo(BigDecimal.valueOf(high)) > 0) {
            throw new InvalidInput(field, shown(value) + ", but must be from " + low + " to " + high);
        }
        return written(value);
    }

    public static @Nullable String currency(String field, @Nullable String value) {
        if (value == null) {
            return null;
        }
        try {
            return Currency.getInstance(value).getCurrencyCode();
        } catch (IllegalArgumentException e) {
            throw new InvalidInput(field, "\"" + shorten(value) + "\" is not an ISO 4217 currency such as EUR");
        }
    }

    public static <T> @Nullable List<T> list(String field, @Nullable List<T> items) {
        if (items == null) {
            return null;
        }
        if (items.size() > MAX_ITEMS) {
            throw new InvalidInput(field, "has " + items.size() + " items; at most " + MAX_ITEMS + " are accepted");
        }
        for (int i = 0; i < items.size(); i++) {
            if (items.get(i) == null) {
                throw new InvalidInput(field + "[" + i + "]", "is null; an object is expected");
            }
        }
        return List.copyOf(items);
    }

    /** Shortens a value for quotation in a message. */
    public static String shorten(String value) {
        return value.length() <= 60 ? value : value.substring(0, 57) + "...";
    }
}
