package org.holdfast.rules.language.expansion;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.HashMap;
import java.util.Map;
import org.holdfast.diagnostics.ProblemText;
import org.holdfast.diagnostics.SourceLocation;
import org.holdfast.rules.language.Sentences;
import org.jspecify.annotations.Nullable;

/**
 * The variables that the conditions of a rule bind. A rule can bind each variable, such as {@code $order}, only once.
 */
final class BoundNames {

    private static final Pattern BINDING = Pattern.compile("(\\$\\w+)\\s*:\\s*(\\w+)\\s*\\(.*");

    private final Sentences sentences;
    private final Map<String, SourceLocation> places = new HashMap<>();

    BoundNames(Sentences sentences) {
        this.sentences = sentences;
    }

    void clear() {
        places.clear();
    }

    /** Returns the problem of a condition whose variable is already bound; {@code null} if there is none. */
    @Nullable
    ProblemText bind(Sentences.Found found, SourceLocation origin) {
        Matcher binding = BINDING.matcher(found.drl());
        SourceLocation first = binding.matches() ? places.putIfAbsent(binding.group(1), origin) : null;
        if (first == null) {
            return null;
        }
        ProblemText duplicate = ProblemText.of("rule-has-found-one", "first", first.line(), "words", first.text());
        return sentences
                .existenceSentence(binding.group(2), found.sentence().language())
                .map(some -> duplicate.withHint("rule-has-found-one.other", "first", first.line(), "sentence", some))
                .orElse(duplicate);
    }
}
