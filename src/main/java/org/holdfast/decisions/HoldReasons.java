package org.holdfast.decisions;

import com.ibm.icu.text.MessageFormat;
import com.ibm.icu.util.ULocale;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;

/** Texts of the reasons for which actions are held back, in several languages. Unsupported languages get English. */
public final class HoldReasons {

    /** Languages with texts. */
    public static final List<String> LANGUAGES = List.of("en", "ru", "ro");

    private static final Map<String, Properties> TEXTS = new TreeMap<>();

    static {
        LANGUAGES.forEach(language -> TEXTS.put(language, load(language)));
    }

    private HoldReasons() {}

    /** Returns the reason with its details filled in. */
    public static String format(String language, Guardrail.Verdict.HeldBack verdict) {
        String known = TEXTS.containsKey(language) ? language : "en";
        String pattern = texts(known).getProperty(verdict.because());
        if (pattern == null) {
            throw new IllegalStateException(
                    "No text for the hold reason \"" + verdict.because() + "\" in language " + known);
        }
        return verdict.details().isEmpty()
                ? pattern
                : new MessageFormat(pattern, new ULocale(known)).format(verdict.details());
    }

    /** Returns all keys of a language. */
    static Set<String> keys(String language) {
        return texts(language).stringPropertyNames();
    }

    private static Properties texts(String language) {
        return Objects.requireNonNull(TEXTS.get(language), language);
    }

    private static Properties load(String language) {
        Properties texts = new Properties();
        String file = "hold-reasons_" + language + ".properties";
        try (InputStream in = HoldReasons.class.getResourceAsStream(file)) {
            texts.load(new InputStreamReader(Objects.requireNonNull(in, file), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return texts;
    }
}
