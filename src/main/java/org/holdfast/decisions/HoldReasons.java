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
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;

/** Says why something is held back, in the reader's language, or in English where we do not speak it. */
public final class HoldReasons {

    /** Languages in which guardrails speak. */
    public static final List<String> LANGUAGES = List.of("en", "ru", "ro");

    private static final Map<String, Properties> TEXTS = new TreeMap<>();

    static {
        LANGUAGES.forEach(language -> TEXTS.put(language, load(language)));
    }

    private HoldReasons() {}

    /** The reason, with its details filled in. */
    public static String format(String language, Guardrail.Verdict.HeldBack verdict) {
        String known = TEXTS.containsKey(language) ? language : "en";
        String pattern = TEXTS.get(known).getProperty(verdict.because());
        if (pattern == null) {
            throw new IllegalStateException("There is no reason \"" + verdict.because() + "\" in " + known);
        }
        return verdict.details().isEmpty()
                ? pattern
                : new MessageFormat(pattern, new ULocale(known)).format(verdict.details());
    }

    /** All keys of a language, for the test that they are the same everywhere. */
    static Set<String> keys(String language) {
        return TEXTS.get(language).stringPropertyNames();
    }

    private static Properties load(String language) {
        Properties texts = new Properties();
        try (InputStream in = HoldReasons.class.getResourceAsStream("hold-reasons_" + language + ".properties")) {
            texts.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return texts;
    }
}
