package org.holdfast.editor.checking;

import java.util.List;
import org.holdfast.diagnostics.Problem;
import org.holdfast.editor.sentence.Dictionary;
import org.holdfast.editor.text.TextRange;
import org.holdfast.rules.files.BookSource;
import org.holdfast.rules.files.ErrorSpan;

/** Gives problems of a rule book to a reader: in their language, with the words at fault and with corrections. */
final class ProblemReader {

    private final BookLines lines;
    private final ErrorSpan spans;
    private final FixFinder fixes;
    private final String language;

    ProblemReader(BookSource source, Dictionary dictionary, String language) {
        this.lines = new BookLines(source);
        this.spans = new ErrorSpan(source);
        this.fixes = new FixFinder(dictionary.sentences(), lines, language);
        this.language = language;
    }

    List<EditorProblem> read(List<Problem> problems) {
        return problems.stream().map(this::read).toList();
    }

    private EditorProblem read(Problem problem) {
        Problem inWords = problem.in(language);
        Fault fault = Fault.of(inWords, lines);
        if (fault == null) {
            ErrorSpan.Place place = spans.of(inWords);
            fault = place.column() == 0
                    ? new Fault(TextRange.at(Math.max(1, problem.origin().line()), 1), "")
                    : new Fault(
                            TextRange.inLine(
                                    problem.origin().line(),
                                    place.column(),
                                    place.column() + place.words().length()),
                            place.words());
        }
        return new EditorProblem(
                problem.origin().file(),
                fault.range(),
                fault.words(),
                problem.severity(),
                inWords.message(),
                inWords.hint(),
                fixes.of(problem, fault));
    }
}
