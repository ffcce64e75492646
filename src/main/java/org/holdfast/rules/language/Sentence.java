package org.holdfast.rules.language;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.holdfast.diagnostics.SourceLocation;
import org.holdfast.rules.language.spelling.Spelling;
import org.jspecify.annotations.Nullable;

/**
 * One sentence of a language, and the DRL it stands for. Sentences of several languages with the same DRL mean the
 * same.
 *
 * @param scope name of the kind of thing a detail narrows, or {@code null} where any will do
 * @param text as the language file has it, such as {@code that is late by at least {days:number} day(s)?}
 * @param meaning the DRL with the names of the gaps in it
 * @param beginning its fixed text before the first gap or choice, as {@link Spelling#bare} has it, by which most lines
 *     are told apart without a pattern
 * @param literals how many characters of it are fixed; the more, the more specific
 * @param pattern matches a whole line whose gaps are filled as they should be, sign by sign
 * @param lenient matches the same line in plain signs, however people spell it (see {@link Spelling})
 * @param relaxed matches a whole line whatever its gaps are filled with, to tell which of them is wrong
 */
public record Sentence(
        RuleSection section,
        @Nullable String scope,
        String text,
        String meaning,
        List<SentenceGap> slots,
        String beginning,
        int literals,
        Pattern pattern,
        Pattern lenient,
        Pattern relaxed,
        String language,
        SourceLocation origin) {

    /** What the author of a line has put into the gaps, by name; {@code null} when the line is another sentence. */
    public @Nullable Map<String, String> values(String line) {
        return match(pattern, line);
    }

    /**
     * The same for a line in plain signs (see {@link org.holdfast.rules.files.QuotedLine}), with names spelt as names
     * are.
     */
    @Nullable
    Map<String, String> plainValues(String plain) {
        Map<String, String> values = match(lenient, plain);
        if (values != null) {
            slots.forEach(gap -> values.computeIfPresent(gap.name(), (name, value) -> gap.plain(value)));
        }
        return values;
    }

    /**
     * Whether a bare line (see {@link Spelling#bare}), with single spaces between its words, can be this sentence at
     * all.
     */
    boolean canBe(String line) {
        return line.regionMatches(true, 0, beginning, 0, beginning.length());
    }

    /** The same for a line whose gaps may be filled wrongly. */
    @Nullable
    Map<String, String> relaxedValues(String plain) {
        return match(relaxed, plain);
    }

    /** The DRL with the gaps filled. */
    public String drl(Map<String, String> values) {
        String drl = meaning;
        for (SentenceGap gap : slots) {
            drl = drl.replace("{" + gap.name() + "}", gap.toDrl(values.get(gap.name())));
        }
        return drl;
    }

    private @Nullable Map<String, String> match(Pattern which, String line) {
        Matcher matcher = which.matcher(line);
        if (!matcher.matches()) {
            return null;
        }
        Map<String, String> values = new LinkedHashMap<>();
        for (int i = 0; i < slots.size(); i++) {
            values.put(slots.get(i).name(), matcher.group(i + 1));
        }
        return values;
    }

    /** The first fixed word in lower case, or an empty text when it begins with a gap or a choice. */
    String firstWord() {
        String first = text.split("\\s", 2)[0];
        return first.matches("[^{(\\\\]*") ? Spelling.bare(first).toLowerCase(Locale.ROOT) : "";
    }

    /** The sentence for people: {@code that is late by at least … day(s)}. */
    public String readable() {
        return text.replaceAll("\\{[^}]*}", "…").replace(")?", ")").replace("\\", "");
    }
}
