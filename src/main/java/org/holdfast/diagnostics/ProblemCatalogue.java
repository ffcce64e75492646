package org.holdfast.diagnostics;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.holdfast.localization.LocalizedTexts;
import org.holdfast.localization.TextCatalogue;
import org.jspecify.annotations.Nullable;

/**
 * The messages about problems in rule books, in {@code problems_LANGUAGE.properties} in ICU message format. {@code KEY}
 * is the message, {@code KEY.hint} the hint if it does not depend on the file.
 */
public final class ProblemCatalogue {

    /** Supported languages; the first is the default. */
    public static final List<String> LANGUAGES = LocalizedTexts.LANGUAGES;

    private static final LocalizedTexts ALL = LocalizedTexts.beside(ProblemCatalogue.class, "problems");

    private final TextCatalogue texts;

    private ProblemCatalogue(TextCatalogue texts) {
        this.texts = texts;
    }

    /** Returns the catalogue of a language, or the English one if the language is not supported. */
    public static ProblemCatalogue in(String language) {
        return new ProblemCatalogue(ALL.in(language));
    }

    /** Returns whether the catalogue contains a hint for the message. */
    static boolean hasHint(String key) {
        return ALL.in("en").find(key + ".hint") != null;
    }

    public Set<String> keys() {
        return texts.keys();
    }

    public @Nullable String pattern(String key) {
        return texts.find(key);
    }

    /** Returns a message with its arguments inserted; an argument may itself be a message of the catalogue. */
    String format(String key, Map<String, ?> arguments) {
        String pattern = texts.pattern(key);
        Map<String, Object> formatted = new HashMap<>();
        arguments.forEach((name, value) -> formatted.put(name, argument(pattern, name, value)));
        return texts.format(key, formatted);
    }

    /** Formats a number in the language only where it selects a plural form; elsewhere it is shown as in the file. */
    private Object argument(String pattern, String name, Object value) {
        if (value instanceof ProblemText text) {
            return format(text.key(), text.arguments());
        }
        return value instanceof Number && pattern.contains("{" + name + ", plural,") ? value : value.toString();
    }
}
