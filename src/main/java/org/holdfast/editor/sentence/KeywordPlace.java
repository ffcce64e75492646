package org.holdfast.editor.sentence;

import java.util.Set;
import org.holdfast.rules.files.RuleFrame.Part;

/** The parts of a rule in which a line of its frame can stand. */
final class KeywordPlace {

    private KeywordPlace() {}

    /** @param meaning the line in the keywords of DRL, such as {@code when} or {@code @from("{day}")} */
    static Set<Part> of(String meaning) {
        return switch (meaning) {
            case "when" -> Set.of(Part.HEAD);
            case "then" -> Set.of(Part.WHEN);
            case "end" -> Set.of(Part.THEN);
            default -> meaning.startsWith("rule") ? Set.of(Part.OUTSIDE) : Set.of(Part.HEAD);
        };
    }
}
