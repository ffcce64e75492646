package org.holdfast.simulation;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.holdfast.decisions.Decider;
import org.holdfast.decisions.DecisionBook;
import org.holdfast.messages.Messages;
import org.holdfast.messages.MessagesReader;
import org.holdfast.rules.RuleBook;
import org.holdfast.rules.RuleBookReader;
import org.holdfast.rules.model.Rule;
import org.holdfast.rules.source.BookSource;
import org.holdfast.rules.source.Origin;
import org.holdfast.rules.source.Problem;
import org.holdfast.rules.source.Problems;
import org.jspecify.annotations.Nullable;

/**
 * Everything a rule book must pass before it goes live: it can be read, every text is there, every scenario comes out as written. The
 * same check serves the commands, the server and a saved file. It remembers what has not changed; calls wait for each other.
 */
public final class BookCheck {

    private final RuleBookReader rules;
    private final MessagesReader messages;
    private final ScenarioReader scenarios;
    private final SentenceExamples sentences;
    private final DecisionBook.Assumptions assumptions;
    private final Decider decider;
    private final ScenarioPlay play;

    public BookCheck(DecisionBook.Assumptions assumptions, Decider decider) {
        this.rules = new RuleBookReader(assumptions.currency());
        this.messages = new MessagesReader(assumptions.language(), assumptions.currency());
        this.scenarios = new ScenarioReader(assumptions.timeZone());
        this.sentences = new SentenceExamples(assumptions);
        this.assumptions = assumptions;
        this.decider = decider;
        this.play = new ScenarioPlay(decider);
    }

    /** Never throws: whatever goes wrong is a problem of the book that is checked, and leaves the live one alone. */
    public synchronized CheckedBook check(BookSource source) {
        Problems problems = new Problems();
        CheckedBook checked = problems.guarded(Origin.of("rules"), () -> check(source, problems));
        return checked == null ? new CheckedBook(source, null, problems.list(), List.of(), null) : checked;
    }

    private CheckedBook check(BookSource source, Problems problems) {
        RuleBookReader.Result read = rules.read(source);
        problems.addAll(read.problems());
        sentences.check(source, read.sentences(), problems);
        List<Scenario> examples = scenarios.read(source, problems);
        RuleBook built = read.book();
        if (built == null) {
            return new CheckedBook(source, null, problems.list(), List.of(), null);
        }
        Messages texts = messages.read(built, problems);
        DecisionBook book = new DecisionBook(built, texts, assumptions);
        if (problems.hasErrors()) {
            return new CheckedBook(source, null, problems.list(), List.of(), null);
        }
        List<ScenarioResult> results = play.play(book, examples);
        ScenarioNames names = new ScenarioNames(built, decider.names(), problems);
        results.forEach(result -> report(result, names, problems));
        Coverage coverage = Coverage.of(built, read.sentences(), results);
        untried(coverage, problems);
        return new CheckedBook(source, book, problems.list(), results, coverage);
    }

    /**
     * Builds a book without asking whether it passes, for one that was live before: what is new among the checks must
     * not stop it.
     *
     * @return {@code null} when the rules or their texts cannot be read
     */
    public synchronized @Nullable DecisionBook build(BookSource source) {
        Problems problems = new Problems();
        return problems.guarded(Origin.of("rules"), () -> {
            RuleBook built = rules.read(source).book();
            DecisionBook book = built == null ? null : new DecisionBook(built, messages.read(built, problems), assumptions);
            return problems.hasErrors() ? null : book;
        });
    }

    private static void report(ScenarioResult result, ScenarioNames names, Problems problems) {
        Scenario scenario = result.scenario();
        names.check(scenario);
        if (result.failure() != null) {
            problems.error(scenario.origin(), "The scenario \"" + scenario.name() + "\" fails: " + result.failure() + ".");
        }
    }

    private static void untried(Coverage coverage, Problems problems) {
        Set<Rule> told = new LinkedHashSet<>(coverage.neverActing());
        told.addAll(coverage.neverSilent());
        for (Rule rule : told) {
            boolean acts = !coverage.neverActing().contains(rule);
            boolean rests = !coverage.neverSilent().contains(rule);
            problems.add(Problem.warning(rule.origin(), "No scenario shows the rule \"" + rule.name() + "\" "
                    + (acts ? "staying silent" : rests ? "acting" : "acting, and none shows it staying silent") + ".",
                    "Maybe add one to " + rule.origin().file().replaceAll("\\.[a-z]+$", ScenarioReader.ENDING) + "."));
        }
    }
}
