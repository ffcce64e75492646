package org.holdfast.simulation;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CancellationException;
import org.holdfast.decisions.Decider;
import org.holdfast.decisions.DecisionModel;
import org.holdfast.diagnostics.ProblemText;
import org.holdfast.diagnostics.Problems;
import org.holdfast.diagnostics.SourceLocation;
import org.holdfast.messages.Messages;
import org.holdfast.messages.MessagesReader;
import org.holdfast.messages.UnsubscribeLink;
import org.holdfast.rules.RuleBook;
import org.holdfast.rules.RuleBookReader;
import org.holdfast.rules.files.BookSource;
import org.holdfast.rules.model.Rule;
import org.holdfast.simulation.scenario.Scenario;
import org.holdfast.simulation.scenario.ScenarioNames;
import org.holdfast.simulation.scenario.ScenarioReader;
import org.jspecify.annotations.Nullable;

/**
 * Validates a rule book before it goes live: it must be readable, its messages must be complete, and all scenarios must
 * pass. Commands, the server and the folder watch use the same validation. Results of unchanged files are cached, and
 * calls are serialized.
 */
public final class RuleBookValidator {

    private final RuleBookReader rules;
    private final MessagesReader messages;
    private final ScenarioReader scenarios;
    private final SentenceExampleRunner sentences;
    private final DecisionModel.Assumptions assumptions;
    private final Decider decider;
    private final CachedScenarioRunner runner;
    private final UnsubscribeLink unsubscribeLink;

    /** Validates rule books whose marketing e-mails need not have a link to unsubscribe. */
    public RuleBookValidator(DecisionModel.Assumptions assumptions, Decider decider) {
        this(assumptions, decider, UnsubscribeLink.ELSEWHERE);
    }

    public RuleBookValidator(DecisionModel.Assumptions assumptions, Decider decider, UnsubscribeLink unsubscribeLink) {
        this.rules = new RuleBookReader(assumptions.currency());
        this.messages = new MessagesReader(assumptions.language(), assumptions.currency());
        this.scenarios = new ScenarioReader(assumptions.timeZone());
        this.sentences = new SentenceExampleRunner(assumptions);
        this.assumptions = assumptions;
        this.decider = decider;
        this.runner = new CachedScenarioRunner(decider);
        this.unsubscribeLink = unsubscribeLink;
    }

    /** Validates a rule book. Never throws: any failure is reported as a problem of this rule book. */
    public ValidationReport check(BookSource source) {
        return check(source, Cancellation.NEVER);
    }

    /**
     * Validates a rule book, unless the result is no longer wanted.
     *
     * @throws CancellationException if the check was cancelled before it was complete
     */
    public synchronized ValidationReport check(BookSource source, Cancellation cancellation) {
        cancellation.check();
        Problems problems = new Problems();
        ValidationReport checked =
                problems.guarded(SourceLocation.of("rules"), () -> check(source, problems, cancellation));
        return checked == null ? new ValidationReport(source, null, problems.list(), List.of(), null) : checked;
    }

    private ValidationReport check(BookSource source, Problems problems, Cancellation cancellation) {
        RuleBookReader.Result read = rules.read(source);
        problems.addAll(read.problems());
        cancellation.check();
        sentences.check(source, read.sentences(), problems);
        cancellation.check();
        List<Scenario> examples = scenarios.read(source, problems);
        cancellation.check();
        RuleBook built = read.book();
        if (built == null) {
            return new ValidationReport(source, null, problems.list(), List.of(), null);
        }
        Messages texts = messages.read(built, problems);
        if (unsubscribeLink == UnsubscribeLink.REQUIRED) {
            messages.checkUnsubscribeLinks(built, problems);
        }
        DecisionModel book = new DecisionModel(built, texts, assumptions);
        if (problems.hasErrors()) {
            return new ValidationReport(source, null, problems.list(), List.of(), null);
        }
        List<ScenarioResult> results = runner.run(book, examples, cancellation);
        ScenarioNames names = new ScenarioNames(built, decider.names(), problems);
        results.forEach(result -> report(result, names, problems));
        Coverage coverage = Coverage.of(built, read.sentences(), results);
        warnAboutUncovered(coverage, problems);
        return new ValidationReport(source, book, problems.list(), results, coverage);
    }

    /**
     * Builds a rule book that was live before, without running its scenarios: checks added since then must not stop it.
     *
     * @return {@code null} if the rules or messages cannot be read
     */
    public synchronized @Nullable DecisionModel build(BookSource source) {
        Problems problems = new Problems();
        return problems.guarded(SourceLocation.of("rules"), () -> {
            RuleBook built = rules.read(source).book();
            DecisionModel book =
                    built == null ? null : new DecisionModel(built, messages.read(built, problems), assumptions);
            return problems.hasErrors() ? null : book;
        });
    }

    private static void report(ScenarioResult result, ScenarioNames names, Problems problems) {
        Scenario scenario = result.scenario();
        names.check(scenario);
        if (result.difference() != null) {
            problems.error(
                    scenario.origin(),
                    ProblemText.of("scenario-fails", "scenario", scenario.name(), "failure", result.difference()),
                    names.language(scenario));
        }
    }

    private static void warnAboutUncovered(Coverage coverage, Problems problems) {
        Set<Rule> uncovered = new LinkedHashSet<>(coverage.neverActing());
        uncovered.addAll(coverage.neverSilent());
        for (Rule rule : uncovered) {
            String file = rule.origin().file().replaceAll("\\.[a-z]+$", ScenarioReader.ENDING);
            problems.warning(
                    rule.origin(),
                    ProblemText.of(missing(rule, coverage), "rule", rule.name())
                            .withHint("uncovered.hint", "file", file),
                    rule.language());
        }
    }

    private static String missing(Rule rule, Coverage coverage) {
        if (!coverage.neverActing().contains(rule)) {
            return "uncovered.silent";
        }
        return coverage.neverSilent().contains(rule) ? "uncovered.both" : "uncovered.acting";
    }
}
