package org.holdfast.crm.jdbc;

import java.math.BigDecimal;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.holdfast.crm.mapping.CellNotation;
import org.holdfast.facts.declared.DeclaredFact;
import org.holdfast.facts.intake.WordsCell;
import org.holdfast.facts.person.Birthday;
import org.holdfast.facts.validation.DateOrInstant;
import org.holdfast.facts.validation.InvalidInput;
import org.holdfast.facts.validation.NumberLimits;
import org.jspecify.annotations.Nullable;

/** Converts the value of a database cell to the JSON value of the fact. */
final class CellConverter {

    private static final int SHOWN = 60;

    private final CellNotation notation;
    private final ZoneId zone;

    /** @param notation how texts contain numbers and times */
    CellConverter(CellNotation notation) {
        this.notation = notation;
        this.zone = notation.zone();
    }

    /**
     * Converts a cell.
     *
     * @param value as {@link #value} returns it; {@code null} if the cell is empty
     * @param translations translations from the CRM's values to those of the facts
     * @return a text, a number, a flag, a time or a date; {@code null} if the cell is empty
     * @throws InvalidInput if the value is not valid for the field
     */
    @Nullable
    Object read(@Nullable Object value, ResultColumn column, Map<String, String> translations) {
        if (value == null) {
            return null;
        }
        String translated = translations.isEmpty() ? null : translations.get(plain(value));
        Object text = translated == null ? value : translated;
        Object converted = convert(
                column,
                notation.isStated() && text instanceof String written
                        ? notation.canonical(column.type(), field(column), written)
                        : text);
        return column.mapped() != null && column.mapped().isAttribute() ? attribute(column, converted) : converted;
    }

    /** Reads a cell of the current row. */
    static @Nullable Object value(ResultSet rows, int index, ResultColumn column) throws SQLException {
        return switch (column.kind()) {
            case NUMBER -> rows.getObject(index);
            case FLAG -> {
                boolean flag = rows.getBoolean(index);
                yield rows.wasNull() ? null : flag;
            }
            case ARRAY -> words(rows.getArray(index));
            case DATE -> rows.getObject(index, LocalDate.class);
            case LOCAL -> rows.getObject(index, LocalDateTime.class);
            case ZONED -> rows.getObject(index, OffsetDateTime.class);
            default -> text(rows.getString(index), column);
        };
    }

    private static @Nullable String text(@Nullable String text, ResultColumn column) {
        if (text == null || text.isBlank()) {
            return null;
        }
        return column.isPadded() ? text.stripTrailing() : text;
    }

    private static @Nullable List<String> words(@Nullable Array array) throws SQLException {
        return array != null && array.getArray() instanceof Object[] values
                ? Arrays.stream(values)
                        .filter(Objects::nonNull)
                        .map(CellConverter::plain)
                        .toList()
                : null;
    }

    /** Returns an attribute as JSON has it, if it fits its declaration. */
    private static @Nullable Object attribute(ResultColumn column, Object value) {
        Object sent = value instanceof BigDecimal || value instanceof Boolean || value instanceof List<?>
                ? value
                : plain(value);
        DeclaredFact declared = column.declared();
        String problem = declared == null ? null : declared.problem(sent);
        if (problem != null) {
            throw new InvalidInput(field(column), problem);
        }
        return sent instanceof List<?> words && words.isEmpty() ? null : sent;
    }

    private Object convert(ResultColumn column, Object value) {
        Class<?> type = column.type();
        if (type == BigDecimal.class) {
            return number(column, value);
        } else if (type == Integer.class) {
            return whole(column, value);
        } else if (type == Boolean.class) {
            return flag(column, value);
        } else if (type == DateOrInstant.class) {
            return time(column, value);
        } else if (type == LocalDate.class) {
            return date(column, value);
        } else if (type == Birthday.class) {
            return value instanceof String text && Birthday.isWithoutYear(text.strip())
                    ? text.strip()
                    : date(column, value).toString();
        } else if (type == List.class) {
            return value instanceof List<?> ? value : WordsCell.words(plain(value));
        } else if (type != null && type.isEnum()) {
            return plain(value).strip().toLowerCase(Locale.ROOT).replace('_', '-');
        }
        return plain(value);
    }

