package org.holdfast.api.rulebook;

import java.util.List;
import org.holdfast.diagnostics.ProblemCatalogue;
import org.holdfast.facts.validation.InvalidInput;

/** The language in which a caller reads about problems. */
final class ReaderLanguage {

    private ReaderLanguage() {}

    /** @throws InvalidInput if there are no messages in this language */
    static String read(String language) {
        List<String> known = ProblemCatalogue.LANGUAGES;
        if (!known.contains(language)) {
            throw new InvalidInput(
                    "language", "is \"" + language + "\"; expected is one of " + String.join(", ", known));
        }
        return language;
    }
}
