package org.holdfast.diagnostics;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A message or hint that is independent of the language, so that the code that finds a problem need not know the
 * author's language.
 *
 * @param key key in the catalogue {@code problems_LANGUAGE.properties}
 * @param arguments arguments of the message; a value may be a {@link ProblemText}
 * @param hint what to try; {@code null} for the message {@code KEY.hint} of the catalogue, if it exists
 */
public record ProblemText(
        String key, Map<String, Object> arguments, @Nullable ProblemText hint) {

    /** Message without words of its own, for text from the file. */
    private static final String AS_IT_IS = "as-it-is";

    private static final String NOTHING = "nothing";
    /** An empty text. */
    public static final ProblemText NONE = of(NOTHING);

    public ProblemText {
        arguments = Map.copyOf(arguments);
    }

    /** Returns a message of the catalogue. Names and values of the arguments alternate. */
    public static ProblemText of(String key, Object... namesAndValues) {
        Map<String, Object> arguments = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            arguments.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return new ProblemText(key, arguments, null);
    }

    /**
     * Returns this message embedded in another one as its argument {@code problem}; the hint is kept. Names and values
     * of the arguments alternate.
     */
    public ProblemText within(String outer, Object... namesAndValues) {
        Map<String, Object> outerArguments = new LinkedHashMap<>(of(outer, namesAndValues).arguments);
        outerArguments.put("problem", this);
        return new ProblemText(outer, outerArguments, effectiveHint());
    }

    private ProblemText effectiveHint() {
        if (hint != null) {
            return hint;
        }
        return ProblemCatalogue.hasHint(key) ? new ProblemText(key + ".hint", arguments, null) : of(NOTHING);
    }

    /** Returns a text that is the same in every language, such as a message of a library. */
    public static ProblemText asItIs(String words) {
        return of(AS_IT_IS, "words", words);
    }

    /**
     * Returns texts joined two by two.
     *
     * @param key message with the arguments {@code a} and {@code b}, such as {@code list.and}
     */
    public static ProblemText joined(String key, List<ProblemText> texts) {
        return texts.stream()
                .reduce((first, second) -> of(key, "a", first, "b", second))
                .orElse(NONE);
    }

    /** Returns a message with one argument, or an empty text if there is no value. */
    public static ProblemText optional(String key, String name, @Nullable Object value) {
        return value == null ? NONE : of(key, name, value);
    }

    /** Returns a hint with these suggestions; an empty text if there are none. */
    public static ProblemText suggesting(List<String> suggestions) {
        ProblemText hint = NONE.maybe(suggestions).hint;
        return hint == null ? NONE : hint;
    }

    /** Returns whether the text is empty. */
    public boolean isNothing() {
        return key.equals(NOTHING);
    }

    /** Returns a copy with another hint. */
    public ProblemText withHint(ProblemText other) {
        return new ProblemText(key, arguments, other);
    }

    /** Returns a copy with another hint. Names and values of its arguments alternate. */
    public ProblemText withHint(String hintKey, Object... namesAndValues) {
        return withHint(of(hintKey, namesAndValues));
    }

    /** Returns a copy without a hint. */
    public ProblemText withoutHint() {
        return withHint(NOTHING);
    }

    /**
     * Returns a copy that suggests the known names most similar to an unknown one; if there are none, the hint is
     * unchanged.
     */
    public ProblemText nearest(String wrong, Collection<String> known) {
        return maybe(DidYouMean.to(wrong, known));
    }

    /** Returns a copy with these suggestions; if there are none, the hint is unchanged. */
    public ProblemText maybe(List<String> suggestions) {
        return switch (suggestions.size()) {
            case 0 -> this;
            case 1 -> withHint("maybe.1", "a", suggestions.get(0));
            case 2 -> withHint("maybe.2", "a", suggestions.get(0), "b", suggestions.get(1));
            default -> withHint("maybe.3", "a", suggestions.get(0), "b", suggestions.get(1), "c", suggestions.get(2));
        };
    }

    /** Returns the message in a language, or in English if the language is not supported. */
    public String message(String language) {
        return ProblemCatalogue.in(language).format(key, arguments);
    }

    /** Returns the hint, or an empty text. */
    public String hint(String language) {
        ProblemCatalogue texts = ProblemCatalogue.in(language);
        if (hint != null) {
            return texts.format(hint.key, hint.arguments);
        }
        return texts.pattern(key + ".hint") == null ? "" : texts.format(key + ".hint", arguments);
    }
}