    /** Returns a value as text, numbers in plain notation. */
    static String plain(Object value) {
        if (value instanceof BigDecimal number) {
            return plain(number);
        }
        return value instanceof Double || value instanceof Float ? plain(finite((Number) value)) : value.toString();
    }

    /** Removes trailing zeros, because an id that is 5 in one table may be 5.00 in another. */
    private static String plain(BigDecimal number) {
        if (!NumberLimits.isShort(number)) {
            return number.toString();
        }
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }

    private static Object finite(Number number) {
        return Double.isFinite(number.doubleValue()) ? NumberLimits.parse(number.toString()) : String.valueOf(number);
    }

    private static BigDecimal number(ResultColumn column, Object value) {
        try {
            BigDecimal read = value instanceof BigDecimal number
                    ? number
                    : NumberLimits.parse(value.toString().strip());
            if (NumberLimits.isShort(read)) {
                return read;
            }
            throw new InvalidInput(field(column), NumberLimits.TOO_LONG);
        } catch (NumberFormatException e) {
            throw wrong(column, value, "a number with a decimal point, such as 12.50");
        }
    }

    private static Integer whole(ResultColumn column, Object value) {
        try {
            return number(column, value).intValueExact();
        } catch (ArithmeticException e) {
            throw wrong(column, value, "a whole number such as 12");
        }
    }

    private static Boolean flag(ResultColumn column, Object value) {
        return switch (plain(value).strip().toLowerCase(Locale.ROOT)) {
            case "true", "yes", "t", "y", "1", "да", "da" -> true;
            case "false", "no", "f", "n", "0", "нет", "nu" -> false;
            default -> throw wrong(column, value, "true or false, yes or no, 1 or 0");
        };
    }

    private DateOrInstant time(ResultColumn column, Object value) {
        try {
            if (value instanceof LocalDate date) {
                return DateOrInstant.of(date);
            } else if (value instanceof OffsetDateTime time) {
                return DateOrInstant.of(time.toInstant());
            } else if (value instanceof LocalDateTime time) {
                return DateOrInstant.of(time.atZone(zone).toInstant());
            }
            return textTime(column, value);
        } catch (InvalidInput e) {
            throw new InvalidInput(field(column), e.getMessage());
        } catch (DateTimeException e) {
            throw wrong(column, value, "a time between the years 1900 and 2200");
        }
    }

    /** Parses a time in a text column. */
    private DateOrInstant textTime(ResultColumn column, Object value) {
        if (!(value instanceof String text)) {
            throw wrong(column, value, "a date or a time");
        }
        String time = text.strip().replace(' ', 'T');
        try {
            return time.length() > 10
                            && time.indexOf('T') == 10
                            && time.indexOf('Z') < 0
                            && time.lastIndexOf('+') < 0
                            && time.lastIndexOf('-') < 10
                    ? DateOrInstant.of(LocalDateTime.parse(time).atZone(zone).toInstant())
                    : DateOrInstant.parse(text.strip());
        } catch (DateTimeException e) {
            throw wrong(column, value, "a date such as 2026-03-12 or a time such as 2026-03-12 10:00:00");
        }
    }

    private LocalDate date(ResultColumn column, Object value) {
        if (value instanceof LocalDateTime time && !time.toLocalTime().equals(LocalTime.MIDNIGHT)) {
            throw wrong(column, value, "a date");
        }
        LocalDate date = value instanceof LocalDateTime time
                ? time.toLocalDate()
                : time(column, value).day(zone);
        return DateOrInstant.of(date).day(zone);
    }

    private static InvalidInput wrong(ResultColumn column, Object value, String expected) {
        String text = plain(value);
        return new InvalidInput(
                field(column),
                "is \"" + (text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "…") + "\"; expected "
                        + expected);
    }

    private static String field(ResultColumn column) {
        return column.field() == null ? column.label() : column.field();
    }
}
