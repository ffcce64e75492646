package org.holdfast.api;

import java.util.List;
import org.holdfast.facts.Labels;
import org.holdfast.rules.source.BookSource;
import org.holdfast.rules.source.Problem;
import org.holdfast.rules.source.WordsAtFault;

/**
 * Something wrong with a rule book, with its place for an editor.
 *
 * @param line counted from 1; 0 for the file as a whole
 * @param column counted from 1, in UTF-16 units; 0 for the file as a whole
 * @param words those at fault, exactly as they stand there; they begin at the column
 * @param hint what to try, or empty
 */
public record ProblemAnswer(String severity, String file, int line, int column, String words, String text, String hint) {

    static List<ProblemAnswer> of(List<Problem> problems, BookSource source) {
        WordsAtFault places = new WordsAtFault(source);
        return problems.stream().map(problem -> {
            WordsAtFault.Place place = places.of(problem);
            return new ProblemAnswer(Labels.of(problem.severity()), problem.origin().file(), problem.origin().line(), place.column(),
                    place.words(), problem.message(), problem.hint());
        }).toList();
    }
}
