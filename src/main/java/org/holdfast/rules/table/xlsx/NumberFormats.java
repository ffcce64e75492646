package org.holdfast.rules.table.xlsx;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Formats the numbers of a workbook, which stores every number, date and percentage as a binary fraction with a display
 * format. The result is what people typed: {@code 0.1}, {@code 2026-03-01}, {@code 5%}.
 */
final class NumberFormats {

    /** The precision of spreadsheet programs; further digits are artefacts of binary fractions. */
    private static final MathContext DIGITS = new MathContext(15);

    private static final int MAX_STYLES = 100_000;
    private static final int SECONDS_OF_DAY = 86_400;
    private static final int LAST_DAY = 2_958_465;
    /** Serial number of 29 February 1900, which spreadsheet programs count although it never existed. */
    private static final int FICTITIOUS_DAY = 60;

    private static final Set<String> BUILT_IN_PERCENTAGES = Set.of("9", "10");
    private static final Set<String> BUILT_IN_DATES = Set.of(
            "14", "15", "16", "17", "18", "19", "20", "21", "22", "27", "28", "29", "30", "31", "32", "33", "34", "35",
            "36", "45", "46", "47", "50", "51", "52", "53", "54", "55", "56", "57", "58");

    private enum Kind {
        NUMBER,
        PERCENTAGE,
        DATE
    }

    private final List<Kind> kinds = new ArrayList<>();
    private final boolean from1904;

    /** @param from1904 whether dates count from 1 January 1904, as in workbooks of old Macs */
    NumberFormats(boolean from1904) {
        this.from1904 = from1904;
    }

    /** Reads the cell styles of the workbook. */
    void read(XmlPart styles) throws UnreadableWorkbook {
        Map<String, String> own = new HashMap<>();
        boolean ofCells = false;
        while (styles.next()) {
            if (styles.starts("numFmt")) {
                own.put(String.valueOf(styles.attribute("numFmtId")), String.valueOf(styles.attribute("formatCode")));
            } else if (styles.starts("cellXfs") || styles.ends("cellXfs")) {
                ofCells = styles.starts("cellXfs");
            } else if (ofCells && styles.starts("xf")) {
                String id = String.valueOf(styles.attribute("numFmtId"));
                String custom = own.get(id);
                kinds.add(custom == null ? builtIn(id) : kind(custom));
            }
            if (kinds.size() > MAX_STYLES || own.size() > MAX_STYLES) {
                throw UnreadableWorkbook.damaged();
            }
        }
    }

    private static Kind builtIn(String id) {
        if (BUILT_IN_DATES.contains(id)) {
            return Kind.DATE;
        }
        return BUILT_IN_PERCENTAGES.contains(id) ? Kind.PERCENTAGE : Kind.NUMBER;
    }

    /** Returns the kind of a custom format, ignoring literal text, colours and conditions. */
    private static Kind kind(String format) {
        String shown = withoutLiterals(format);
        if (shown.chars().anyMatch(c -> "ymdhs".indexOf(c) >= 0)) {
            return Kind.DATE;
        }
        return shown.contains("%") ? Kind.PERCENTAGE : Kind.NUMBER;
    }

    private static String withoutLiterals(String format) {
        StringBuilder bare = new StringBuilder();
        for (int i = 0; i < format.length() && format.charAt(i) != ';'; i++) {
            char c = format.charAt(i);
            int end = endOfLiteral(format, i);
            if (c == '\\' || c == '_' || c == '*') {
                i++;
            } else if (end > i) {
                i = end;
            } else {
                bare.append(Character.toLowerCase(c));
            }
        }
        return bare.toString();
    }

    private static int endOfLiteral(String format, int start) {
        return switch (format.charAt(start)) {
            case '"' -> format.indexOf('"', start + 1);
            case '[' -> format.indexOf(']', start);
            default -> start;
        };
    }

    /**
     * Returns a number as displayed.
     *
     * @param raw the number as stored in the workbook
     * @param style index of the cell's style; may be empty
     */
    String text(String raw, String style) throws UnreadableWorkbook {
        double value = number(raw);
        return switch (kind(style, value)) {
            case DATE -> date(value);
            case PERCENTAGE -> plain(new BigDecimal(raw.strip()).movePointRight(2)) + "%";
            case NUMBER -> plain(new BigDecimal(raw.strip()));
        };
    }

    private Kind kind(String style, double value) {
        int index = style.matches("[0-9]{1,6}") ? Integer.parseInt(style) : -1;
        Kind kind = index < 0 || index >= kinds.size() ? Kind.NUMBER : kinds.get(index);
        return kind == Kind.DATE && (value < 0 || value >= LAST_DAY + 1) ? Kind.NUMBER : kind;
    }

    private static double number(String raw) throws UnreadableWorkbook {
        // Longer numbers, or numbers such as 1e999999999, would be expanded to all their digits.
        if (!raw.strip().matches("[+-]?[0-9.]{1,40}([eE][+-]?[0-9]{1,3})?")) {
            throw UnreadableWorkbook.damaged();
        }
        try {
            double value = Double.parseDouble(raw);
            if (Double.isInfinite(value)) {
                throw UnreadableWorkbook.damaged();
            }
            return value;
        } catch (NumberFormatException e) {
            throw UnreadableWorkbook.damaged();
        }
    }

    private static String plain(BigDecimal number) {
        BigDecimal typed = number.round(DIGITS).stripTrailingZeros();
        return typed.signum() == 0 ? "0" : typed.toPlainString();
    }

    private String date(double serial) {
        long days = (long) serial;
        long seconds = Math.round((serial - days) * SECONDS_OF_DAY);
        if (seconds == SECONDS_OF_DAY) {
            days++;
            seconds = 0;
        }
        if (days == 0 && !from1904) {
            return LocalTime.ofSecondOfDay(seconds).toString();
        }
        LocalDate date = from1904
                ? LocalDate.of(1904, 1, 1).plusDays(days)
                : LocalDate.of(1899, 12, days < FICTITIOUS_DAY ? 31 : 30).plusDays(days);
        return seconds == 0
                ? date.toString()
                : date.atTime(LocalTime.ofSecondOfDay(seconds)).toString();
    }
}
