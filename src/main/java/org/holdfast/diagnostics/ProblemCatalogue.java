package org.holdfast.diagnostics;

import com.ibm.icu.text.MessageFormat;
import com.ibm.icu.util.ULocale;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The messages about problems in rule books, in {@code problems_LANGUAGE.properties} in ICU message format. {@code KEY}
 * is the message, {@code KEY.hint} the hint if it does not depend on the file.
 */
public final class ProblemCatalogue {

    /** Supported languages; the first is the default. */
    public static final List<String> LANGUAGES = List.of("en", "ru", "ro");

    private static final ProblemCatalogue ENGLISH = new ProblemCatalogue("en", load("en"));

    private static final Map<String, ProblemCatalogue> ALL = LANGUAGES.stream()
            .collect(Collectors.toMap(
                    language -> language,
                    language -> language.equals("en") ? ENGLISH : new ProblemCatalogue(language, load(language))));

    private final String language;
    private final Properties patterns;

    private ProblemCatalogue(String language, Properties patterns) {
        this.language = language;
        this.patterns = patterns;
    }

    /** Returns the catalogue of a language, or the English one if the language is not supported. */
    public static ProblemCatalogue in(String language) {
        return ALL.getOrDefault(language, ENGLISH);
    }

    /** Returns whether the catalogue contains a hint for the message. */
    static boolean hasHint(String key) {
        return ENGLISH.pattern(key + ".hint") != null;
    }

    public Set<String> keys() {
        return patterns.stringPropertyNames();
    }

    @Nullable
    public String pattern(String key) {
        return patterns.getProperty(key);
    }

    /** Returns a message with its arguments inserted; an argument may itself be a message of the catalogue. */
    String format(String key, Map<String, ?> arguments) {
        String pattern = patterns.getProperty(key);
        if (pattern == null) {
            throw new IllegalStateException("There is no text \"" + key + "\" in " + language);
        }
        Map<String, Object> formatted = new HashMap<>();
        arguments.forEach((name, value) -> formatted.put(name, argument(pattern, name, value)));
        return new MessageFormat(pattern, new ULocale(language)).format(formatted);
    }

    /** Formats a number in the language only where it selects a plural form; elsewhere it is shown as in the file. */
    private Object argument(String pattern, String name, Object value) {
        if (value instanceof ProblemText text) {
            return format(text.key(), text.arguments());
        }
        return value instanceof Number && pattern.contains("{" + name + ", plural,") ? value : value.toString();
    }

    private static Properties load(String language) {
        Properties patterns = new Properties();
        String name = "problems_" + language + ".properties";
        try (InputStream in = Objects.requireNonNull(ProblemCatalogue.class.getResourceAsStream(name), name)) {
            patterns.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return patterns;
    }
}
