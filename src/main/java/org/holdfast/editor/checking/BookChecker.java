package org.holdfast.editor.checking;

import java.util.concurrent.CancellationException;
import org.holdfast.editor.sentence.Dictionaries;
import org.holdfast.rules.files.BookSource;
import org.holdfast.simulation.Cancellation;
import org.holdfast.simulation.ScenarioResult;
import org.holdfast.simulation.ValidationReport;

/** Checks a whole rule book for a reader. Thread-safe. */
public final class BookChecker {

    private final WholeBookCheck validator;
    private final Dictionaries dictionaries;

    public BookChecker(WholeBookCheck validator, Dictionaries dictionaries) {
        this.validator = validator;
        this.dictionaries = dictionaries;
    }

    /**
     * Checks a rule book.
     *
     * @param language ISO code of the reader's language
     * @throws CancellationException if the check was cancelled
     */
    public BookCheck check(BookSource source, String language, Cancellation cancellation) {
        return of(validator.check(source, cancellation), language);
    }

    /** Returns the result of a check that was made already. */
    public BookCheck of(ValidationReport checked, String language) {
        ProblemReader reader = new ProblemReader(checked.source(), dictionaries.of(checked.source()), language);
        return new BookCheck(
                checked,
                reader.read(checked.problems()),
                checked.scenarios().stream()
                        .filter(result -> !result.passed())
                        .map((ScenarioResult result) -> ExampleWords.of(result, language))
                        .toList());
    }
}
