package org.holdfast.diagnostics.yaml;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which numbers a value of a YAML file takes. Only plain ones: {@code 1e-999999999} is a number too, and whoever adds
 * it to another one never comes back.
 *
 * @param what what the number is, such as "A number of days"
 * @param least included
 * @param most included
 * @param decimals at most so many digits after the point
 */
public record NumberBounds(String what, BigDecimal least, BigDecimal most, int decimals) {

    /** What is granted at once, in the company's currency. */
    public static final NumberBounds AMOUNT = new NumberBounds("An amount", 0, 1_000_000, 2);
    /** What one action is worth or costs, in the company's currency; a push message costs a fraction of a cent. */
    public static final NumberBounds WORTH = new NumberBounds("An amount", 0, 1_000_000, 4);
    /** Ten years are longer than anybody plans. */
    public static final NumberBounds DAYS = new NumberBounds("A number of days", 1, 3_650, 0);

    public static final NumberBounds DAYS_OR_NONE = new NumberBounds("A number of days", 0, 3_650, 0);

    private static final Pattern PLAIN = Pattern.compile("[-+]?[0-9]{1,18}(\\.[0-9]{1,18})?");
    private static final Pattern SOMEWHERE = Pattern.compile("(?<![0-9])-?[0-9]{1,18}([.,][0-9]{1,18})?(?![0-9])");

    public NumberBounds(String what, long least, long most, int decimals) {
        this(what, BigDecimal.valueOf(least), BigDecimal.valueOf(most), decimals);
    }

    /** A number that must not be 0: the least is the smallest one with so many decimals. */
    public static NumberBounds aboveZero(String what, long most, int decimals) {
        return new NumberBounds(what, BigDecimal.ONE.movePointLeft(decimals), BigDecimal.valueOf(most), decimals);
    }

    /** The number, or {@code null} with a problem. */
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
                    what + (isAboveZero() ? " above 0 and up to " : " from " + least.toPlainString() + " to ")
                            + most.toPlainString() + (decimals == 0 ? "" : " with at most " + decimals + " decimals")
                            + " is expected here.",
                    hint(number));
            return null;
        }
        return value;
    }

    /** The number of a figure without decimals, or {@code null} with a problem. */
    public @Nullable Integer readWhole(YamlNode node) {
        BigDecimal value = read(node);
        return value == null ? null : value.intValueExact();
    }

    private boolean accepts(BigDecimal value) {
        return value.compareTo(least) >= 0
                && value.compareTo(most) <= 0
                && value.stripTrailingZeros().scale() <= decimals;
    }

    /** "30 days" were probably meant as 30, a likelihood of 30 as 0.3. */
    private String hint(String text) {
        Matcher matcher = SOMEWHERE.matcher(text);
        if (!matcher.find()) {
            return isAboveZero() ? "" : "Maybe " + least.toPlainString() + ", without any word.";
        }
        BigDecimal value = new BigDecimal(matcher.group().replace(',', '.'));
        if (isAboveZero() && value.signum() == 0) {
            return "Maybe leave it out.";
        }
        BigDecimal share = value.movePointLeft(2);
        BigDecimal meant = accepts(value)
                ? value
                : accepts(value.negate())
                        ? value.negate()
                        : most.equals(BigDecimal.ONE) && accepts(share)
                                ? share
                                : value.compareTo(least) < 0
                                        ? least
                                        : value.compareTo(most) > 0
                                                ? most
                                                : value.setScale(decimals, RoundingMode.HALF_UP);
        return "Maybe " + meant.stripTrailingZeros().toPlainString() + ".";
    }

    private boolean isAboveZero() {
        return decimals > 0 && least.compareTo(BigDecimal.ONE.movePointLeft(decimals)) == 0;
    }

    private static String shorten(String text) {
        return text.length() <= 60 ? text : text.substring(0, 60) + "…";
    }
}
