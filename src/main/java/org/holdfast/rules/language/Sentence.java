package org.holdfast.rules.language;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.holdfast.diagnostics.SourceLocation;
import org.holdfast.rules.files.QuotedLine;
import org.holdfast.rules.language.spelling.LazyPattern;
import org.holdfast.rules.language.spelling.Spelling;
import org.jspecify.annotations.Nullable;

/**
 * A sentence of a language and the DRL that it means. Sentences of several languages with the same DRL are translations
 * of each other.
 *
 * @param scope name of the entity to which a detail applies, or {@code null} for any entity
 * @param text the text from the language file, such as {@code that is late by at least {days:number} day(s)?}
 * @param meaning the DRL, with the names of the gaps as placeholders
 * @param beginning the fixed text before the first gap or choice, in the form of {@link Spelling#bare}; rules out most
 *     lines without a regular expression
 * @param literals number of fixed characters; a sentence with more of them is more specific
 * @param pattern matches a line that is spelt exactly like the sentence and has valid values in its gaps
 * @param lenient matches the same line with typographic characters replaced, in any spelling (see {@link Spelling})
 * @param relaxed matches a line with any values in its gaps, to find out which value is wrong
 */
public record Sentence(
        RuleSection section,
        @Nullable String scope,
        String text,
        String meaning,
        List<SentenceGap> slots,
        String beginning,
        int literals,
        LazyPattern pattern,
        LazyPattern lenient,
        LazyPattern relaxed,
        String language,
        SourceLocation origin) {

    /** Alternatives at the beginning of which some but the first consist of several words. */
    private static final Pattern SEVERAL_WORDS = Pattern.compile("^\\(([^()|{}]+)\\|[^(){}]* [^(){}]*\\)");

    /** Returns the values of the gaps in a line by name, or {@code null} if the line is not this sentence. */
    public @Nullable Map<String, String> values(String line) {
        return match(pattern, line);
    }

    /**
     * Returns the values for a line whose typographic characters have been replaced by {@link QuotedLine}; names in the
     * values are normalized, too.
     */
    @Nullable
    Map<String, String> plainValues(String plain) {
        Map<String, String> values = match(lenient, plain);
        if (values != null) {
            slots.forEach(gap -> values.computeIfPresent(gap.name(), (name, value) -> gap.plain(value)));
        }
        return values;
    }

    /** Returns whether a line in the form of {@link Spelling#bare} begins like this sentence. */
    boolean canMatch(String line) {
        return line.regionMatches(true, 0, beginning, 0, beginning.length());
    }

    /** Returns the values for a line whose values may be invalid. */
    @Nullable
    Map<String, String> relaxedValues(String plain) {
        return match(relaxed, plain);
    }

    /** Returns the DRL for the values of the gaps. */
    public String drl(Map<String, String> values) {
        String drl = meaning;
        for (SentenceGap gap : slots) {
            drl = drl.replace("{" + gap.name() + "}", gap.toDrl(gap.valueIn(values)));
        }
        return drl;
    }

    /** Returns the values of the gaps with which the sentence means this DRL, or {@code null} if it never does. */
    @Nullable
    Map<String, String> valuesOf(String drl) {
        int gap = meaning.indexOf('{');
        if (!drl.startsWith(gap < 0 ? meaning : meaning.substring(0, gap))) {
            return null;
        }
        Matcher matcher = Pattern.compile(meaningPattern()).matcher(drl);
        if (!matcher.matches()) {
            return null;
        }
        Map<String, String> values = new LinkedHashMap<>();
        slots.stream()
                .filter(each -> meaning.contains("{" + each.name() + "}"))
                .forEach(each -> values.put(each.name(), matcher.group(each.name())));
        return values.size() == slots.size() && drl(values).equals(drl) ? values : null;
    }

    /** Returns a regular expression for the DRL, which allows other values where a gap occurs again. */
    private String meaningPattern() {
        String expression = "\\Q" + meaning + "\\E";
        for (SentenceGap gap : slots) {
            String name = "{" + gap.name() + "}";
            expression = expression
                    .replaceFirst(Pattern.quote(name), "\\\\E(?<" + gap.name() + ">[^\"\\\\s()]+|[^\"]+)\\\\Q")
                    .replace(name, "\\E[^\"]+\\Q");
        }
        return expression;
    }

    private @Nullable Map<String, String> match(LazyPattern pattern, String line) {
        Matcher matcher = pattern.matcher(line);
        if (!matcher.matches()) {
            return null;
        }
        Map<String, String> values = new LinkedHashMap<>();
        for (int i = 0; i < slots.size(); i++) {
            values.put(slots.get(i).name(), matcher.group(i + 1));
        }
        return values;
    }

    /** Returns the first word in lower case; empty if the sentence begins with a gap or a choice. */
    String firstWord() {
        String first = text.split("\\s", 2)[0];
        return first.matches("[^{(\\\\]*") ? Spelling.bare(first).toLowerCase(Locale.ROOT) : "";
    }

    /** Returns a text that is the same for sentences that no line could tell apart. */
    String form() {
        return form(language, section, scope, text);
    }

    static String form(String language, RuleSection section, @Nullable String scope, String text) {
        return language + " " + section + " " + scope + " "
                + Spelling.bare(text.replaceAll("\\{[^}]*}", "{}")).toLowerCase(Locale.ROOT);
    }

    /**
     * Returns the sentence in readable form, such as {@code that is late by at least … day(s)}; if it begins with
     * alternatives of several words, such as {@code (late|that is late)}, with the first of them.
     */
    public String readable() {
        return readable(text);
    }

    /** Returns the sentence in readable form, with all alternatives. */
    public String allForms() {
        return withoutGaps(text);
    }

    static String readable(String text) {
        return withoutGaps(SEVERAL_WORDS.matcher(text).replaceAll("$1"));
    }

    private static String withoutGaps(String text) {
        return text.replaceAll("\\{[^}]*}", "…").replace(")?", ")").replace("\\", "");
    }
}
