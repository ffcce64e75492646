package org.holdfast.editor.completion;

import java.util.Set;
import org.holdfast.editor.sentence.Phrase;
import org.holdfast.editor.sentence.SentenceSource;
import org.holdfast.rules.files.RuleFrame.Part;
import org.holdfast.rules.language.expansion.RulePlace;

/** The lines that a new rule needs below its name. */
final class RuleSkeleton {

    private final SentenceSource source;
    private final String language;

    RuleSkeleton(SentenceSource source, String language) {
        this.source = source;
        this.language = language;
    }

    /** Returns the lines; the character NUL marks where the first condition belongs. */
    String below(String indentation) {
        String line = "\n" + indentation;
        return line + "  " + keyword(Part.HEAD, "when") + line + "    \0" + line + "  " + keyword(Part.WHEN, "then")
                + line + "    " + line + keyword(Part.THEN, "end");
    }

    /** Returns the keyword that ends a part: the only phrase of the frame there that has no blanks. */
    private String keyword(Part part, String otherwise) {
        return source.at(new RulePlace(part, null, false, Set.of()), language, "").stream()
                .filter(phrase ->
                        phrase.role() == Phrase.Role.KEYWORD && phrase.blanks().isEmpty())
                .map(Phrase::label)
                .findFirst()
                .orElse(otherwise);
    }
}
