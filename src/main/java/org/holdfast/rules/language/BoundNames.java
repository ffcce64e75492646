package org.holdfast.rules.language;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.HashMap;
import java.util.Map;
import org.holdfast.diagnostics.ProblemText;
import org.holdfast.diagnostics.SourceLocation;
import org.jspecify.annotations.Nullable;

/**
 * The things that the conditions of a rule have found by a name of their own: a rule looks at one order, one complaint
 * and so on.
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

    /** What is wrong with a second condition that looks for the same; {@code null} when it is the first. */
    @Nullable
    ProblemText again(Sentences.Found found, SourceLocation origin) {
        Matcher binding = BINDING.matcher(found.drl());
        SourceLocation first = binding.matches() ? places.putIfAbsent(binding.group(1), origin) : null;
        if (first == null) {
            return null;
        }
        ProblemText again = ProblemText.of("rule-has-found-one", "first", first.line(), "words", first.text());
        return sentences
                .thatThereAreSome(binding.group(2), found.sentence().language())
                .map(some -> again.withHint("rule-has-found-one.other", "first", first.line(), "sentence", some))
                .orElse(again);
    }
}
