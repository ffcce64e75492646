package org.holdfast.diagnostics.yaml;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The numbers allowed as a value in a YAML file. Only plain notation is accepted: {@code 1e-999999999} is also a
 * number, but adding it to another one would take forever.
 *
 * @param what description of the value, such as "A number of days"
 * @param min minimum, inclusive
 * @param max maximum, inclusive
 * @param decimals maximum number of decimals
 */
public record NumberBounds(String what, BigDecimal min, BigDecimal max, int decimals) {

    /** An amount granted by one action, in the company's currency. */
    public static final NumberBounds AMOUNT = new NumberBounds("An amount", 0, 1_000_000, 2);
    /** The value or cost of one action, in the company's currency; a push message costs a fraction of a cent. */
    public static final NumberBounds WORTH = new NumberBounds("An amount", 0, 1_000_000, 4);
    /** A number of days, at most ten years. */
    public static final NumberBounds DAYS = new NumberBounds("A number of days", 1, 3_650, 0);

    public static final NumberBounds DAYS_OR_NONE = new NumberBounds("A number of days", 0, 3_650, 0);

    private static final Pattern PLAIN = Pattern.compile("[-+]?[0-9]{1,18}(\\.[0-9]{1,18})?");
    private static final Pattern SOMEWHERE = Pattern.compile("(?<![0-9])-?[0-9]{1,18}([.,][0-9]{1,18})?(?![0-9])");

    public NumberBounds(String what, long min, long max, int decimals) {
        this(what, BigDecimal.valueOf(min), BigDecimal.valueOf(max), decimals);
    }

    /** Returns bounds that exclude 0: the minimum is the smallest number with that many decimals. */
    public static NumberBounds aboveZero(String what, long max, int decimals) {
        return new NumberBounds(what, BigDecimal.ONE.movePointLeft(decimals), BigDecimal.valueOf(max), decimals);
    }

    /** Returns the number, or {@code null} after reporting a problem. */
    public @Nullable BigDecimal read(YamlNode node) {
        String text = node.text();
        if (text == null) {
            return null;
        }
        String number = text.strip();
        if (!PLAIN.matcher(number).matches()) {
            node.error(
                    "\"" + shorten(text) + "\" is not what is expected here: "
                            + (decimals == 0 ? "a whole number." : "a number."),
                    hint(number));
            return null;
        }
        BigDecimal value = new BigDecimal(number);
        if (!accepts(value)) {
            node.error(
                    what + (isAboveZero() ? " above 0 and up to " : " from " + min.toPlainString() + " to ")
                            + max.toPlainString() + (decimals == 0 ? "" : " with at most " + decimals + " decimals")
                            + " is expected here.",
                    hint(number));
            return null;
        }
        return value;
    }

    /** Returns a whole number, or {@code null} after reporting a problem. */
    public @Nullable Integer readWhole(YamlNode node) {
        BigDecimal value = read(node);
        return value == null ? null : value.intValueExact();
    }

    private boolean accepts(BigDecimal value) {
        return value.compareTo(min) >= 0
                && value.compareTo(max) <= 0
                && value.stripTrailingZeros().scale() <= decimals;
    }

    /** Suggests a number: 30 for "30 days", 0.3 for a probability of 30. */
    private String hint(String text) {
        Matcher matcher = SOMEWHERE.matcher(text);
        if (!matcher.find()) {
            return isAboveZero() ? "" : "Maybe " + min.toPlainString() + ", without any word.";
        }
        BigDecimal value = new BigDecimal(matcher.group().replace(',', '.'));
        if (isAboveZero() && value.signum() == 0) {
            return "Maybe leave it out.";
        }
        return "Maybe " + nearest(value).stripTrailingZeros().toPlainString() + ".";
    }

    private BigDecimal nearest(BigDecimal value) {
        BigDecimal percentage = value.movePointLeft(2);
        if (accepts(value)) {
            return value;
        }
        if (accepts(value.negate())) {
            return value.negate();
        }
        if (max.equals(BigDecimal.ONE) && accepts(percentage)) {
            return percentage;
        }
        if (value.compareTo(min) < 0) {
            return min;
        }
        return value.compareTo(max) > 0 ? max : value.setScale(decimals, RoundingMode.HALF_UP);
    }

    private boolean isAboveZero() {
        return decimals > 0 && min.compareTo(BigDecimal.ONE.movePointLeft(decimals)) == 0;
    }

    private static String shorten(String text) {
        return text.length() <= 60 ? text : text.substring(0, 60) + "…";
    }
}
