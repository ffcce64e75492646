package org.holdfast.diagnostics;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is wrong, or what to try, before it is said in a language: whoever finds a problem need not know in which
 * language the author writes.
 *
 * @param key of the catalogue {@code problems_LANGUAGE.properties}
 * @param filling of its gaps; a value can be a {@link ProblemText} itself
 * @param hint what to try; {@code null} for the text {@code KEY.hint} of the catalogue, or nothing where it has none
 */
public record ProblemText(
        String key, Map<String, Object> filling, @Nullable ProblemText hint) {

    /** Fills a text that stands in the file already and needs no words of ours. */
    private static final String AS_IT_IS = "as-it-is";

    private static final String NOTHING = "nothing";
    /** No text. */
    public static final ProblemText NONE = of(NOTHING);

    public ProblemText {
        filling = Map.copyOf(filling);
    }

    /** A text of the catalogue; names and values alternate. */
    public static ProblemText of(String key, Object... namesAndValues) {
        Map<String, Object> filling = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            filling.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return new ProblemText(key, filling, null);
    }

    /** Said within another text, whose gap {@code problem} it fills; what to try stays. Names and values alternate. */
    public ProblemText within(String outer, Object... namesAndValues) {
        Map<String, Object> gaps = new LinkedHashMap<>(of(outer, namesAndValues).filling);
        gaps.put("problem", this);
        return new ProblemText(
                outer,
                gaps,
                hint != null
                        ? hint
                        : ProblemCatalogue.hasHint(key) ? new ProblemText(key + ".hint", filling, null) : of(NOTHING));
    }

    /** Words that are the same in every language, such as the wording of a library. */
    public static ProblemText asItIs(String words) {
        return of(AS_IT_IS, "words", words);
    }

    /** Suggests these; nothing where there are none. */
    public static ProblemText suggesting(List<String> suggestions) {
        ProblemText hint = NONE.maybe(suggestions).hint;
        return hint == null ? NONE : hint;
    }

    /** Whether it says nothing at all. */
    public boolean isNothing() {
        return key.equals(NOTHING);
    }

    /** The same with another hint. */
    public ProblemText withHint(ProblemText other) {
        return new ProblemText(key, filling, other);
    }

    /** The same with another hint; names and values alternate. */
    public ProblemText withHint(String hintKey, Object... namesAndValues) {
        return withHint(of(hintKey, namesAndValues));
    }

    /** The same without a hint. */
    public ProblemText withoutHint() {
        return withHint(NOTHING);
    }

    /** Suggests the names that are nearest to a wrong one; where none is near, the hint stays as it was. */
    public ProblemText nearest(String wrong, Collection<String> known) {
        return maybe(DidYouMean.to(wrong, known));
    }

    /** Suggests these; where there are none, the hint stays as it was. */
    public ProblemText maybe(List<String> suggestions) {
        return switch (suggestions.size()) {
            case 0 -> this;
            case 1 -> withHint("maybe.1", "a", suggestions.get(0));
            case 2 -> withHint("maybe.2", "a", suggestions.get(0), "b", suggestions.get(1));
            default -> withHint("maybe.3", "a", suggestions.get(0), "b", suggestions.get(1), "c", suggestions.get(2));
        };
    }

    /** What is wrong, in a language, or in English where we do not speak it. */
    public String message(String language) {
        return ProblemCatalogue.in(language).format(key, filling);
    }

    /** What to try, or an empty text. */
    public String hint(String language) {
        ProblemCatalogue texts = ProblemCatalogue.in(language);
        if (hint != null) {
            return texts.format(hint.key, hint.filling);
        }
        return texts.pattern(key + ".hint") == null ? "" : texts.format(key + ".hint", filling);
    }
}
