package org.holdfast.crm.mapping;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.time.temporal.TemporalAccessor;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.holdfast.facts.person.Birthday;
import org.holdfast.facts.validation.DateOrInstant;
import org.holdfast.facts.validation.InvalidInput;
import org.jspecify.annotations.Nullable;

/**
 * How a source writes numbers and times as text. It is stated in the mapping and never guessed while loading:
 * {@code 1.000} and {@code 03.04.2026} have two meanings each.
 *
 * @param decimal the decimal sign, a comma or a point
 * @param dates patterns of dates and times, in the order in which they are tried; ISO 8601 is always understood
 * @param zone zone of times without one
 */
public record CellNotation(char decimal, List<String> dates, ZoneId zone) {

    private static final int SHOWN = 60;
    /** Maximum length of a number or time as it is written; the patterns are not applied to longer cells. */
    private static final int MAX_LENGTH = 300;

    private static final Pattern CURRENCY =
            Pattern.compile("^(?:\\p{Sc}|\\p{Lu}{3}\\b)\\s*|\\s*(?:\\p{Sc}|\\p{Lu}{3})$");
    private static final Pattern WITH_COMMA =
            Pattern.compile("[-+]?(?:\\d{1,3}(?:[.\\s\\u00A0\\u202F'’]\\d{3})+|\\d+)?(?:,\\d+)?");
    private static final Pattern WITH_POINT =
            Pattern.compile("[-+]?(?:\\d{1,3}(?:[,\\s\\u00A0\\u202F'’]\\d{3})+|\\d+)?(?:\\.\\d+)?(?:[eE][-+]?\\d+)?");
    private static final Pattern GROUPING = Pattern.compile("[\\s\\u00A0\\u202F'’]");

    /** Returns the notation of a source that states none: decimal points and ISO dates. */
    public static CellNotation plain(ZoneId zone) {
        return new CellNotation('.', List.of(), zone);
    }

    /** Returns whether the source states how it writes numbers or times. */
    public boolean isStated() {
        return decimal != '.' || !dates.isEmpty();
    }

    /**
     * Returns a cell as the facts write it: numbers with a decimal point, dates and times according to ISO 8601. Other
     * types are returned as they are.
     *
     * @param type type of the field
     * @throws InvalidInput if the cell is not written as stated, or names a day that does not exist
     */
    public String canonical(@Nullable Class<?> type, String field, String cell) {
        if (type == BigDecimal.class || type == Integer.class) {
            return number(field, cell);
        }
        if (type == DateOrInstant.class) {
            return time(field, cell);
        }
        if (type == Birthday.class && Birthday.isWithoutYear(cell.strip())) {
            return cell.strip();
        }
        return type == LocalDate.class || type == Birthday.class ? date(field, cell) : cell;
    }

    private String number(String field, String cell) {
        checkLength(field, cell, "a number");
        String bare = CURRENCY.matcher(cell.strip()).replaceAll("").strip();
        Pattern form = decimal == ',' ? WITH_COMMA : WITH_POINT;
        if (bare.isEmpty() || !form.matcher(bare).matches() || bare.chars().noneMatch(Character::isDigit)) {
            throw new InvalidInput(
                    field,
                    "is \"" + shown(cell) + "\"; expected a number with a decimal "
                            + (decimal == ',' ? "comma, such as 12,50" : "point, such as 12.50"));
        }
        String joined = GROUPING.matcher(bare).replaceAll("");
        return decimal == ',' ? joined.replace(".", "").replace(',', '.') : joined.replace(",", "");
    }

    private String time(String field, String cell) {
        TemporalAccessor time = parse(field, cell);
        if (time instanceof OffsetDateTime instant) {
            return instant.toInstant().toString();
        }
        return time instanceof LocalDateTime local
                ? local.atZone(zone).toInstant().toString()
                : time.toString();
    }

    /** Returns the day; the time at which it was written down is left out. */
    private String date(String field, String cell) {
        TemporalAccessor time = parse(field, cell);
        LocalDate day = time instanceof OffsetDateTime instant
                ? instant.atZoneSameInstant(zone).toLocalDate()
                : LocalDate.from(time);
        return day.toString();
    }

    private TemporalAccessor parse(String field, String cell) {
        checkLength(field, cell, "a date or time");
        String text = cell.strip();
        for (String pattern : dates) {
            try {
                return formatter(pattern).parseBest(text, OffsetDateTime::from, LocalDateTime::from, LocalDate::from);
            } catch (DateTimeException e) {
                continue;
            }
        }
        try {
            return DateTimeFormatter.ISO_DATE_TIME.parseBest(
                    text.indexOf(' ') == 10 ? text.replaceFirst(" (?=\\d)", "T").replaceFirst(" (?=[-+Z])", "") : text,
                    OffsetDateTime::from,
                    LocalDateTime::from);
        } catch (DateTimeException e) {
            return isoDate(field, text);
        }
    }

    private LocalDate isoDate(String field, String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException e) {
            throw new InvalidInput(
                    field,
                    "is \"" + shown(text) + "\"; expected a date "
                            + (dates.isEmpty()
                                    ? "such as 2026-03-12 or a time such as 2026-03-12 10:00:00"
                                    : "of a day that exists, written as " + String.join(" or ", dates)));
        }
    }

    private static void checkLength(String field, String cell, String expected) {
        if (cell.length() > MAX_LENGTH) {
            throw new InvalidInput(
                    field,
                    "is \"" + shown(cell) + "\", which has " + cell.length() + " characters; expected " + expected
                            + " of at most " + MAX_LENGTH);
        }
    }

    /**
     * Returns the formatter of a pattern. Days that do not exist are refused, which requires the year of the calendar
     * instead of the year of an era.
     *
     * @throws IllegalArgumentException if the pattern is not valid
     */
    public static DateTimeFormatter formatter(String pattern) {
        return DateTimeFormatter.ofPattern(pattern.replace('y', 'u'), Locale.ENGLISH)
                .withResolverStyle(ResolverStyle.STRICT);
    }

    private static String shown(String text) {
        return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "…";
    }
}
