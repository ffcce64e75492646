package org.holdfast.localization;

import com.ibm.icu.text.MessageFormat;
import com.ibm.icu.text.PluralRules;
import com.ibm.icu.util.ULocale;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Texts in one language, by key. */
public final class TextCatalogue {

    private final String language;
    private final ULocale locale;
    private final PluralRules plurals;
    private final Properties patterns;

    private TextCatalogue(String language, Properties patterns) {
        this.language = language;
        this.locale = new ULocale(language);
        this.plurals = PluralRules.forLocale(locale);
        this.patterns = patterns;
    }

    static TextCatalogue load(Class<?> owner, String language, List<String> names) {
        Properties patterns = new Properties();
        for (String name : names) {
            String file = name + "_" + language + ".properties";
            try (InputStream in = owner.getResourceAsStream(file)) {
                if (in == null) {
                    throw new IllegalStateException(file + " is missing beside " + owner.getName());
                }
                patterns.load(new InputStreamReader(in, StandardCharsets.UTF_8));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return new TextCatalogue(language, patterns);
    }

    public String language() {
        return language;
    }

    public Set<String> keys() {
        return patterns.stringPropertyNames();
    }

    /** Returns the text as written in the file, or {@code null} if there is none. */
    public @Nullable String find(String key) {
        return patterns.getProperty(key);
    }

    /**
     * Returns the text as written in the file.
     *
     * @throws IllegalStateException if there is none
     */
    public String pattern(String key) {
        String pattern = find(key);
        if (pattern == null) {
            throw new IllegalStateException("There is no text \"" + key + "\" in language " + language);
        }
        return pattern;
    }

    /** Formats a text in ICU message format. */
    public String format(String key, Map<String, ?> arguments) {
        return new MessageFormat(pattern(key), locale).format(arguments);
    }

    /** Returns the CLDR plural category of a number, such as {@code few}. */
    public String pluralCategory(double number) {
        return plurals.select(number);
    }
}
