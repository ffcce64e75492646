package org.holdfast.editor;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.holdfast.decisions.Decider;
import org.holdfast.decisions.DecisionModel;
import org.holdfast.diagnostics.Problem;
import org.holdfast.editor.checking.BookCheck;
import org.holdfast.editor.checking.BookChecker;
import org.holdfast.editor.checking.EditorProblem;
import org.holdfast.editor.checking.FileChecker;
import org.holdfast.editor.checking.FileExamples;
import org.holdfast.editor.checking.WholeBookCheck;
import org.holdfast.editor.completion.Completer;
import org.holdfast.editor.completion.Completions;
import org.holdfast.editor.example.ExampleMaker;
import org.holdfast.editor.example.MadeExample;
import org.holdfast.editor.hover.HoverFinder;
import org.holdfast.editor.hover.HoverText;
import org.holdfast.editor.sentence.Dictionaries;
import org.holdfast.editor.text.OpenFile;
import org.holdfast.facts.validation.InvalidInput;
import org.holdfast.rules.files.BookSource;
import org.holdfast.simulation.Cancellation;
import org.holdfast.simulation.RuleBookValidator;
import org.holdfast.simulation.ValidationReport;
import org.holdfast.simulation.scenario.ExampleCustomer;
import org.jspecify.annotations.Nullable;

/**
 * Helps to write the text of a rule book. Checks have three stages, each slower than the one before: the problems of a
 * file on its own, its examples, and the whole rule book. The service keeps what it has read, so one instance should
 * live as long as its editors. Thread-safe.
 */
public final class LanguageService {

    private final Completer completer;
    private final FileChecker files;
    private final BookChecker books;
    private final HoverFinder hovers;
    private final ExampleMaker examples;

    public LanguageService(DecisionModel.Assumptions assumptions, Decider decider) {
        this(assumptions, decider, new RuleBookValidator(assumptions, decider)::check);
    }

    /** @param validator checks a whole rule book, perhaps with results that others need as well */
    public LanguageService(DecisionModel.Assumptions assumptions, Decider decider, WholeBookCheck validator) {
        Dictionaries dictionaries = new Dictionaries();
        this.completer = new Completer(dictionaries, assumptions, decider.names());
        this.files = new FileChecker(dictionaries, assumptions, decider);
        this.books = new BookChecker(validator, dictionaries);
        this.hovers = new HoverFinder(dictionaries, decider.names());
        this.examples = new ExampleMaker(files);
    }

    /**
     * Returns what can be written at the cursor, best first.
     *
     * @param offset position of the cursor in the text, in UTF-16 units
     * @param language ISO code of the reader's language, in which a new rule file is begun
     */
    public Completions complete(OpenFile file, int offset, String language) {
        return completer.at(file, offset, language);
    }

    /**
     * Returns the problems of a file on its own, in their order in the file.
     *
     * @param language ISO code of the reader's language
     */
    public List<EditorProblem> problems(OpenFile file, String language) {
        return files.problems(file, language);
    }

    /**
     * Returns the problems of a whole rule book as it is read: without those of its texts and examples, which take
     * longer to find. Problems of a book that was just read are known.
     */
    public List<Problem> bookProblems(BookSource source) {
        return files.ofBook(source);
    }

    /**
     * Runs the examples of a file, whether its rules or the examples themselves are open.
     *
     * @param language ISO code of the reader's language
     * @throws CancellationException if the check was cancelled
     */
    public FileExamples examples(OpenFile file, String language, Cancellation cancellation) {
        return files.examples(file, language, cancellation);
    }

    /**
     * Checks a whole rule book.
     *
     * @param language ISO code of the reader's language
     * @throws CancellationException if the check was cancelled
     */
    public BookCheck check(BookSource source, String language, Cancellation cancellation) {
        return books.check(source, language, cancellation);
    }

    /** Returns the result of a check that was made already, for a reader. */
    public BookCheck read(ValidationReport checked, String language) {
        return books.of(checked, language);
    }

    /**
     * Returns what the text at a position means, or {@code null} if nothing is known about it.
     *
     * @param offset position in the text, in UTF-16 units
     */
    public @Nullable HoverText hover(OpenFile file, int offset) {
        return hovers.at(file, offset);
    }

    /**
     * Makes an example for the rules of a file from a customer: those facts that the rules read, without anything that
     * identifies the person, and what the rules propose.
     *
     * @param at the moment at which the rules look at the customer
     * @throws InvalidInput if the file has no rules, or if they have errors
     */
    public MadeExample makeExample(OpenFile file, ExampleCustomer customer, Instant at) {
        return examples.make(file, customer, at);
    }
}
