package org.holdfast.cli.terminal;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Year;
import java.time.YearMonth;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.holdfast.loyalty.measures.Period;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/**
 * Converts {@code --period}: a number of days up to today such as {@code 90d}, a year, or a month. A period that has
 * not ended yet ends today.
 *
 * @param lastDays length in days, or 0 for a year or a month
 * @param first first month, or {@code null} for a number of days
 * @param last last month, or {@code null} for a number of days
 */
public record PeriodConverter(
        int lastDays, @Nullable YearMonth first, @Nullable YearMonth last)
        implements CommandLine.ITypeConverter<PeriodConverter> {

    private static final Pattern LAST_DAYS = Pattern.compile("(\\d{1,4})d");
    private static final Pattern MONTH = Pattern.compile("\\d{4}-\\d{2}");
    private static final Pattern YEAR = Pattern.compile("\\d{4}");

    /** Required by picocli, which creates the converter without arguments. */
    public PeriodConverter() {
        this(0, null, null);
    }

    @Override
    public PeriodConverter convert(String text) {
        Matcher days = LAST_DAYS.matcher(text);
        try {
            if (days.matches()) {
                int number = Integer.parseInt(days.group(1));
                if (number >= 1 && number <= Period.MAX_DAYS) {
                    return new PeriodConverter(number, null, null);
                }
            } else if (MONTH.matcher(text).matches()) {
                return new PeriodConverter(0, YearMonth.parse(text), YearMonth.parse(text));
            } else if (YEAR.matcher(text).matches()) {
                return new PeriodConverter(
                        0, Year.parse(text).atMonth(1), Year.parse(text).atMonth(12));
            }
        } catch (DateTimeException e) {
            // Reported below.
        }
        throw new CommandLine.TypeConversionException(
                "\"" + text + "\" is not a period such as 90d (at most " + Period.MAX_DAYS + "d), 2026 or 2026-03");
    }

    public LocalDate from(LocalDate today) {
        return first == null ? Period.endingOn(today, lastDays).from() : first.atDay(1);
    }

    public LocalDate to(LocalDate today) {
        return last == null || last.atEndOfMonth().isAfter(today) ? today : last.atEndOfMonth();
    }
}
