package org.holdfast.api.web;

import java.util.List;
import org.holdfast.facts.validation.InvalidInput;
import org.holdfast.localization.LocalizedTexts;

/** The language in which a caller reads an answer. */
public final class ReaderLanguage {

    private ReaderLanguage() {}

    /** @throws InvalidInput if the program does not speak this language */
    public static String read(String language) {
        List<String> known = LocalizedTexts.LANGUAGES;
        if (!known.contains(language)) {
            throw new InvalidInput(
                    "language", "is \"" + language + "\"; expected is one of " + String.join(", ", known));
        }
        return language;
    }
}
