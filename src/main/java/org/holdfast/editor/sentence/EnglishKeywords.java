package org.holdfast.editor.sentence;

import java.util.List;
import java.util.stream.Stream;
import org.holdfast.editor.sentence.PhrasePart.Blank;
import org.holdfast.editor.sentence.PhrasePart.Words;
import org.holdfast.rules.files.RuleFrame.Part;

/** The keywords of DRL, which are those of English rules and need no file. */
final class EnglishKeywords {

    private static final List<Phrase> ALL = List.of(
            keyword(
                    new Words(List.of("rule \"")),
                    new Blank("name", "[^\"]+", "Thank a customer", List.of(), null),
                    new Words(List.of("\""))),
            keyword(new Words(List.of("when"))),
            keyword(new Words(List.of("then"))),
            keyword(new Words(List.of("end"))));

    private EnglishKeywords() {}

    static Stream<Phrase> at(Part part) {
        return ALL.stream().filter(phrase -> places(phrase, part));
    }

    private static boolean places(Phrase phrase, Part part) {
        return KeywordPlace.of(phrase.label()).contains(part);
    }

    private static Phrase keyword(PhrasePart... parts) {
        return new Phrase(Phrase.Role.KEYWORD, List.of(parts), "", "", "", "en");
    }
}
