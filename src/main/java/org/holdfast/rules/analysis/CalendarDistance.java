package org.holdfast.rules.analysis;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.math.BigDecimal;
import java.util.Locale;
import org.holdfast.rules.condition.Operand;
import org.holdfast.rules.vocabulary.ValueType;
import org.jspecify.annotations.Nullable;

/**
 * A day that is computed from today, such as today three months ago, as a position on a scale: of two days on one scale
 * the one with the greater position is always the later one, whatever today is. Days on different scales cannot be
 * compared.
 *
 * @param scale such as {@code months}
 */
record CalendarDistance(String scale, BigDecimal position) {

    /** Separates what is compared from the scale in the key of a domain. */
    static final String SEPARATOR = " | ";

    private static final int MONTHS_OF_A_YEAR = 12;
    private static final Pattern START = Pattern.compile("startOf(Last|Next)?(Week|Month|Quarter|Year)");
    private static final Pattern DISTANCE = Pattern.compile("(weeks|months|years)Ago|in(Weeks|Months|Years)");

    /** Returns the position of an operand; {@code null} if it is not computed from today in this way. */
    static @Nullable CalendarDistance of(Operand operand) {
        if (operand.type() != ValueType.DAY) {
            return null;
        }
        if (operand instanceof Operand.OfField of) {
            Matcher start = START.matcher(of.field().name());
            return start.matches() ? start(start) : null;
        }
        if (operand instanceof Operand.OfMeasure of) {
            Matcher distance = DISTANCE.matcher(of.measure().name());
            return distance.matches()
                    ? distance(distance, (Integer) of.arguments().get(0))
                    : null;
        }
        return null;
    }

    private static CalendarDistance start(Matcher start) {
        int position = 0;
        if (start.group(1) != null) {
            position = start.group(1).equals("Last") ? -1 : 1;
        }
        return new CalendarDistance("start of " + start.group(2), BigDecimal.valueOf(position));
    }

    /** A year is twelve months, also on 29 February. */
    private static CalendarDistance distance(Matcher distance, int number) {
        boolean ago = distance.group(1) != null;
        String unit = (ago ? distance.group(1) : distance.group(2)).toLowerCase(Locale.ROOT);
        int units = (ago ? -1 : 1) * number * (unit.equals("years") ? MONTHS_OF_A_YEAR : 1);
        return new CalendarDistance(unit.equals("weeks") ? unit : "months", BigDecimal.valueOf(units));
    }

    /** Returns the key of the domain of an expression on this scale. */
    String key(Operand compared) {
        return compared.text() + SEPARATOR + scale;
    }
}
