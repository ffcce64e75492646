package org.holdfast.rules.table;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.holdfast.diagnostics.ProblemText;
import org.holdfast.rules.language.SentenceGap;
import org.holdfast.rules.language.spelling.WrittenNumber;

/** Reads one value: numbers, amounts and days in the notations people use, and texts unchanged. */
final class ValueReader {

    private static final Pattern QUOTED = Pattern.compile("\"([^\"]*)\"|[“„”]([^“„”]*)[“”]|«([^«»]*)»");
    private static final Pattern NUMBER_WITH_WORDS = Pattern.compile("([^\\d+\\-−–]*)([-+−–]?\\d(?:.*\\d)?)(\\D*)");
    private static final Pattern DAY_FIRST = Pattern.compile("(\\d{1,2})[./](\\d{1,2})[./](\\d{4})");
    private static final Pattern YEAR_FIRST = Pattern.compile("(\\d{4})[./-](\\d{1,2})[./-](\\d{1,2})");
    private static final Pattern WITH_TIME = Pattern.compile("([\\d./-]+)(\\D+\\d{1,2}[:.]\\d{2})");
    private static final int MONTHS = 12;

    private final UnitReader units;

    /** @param home ISO code of the company's currency */
    ValueReader(String home) {
        this.units = new UnitReader(home);
    }

    /**
     * Returns a value in the notation of the rule language.
     *
     * @param isNumber whether the workbook stores the cell as a number, so that a point is always a decimal point
     */
    String read(Placeholder placeholder, String written, boolean isNumber) throws CellRefused {
        if (written.isEmpty()) {
            throw new CellRefused(ProblemText.of("cell-value-missing", "placeholder", placeholder.name()));
        }
        SentenceGap gap = placeholder.slot();
        if (gap == null) {
            return written;
        }
        String value = switch (gap.kind()) {
            case "number", "decimal", "amount" -> number(placeholder, gap, written, isNumber);
            case "date" -> day(written);
            case "moment" -> moment(written);
            default -> unquoted(written);
        };
        if (!gap.accepts(value)) {
            throw new CellRefused(unfit(gap, written));
        }
        return value;
    }

    /** Removes the quotation marks around a text; the sentence has its own. */
    static String unquoted(String text) {
        Matcher quoted = QUOTED.matcher(text);
        if (!quoted.matches()) {
            return text;
        }
        for (int group = 1; group <= quoted.groupCount(); group++) {
            if (quoted.group(group) != null) {
                return quoted.group(group).strip();
            }
        }
        return text;
    }

    /** Returns the error that a value does not fit its gap. */
    static ProblemText unfit(SentenceGap gap, String written) {
        return ProblemText.of("cell-gap", "value", written, "expected", gap.words());
    }

    private String number(Placeholder placeholder, SentenceGap gap, String written, boolean isNumber)
            throws CellRefused {
        Matcher parts = NUMBER_WITH_WORDS.matcher(written);
        if (YEAR_FIRST.matcher(written).matches() || DAY_FIRST.matcher(written).matches()) {
            throw new CellRefused(unfit(gap, written).withHint("cell-number-became-day"));
        }
        if (!parts.matches()) {
            throw new CellRefused(unfit(gap, written));
        }
        units.check(
                placeholder,
                gap,
                written,
                parts.group(1).strip(),
                parts.group(3).strip());
        List<BigDecimal> readings = WrittenNumber.readings(parts.group(2));
        if (readings.isEmpty()) {
            throw new CellRefused(unfit(gap, written));
        }
        if (readings.size() > 1 && !isNumber) {
            String decimal = plain(readings.get(0), gap);
            String whole = readings.get(1).toPlainString();
            throw new CellRefused(ProblemText.of("two-readings", "value", written, "one", decimal, "other", whole));
        }
        return plain(readings.get(0), gap);
    }

    /** Returns a number in plain notation, without trailing zeros where the gap does not allow them. */
    private static String plain(BigDecimal number, SentenceGap gap) {
        BigDecimal bare = number.stripTrailingZeros();
        boolean whole = gap.kind().equals("number") || number.scale() > 2;
        return whole || number.signum() == 0
                ? bare.setScale(Math.max(0, bare.scale())).toPlainString()
                : number.toPlainString();
    }

    /** Returns a day in the notation of the rule language, with the time of day that may stand after it. */
    private static String moment(String written) throws CellRefused {
        Matcher timed = WITH_TIME.matcher(written);
        return timed.matches() ? day(timed.group(1)) + timed.group(2) : day(written);
    }

    /**
     * Returns a day in the notation of the rule language; anything else is returned unchanged, for the gap to reject.
     */
    private static String day(String written) throws CellRefused {
        Matcher yearFirst = YEAR_FIRST.matcher(written);
        if (yearFirst.matches()) {
            return day(written, yearFirst.group(1), yearFirst.group(2), yearFirst.group(3));
        }
        Matcher dayFirst = DAY_FIRST.matcher(written);
        if (!dayFirst.matches()) {
            return written;
        }
        boolean swapped = written.contains("/") && Integer.parseInt(dayFirst.group(2)) > MONTHS;
        String day = dayFirst.group(swapped ? 2 : 1);
        String month = dayFirst.group(swapped ? 1 : 2);
        String read = day(written, dayFirst.group(3), month, day);
        if (written.contains("/") && Integer.parseInt(day) <= MONTHS && !day.equals(month)) {
            throw new CellRefused(ProblemText.of(
                    "two-readings",
                    "value",
                    written,
                    "one",
                    read,
                    "other",
                    day(written, dayFirst.group(3), day, month)));
        }
        return read;
    }

    private static String day(String written, String year, String month, String day) throws CellRefused {
        try {
            return LocalDate.of(Integer.parseInt(year), Integer.parseInt(month), Integer.parseInt(day))
                    .toString();
        } catch (DateTimeException e) {
            throw new CellRefused(ProblemText.of("no-such-day", "value", written));
        }
    }
}
