package org.holdfast.facts.declared;

import com.ibm.icu.text.PluralRules;
import com.ibm.icu.util.ULocale;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What people call a declared fact or list.
 *
 * @param name its name in files and JSON, which replaces missing labels
 * @param forms the label by language: one text for a fact; for a list the forms for one, (a few,) and many
 */
public record FactLabels(String name, Map<String, List<String>> forms) {

    /** The languages in which labels can be given. */
    public static final List<String> LANGUAGES = List.of("en", "ru", "ro");

    public FactLabels {
        Map<String, List<String>> copy = new HashMap<>();
        forms.forEach((language, texts) -> copy.put(language, List.copyOf(texts)));
        forms = Map.copyOf(copy);
    }

    /** Returns labels that consist of the name in words, such as "contract ends" for {@code contractEnds}. */
    public static FactLabels of(String name) {
        return new FactLabels(name, Map.of());
    }

    /** Returns the label in a language, or in English, or the name in words. */
    public String in(String language) {
        return all(language).get(0);
    }

    /** Returns the form for a number of things. */
    public String in(String language, int count) {
        List<String> all = all(language);
        String category = PluralRules.forLocale(new ULocale(language)).select(count);
        return switch (category) {
            case "one" -> all.get(0);
            case "few" -> all.get(Math.min(1, all.size() - 1));
            default -> all.get(all.size() - 1);
        };
    }

    /** Returns all forms in a language, or those in English, or the name in words. */
    public List<String> all(String language) {
        List<String> own = forms.get(language);
        List<String> english = forms.get("en");
        if (own != null) {
            return own;
        }
        return english == null ? List.of(words(name)) : english;
    }

    /** Returns the label as it was given in a language, or {@code null}. */
    public @Nullable String given(String language) {
        List<String> own = forms.get(language);
        return own == null ? null : own.get(0);
    }

    private static String words(String name) {
        return name.replaceAll("(?<=[a-z0-9])(?=[A-Z])", " ").toLowerCase(Locale.ROOT);
    }
}
