package org.holdfast.rules.language;

import com.google.re2j.Pattern;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.holdfast.diagnostics.ProblemText;
import org.holdfast.diagnostics.text.Typography;
import org.holdfast.rules.language.spelling.Spelling;

/**
 * A gap in a sentence that its author fills, written {@code {days:number}} or {@code {tier:bronze|silver|gold}}.
 *
 * @param expression what may stand there, as a linear-time pattern
 * @param words what may stand there, for people
 */
public record SentenceGap(String name, String kind, String expression, ProblemText words) {

    /** The kinds that have a name of their own. */
    private enum Kind {
        NUMBER("\\d{1,9}"),
        DECIMAL("\\d{1,9}(?:[.,]\\d{1,4})?"),
        AMOUNT("\\d{1,12}(?:[.,]\\d{1,2})?"),
        CURRENCY("[A-Z]{3}"),
        DATE("\\d{4}-\\d{2}-\\d{2}|\\d{1,2}\\.\\d{1,2}\\.\\d{4}"),
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

    /** @throws IllegalArgumentException when there is no such kind */
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

    /** Whether a value may stand here. */
    public boolean accepts(String value) {
        return Pattern.matches("(?i:" + expression + ")", value);
    }

    /** Whether a number fills it, after which a word can change its form. */
    public boolean isNumber() {
        return kind.equals("number") || kind.equals("decimal") || kind.equals("amount");
    }

    /** What may stand there in a line in plain signs: a name may have a dash of any kind. */
    String lenient() {
        if (kind.contains("|")) {
            return Arrays.stream(kind.split("\\|")).map(Spelling::name).collect(Collectors.joining("|"));
        }
        return kind.equalsIgnoreCase("word") ? Spelling.word() : expression;
    }

    /**
     * A value in plain signs, where it is a name of ours; what is compared with the customer's data stays as it was
     * written.
     */
    String plain(String value) {
        return kind.equalsIgnoreCase("text") ? value : Typography.plain(value);
    }

    /** The value as it stands in DRL: with a decimal point, and a day from its year down. */
    String toDrl(String value) {
        if (isNumber()) {
            return value.replace(',', '.');
        }
        String[] day = kind.equals("date") ? value.split("\\.") : new String[0];
        return day.length == 3 ? day[2] + "-" + twoDigits(day[1]) + "-" + twoDigits(day[0]) : value;
    }

    private static String twoDigits(String number) {
        return number.length() == 1 ? "0" + number : number;
    }
}
