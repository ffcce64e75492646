package org.holdfast.rules.language;

import com.google.re2j.Pattern;
import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * A gap in a sentence that its author fills, written {@code {days:number}} or {@code {tier:bronze|silver|gold}}.
 *
 * @param expression what may stand there, as a linear-time pattern
 * @param words what may stand there, for people
 */
public record Slot(String name, String kind, String expression, String words) {

    /** The kinds that have a name of their own. */
    private enum Kind {
        NUMBER("\\d{1,9}", "a whole number such as 3"),
        DECIMAL("\\d{1,9}(?:[.,]\\d{1,4})?", "a number such as 1.5"),
        AMOUNT("\\d{1,12}(?:[.,]\\d{1,2})?", "an amount such as 25 or 9.90"),
        CURRENCY("[A-Z]{3}", "a currency such as EUR"),
        DATE("\\d{4}-\\d{2}-\\d{2}", "a date such as 2026-03-12"),
        WORD("[\\pL\\pN][\\pL\\pN_.-]{0,99}", "a word without spaces"),
        TEXT("[^\"\\\\]{1,200}", "a text without quotation marks");

        private final String expression;
        private final String words;

        Kind(String expression, String words) {
            this.expression = expression;
            this.words = words;
        }
    }

    /** @throws IllegalArgumentException when there is no such kind */
    static Slot of(String name, String kind) {
        if (kind.contains("|")) {
            String[] choices = kind.split("\\|");
            return new Slot(name, kind, Arrays.stream(choices).map(Pattern::quote).collect(Collectors.joining("|")),
                    "one of " + String.join(", ", choices));
        }
        for (Kind known : Kind.values()) {
            if (known.name().equalsIgnoreCase(kind)) {
                return new Slot(name, kind, known.expression, known.words);
            }
        }
        throw new IllegalArgumentException(kind);
    }

    /** Whether a value may stand here. */
    boolean accepts(String value) {
        return Pattern.matches("(?i:" + expression + ")", value);
    }

    /** Whether a number fills it, after which a word can change its form. */
    boolean isNumber() {
        return kind.equals("number") || kind.equals("decimal") || kind.equals("amount");
    }

    /** The value as it stands in DRL: with a decimal point. */
    String toDrl(String value) {
        return isNumber() ? value.replace(',', '.') : value;
    }
}
