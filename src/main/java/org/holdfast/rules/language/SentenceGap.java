package org.holdfast.rules.language;

import com.google.re2j.Pattern;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.holdfast.diagnostics.ProblemText;
import org.holdfast.diagnostics.text.Typography;
import org.holdfast.diagnostics.yaml.CalendarMoment;
import org.holdfast.rules.language.spelling.Spelling;

/**
 * A gap in a sentence into which the author of a rule writes a value. It is defined as {@code {days:number}} or
 * {@code {tier:bronze|silver|gold}}.
 *
 * @param expression regular expression for valid values
 * @param words description of valid values for authors
 */
public record SentenceGap(String name, String kind, String expression, ProblemText words) {

    /** The predefined kinds. */
    private enum Kind {
        NUMBER("\\d{1,9}"),
        DECIMAL("\\d{1,9}(?:[.,]\\d{1,4})?"),
        AMOUNT("\\d{1,12}(?:[.,]\\d{1,2})?"),
        CURRENCY("[A-Z]{3}"),
        DATE(CalendarMoment.DAY),
        MOMENT(CalendarMoment.EXPRESSION),
        CLOCK("(?:[01]?\\d|2[0-3]):[0-5]\\d"),
        WORD("[\\pL\\pN][\\pL\\pN_.-]{0,99}"),
        TEXT("[^\"\\\\]{1,200}");

        private final String expression;

        Kind(String expression) {
            this.expression = expression;
        }

        private ProblemText words() {
            return ProblemText.of("gap." + name().toLowerCase(Locale.ROOT));
        }
    }

    /** @throws IllegalArgumentException if there is no such kind */
    static SentenceGap of(String name, String kind) {
        if (kind.contains("|")) {
            String[] choices = kind.split("\\|");
            return new SentenceGap(
                    name,
                    kind,
                    Arrays.stream(choices).map(Pattern::quote).collect(Collectors.joining("|")),
                    ProblemText.of("one-of", "list", String.join(", ", choices)));
        }
        for (Kind known : Kind.values()) {
            if (known.name().equalsIgnoreCase(kind)) {
                return new SentenceGap(name, kind, known.expression, known.words());
            }
        }
        throw new IllegalArgumentException(kind);
    }

    /** Returns the value of this gap from the values of a line that matched the sentence. */
    String valueIn(Map<String, String> values) {
        return Objects.requireNonNull(values.get(name), name);
    }

    /** Returns a valid value, for those who write a sentence and have none yet. */
    public String exampleValue() {
        return switch (kind.toLowerCase(Locale.ROOT)) {
            case "number" -> "3";
            case "decimal" -> "1.5";
            case "amount" -> "25";
            case "currency" -> "EUR";
            case "date" -> "2026-12-31";
            case "moment" -> "2026-12-31 18:00";
            case "clock" -> "09:00";
            case "word", "text" -> name;
            default -> kind.split("\\|")[0];
        };
    }

    /** Returns whether a value is valid. */
    public boolean accepts(String value) {
        return Pattern.matches("(?i:" + expression + ")", value);
    }

    /** Returns whether the value is a number, on which the plural form of the next word can depend. */
    public boolean isNumber() {
        return kind.equals("number") || kind.equals("decimal") || kind.equals("amount");
    }

    /** Returns whether the value is an amount of money in the company's currency. */
    boolean isAmount() {
        return kind.equals("amount");
    }

    /** Returns whether the value is a day or a time, which is not among the names of anything. */
    public boolean isTime() {
        return kind.equals("date") || kind.equals("moment") || kind.equals("clock");
    }

    /** Returns a regular expression for values in which a name may contain a dash of any kind. */
    String lenient() {
        if (kind.contains("|")) {
            return Arrays.stream(kind.split("\\|")).map(Spelling::name).collect(Collectors.joining("|"));
        }
        return kind.equalsIgnoreCase("word") ? Spelling.word() : expression;
    }

    /**
     * Replaces typographic characters in a value. A text is not changed, since it is compared with the data of the
     * customer.
     */
    String plain(String value) {
        return kind.equalsIgnoreCase("text") ? value : Typography.plain(value);
    }

    /**
     * Converts a value to DRL: a number gets a decimal point, a date the form {@code 2026-03-12}, with a time of day
     * {@code 2026-03-12T18:00}.
     */
    String toDrl(String value) {
        if (isNumber()) {
            return value.replace(',', '.');
        }
        if (kind.equals("moment")) {
            return moment(value);
        }
        String[] day = kind.equals("date") ? value.split("\\.") : new String[0];
        return day.length == 3 ? day[2] + "-" + twoDigits(day[1]) + "-" + twoDigits(day[0]) : value;
    }

    /** A day that is not in the calendar is left as it is, for the reader of rules to reject. */
    private static String moment(String value) {
        try {
            return CalendarMoment.parse(value).toString();
        } catch (DateTimeParseException e) {
            return value;
        }
    }

    private static String twoDigits(String number) {
        return number.length() == 1 ? "0" + number : number;
    }
}
