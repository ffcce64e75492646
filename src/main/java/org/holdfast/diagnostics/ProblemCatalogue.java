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
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The catalogue of what can be wrong with a rule book: {@code problems_LANGUAGE.properties}, in ICU's message format.
 * {@code KEY} says what is wrong, {@code KEY.hint} what to try, where there is anything to try that does not depend on
 * the file.
 */
public final class ProblemCatalogue {

    /** Languages in which authors are told what is wrong; the first serves whoever writes in another one. */
    public static final List<String> LANGUAGES = List.of("en", "ru", "ro");

    private static final Map<String, ProblemCatalogue> ALL = new TreeMap<>();

    static {
        LANGUAGES.forEach(language -> ALL.put(language, new ProblemCatalogue(language, load(language))));
    }

    private final String language;
    private final Properties patterns;

    private ProblemCatalogue(String language, Properties patterns) {
        this.language = language;
        this.patterns = patterns;
    }

    /** In a language, or in English where we do not speak it. */
    public static ProblemCatalogue in(String language) {
        ProblemCatalogue texts = ALL.get(language);
        return texts == null ? ALL.get(LANGUAGES.get(0)) : texts;
    }

    /** Whether there is something to try that does not depend on the file. */
    static boolean hasHint(String key) {
        return in(LANGUAGES.get(0)).pattern(key + ".hint") != null;
    }

    public Set<String> keys() {
        return patterns.stringPropertyNames();
    }

    @Nullable
    public String pattern(String key) {
        return patterns.getProperty(key);
    }

    /** A text with its gaps filled; what fills them may itself be a text of the catalogue. */
    String format(String key, Map<String, ?> filling) {
        String pattern = patterns.getProperty(key);
        if (pattern == null) {
            throw new IllegalStateException("There is no text \"" + key + "\" in " + language);
        }
        Map<String, Object> said = new HashMap<>();
        filling.forEach((name, value) -> said.put(name, argument(pattern, name, value)));
        return new MessageFormat(pattern, new ULocale(language)).format(said);
    }

    /**
     * Only where a number chooses a form is it written as the language writes numbers; elsewhere as it stands in the
     * file.
     */
    private Object argument(String pattern, String name, Object value) {
        if (value instanceof ProblemText text) {
            return format(text.key(), text.filling());
        }
        return value instanceof Number && pattern.contains("{" + name + ", plural,") ? value : value.toString();
    }

    private static Properties load(String language) {
        Properties patterns = new Properties();
        try (InputStream in = ProblemCatalogue.class.getResourceAsStream("problems_" + language + ".properties")) {
            patterns.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return patterns;
    }
}
