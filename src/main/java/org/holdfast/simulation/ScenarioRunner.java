package org.holdfast.simulation;

import static java.util.function.Predicate.not;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.holdfast.churn.ChurnForecasts;
import org.holdfast.decisions.Decider;
import org.holdfast.decisions.Decision;
import org.holdfast.decisions.DecisionModel;
import org.holdfast.diagnostics.ProblemText;
import org.holdfast.diagnostics.Problems;
import org.holdfast.explanation.conditions.ConditionResult;
import org.holdfast.explanation.conditions.RuleExplanation;
import org.holdfast.loyalty.CustomerView;
import org.holdfast.rules.engine.RuleLimitExceeded;
import org.holdfast.rules.model.Proposal;
import org.holdfast.rules.model.Rule;
import org.holdfast.simulation.scenario.ExampleCustomer;
import org.holdfast.simulation.scenario.Scenario;
import org.jspecify.annotations.Nullable;

/** Runs scenarios against a rule book, with the same code that decides for real customers. Thread-safe. */
public final class ScenarioRunner {

    /** Maximum number of unexpected proposals that are explained. */
    private static final int MAX_EXPLAINED = 2;
    /** Maximum number of conditions in an explanation. */
    private static final int MAX_CONDITIONS = 8;

    private final ScenarioBooks scenarioBooks;
    private final Decider decider;
    private final Map<String, List<Rule>> rulesByFile;

    public ScenarioRunner(DecisionModel book, Decider decider) {
        this.scenarioBooks = new ScenarioBooks(book);
        this.decider = decider;
        this.rulesByFile = book.rules().rules().stream()
                .collect(Collectors.groupingBy(rule -> rule.origin().file()));
    }

    /** Runs a scenario. Never throws: a failure of the program is a failure of the scenario. */
    public ScenarioResult run(Scenario scenario) {
        try {
            return evaluate(scenario);
        } catch (RuleLimitExceeded e) {
            return failed(scenario, e.getMessage());
        } catch (Throwable e) {
            return failed(scenario, Problems.describe(e));
        }
    }

    private ScenarioResult failed(Scenario scenario, String sentence) {
        ProblemText failure = ProblemText.asItIs(sentence.replaceFirst("\\.$", ""));
        return new ScenarioResult(scenario, Set.of(), Set.of(), failure, language(scenario));
    }

    /** Returns the customer of a scenario at its moment. */
    public CustomerView view(Scenario scenario) {
        DecisionModel book = scenarioBooks.bookFor(scenario).with(ChurnForecasts.only(scenario.forecast()));
        return view(scenario, book);
    }

    private static CustomerView view(Scenario scenario, DecisionModel book) {
        CustomerView view = ExampleCustomer.view(
                scenario.customer(), book.viewpoint(scenario.now()), scenario.promises(), scenario.programmes());
        return book.rules().asksForPastActions()
                ? view.withActions(EarlierActions.input(book, view, scenario.setting())
                        .history()
                        .dealings(book.rules())
                        .actions())
                : view;
    }

    /** Returns the whole decision for a scenario, regardless of its expectations. */
    public Decision decision(Scenario scenario) {
        DecisionModel book = scenarioBooks.bookFor(scenario).with(ChurnForecasts.only(scenario.forecast()));
        CustomerView view = view(scenario, book);
        return decider.decide(book, EarlierActions.input(book, view, scenario.setting()))
                .decision();
    }

    private ScenarioResult evaluate(Scenario scenario) {
        DecisionModel book = scenarioBooks.bookFor(scenario).with(ChurnForecasts.only(scenario.forecast()));
        CustomerView view = view(scenario, book);
        ProblemText failure = null;
        Set<String> acting = Set.of();
        Set<String> silent = Set.of();
        if (scenario.expected() != null) {
            List<Proposal> proposals = book.rules().proposals(view).stream()
                    .filter(proposal -> proposal.rule().origin().file().equals(scenario.ruleFile()))
                    .toList();
            acting = proposals.stream().map(proposal -> proposal.rule().name()).collect(Collectors.toSet());
            silent = rulesOf(scenario).stream()
                    .map(Rule::name)
                    .filter(not(acting::contains))
                    .collect(Collectors.toSet());
            failure = compare(scenario, scenario.expected(), proposals, book, view);
        }
        if (failure == null && scenario.decision() != null) {
            Decision decision = decider.decide(book, EarlierActions.input(book, view, scenario.setting()))
                    .decision();
            failure = ExpectationCheck.between(scenario, decision, view);
        }
        if (failure != null && !scenario.kept().isEmpty()) {
            failure = ProblemText.of("scenario.kept", "failure", failure, "kept", scenario.kept());
        }
        return new ScenarioResult(scenario, acting, silent, failure, language(scenario));
    }

    private List<Rule> rulesOf(Scenario scenario) {
        return rulesByFile.getOrDefault(scenario.ruleFile(), List.of());
    }

    /** Returns the language of the rules beside the scenario, in which their author reads the result. */
    private String language(Scenario scenario) {
        return rulesOf(scenario).stream().map(Rule::language).findFirst().orElse("en");
    }

    private @Nullable ProblemText compare(
            Scenario scenario,
            List<Scenario.Expected> expected,
            List<Proposal> proposals,
            DecisionModel book,
            CustomerView view) {
        List<Proposal> unexpected = new ArrayList<>(proposals);
        List<Scenario.Expected> missing = new ArrayList<>();
        for (Scenario.Expected each : expected) {
            Proposal match = unexpected.stream()
                    .filter(proposal -> matches(each, proposal))
                    .findFirst()
                    .orElse(null);
            if (match == null) {
                missing.add(each);
            } else {
                unexpected.remove(match);
            }
        }
        if (missing.isEmpty() && unexpected.isEmpty()) {
            return null;
        }
        return ProblemText.of(
                "scenario.differs",
                "expected",
                expected.isEmpty()
                        ? ProblemText.of("scenario.expected-nothing")
                        : ProblemText.of("scenario.expected", "list", join(expected)),
                "found",
                ProblemText.of(
                        "scenario.found",
                        "count",
                        proposals.size(),
                        "list",
                        join(proposals.stream().map(ScenarioRunner::asExpected).toList())),
                "whyMissing",
                because(whyMissing(scenario, missing, view)),
                "whyProposed",
                because(whyProposed(unexpected)));
    }

    /** Explains why the expected rules did not act. */
    private List<ProblemText> whyMissing(Scenario scenario, List<Scenario.Expected> missing, CustomerView view) {
        return missing.stream()
                .flatMap(expected -> rulesOf(scenario).stream()
                        .filter(rule ->
                                expected.rule() == null || expected.rule().equals(rule.name()))
                        .filter(rule -> rule.then().stream()
                                .anyMatch(clause -> clause.action().equals(expected.action()))))
                .map(rule -> RuleExplanation.of(rule, view))
                .flatMap(explanation -> explanation.firstFailure().stream())
                .map(ConditionResult::inWords)
                .toList();
    }

    /** Explains why unexpected rules acted, by the values they found. */
    private static List<ProblemText> whyProposed(List<Proposal> unexpected) {
        return unexpected.stream()
                .limit(MAX_EXPLAINED)
                .flatMap(each -> RuleExplanation.of(each.rule(), each.bound()).results().stream())
                .filter(result -> !result.values().isEmpty())
                .limit(MAX_CONDITIONS)
                .map(ConditionResult::inWords)
                .distinct()
                .toList();
    }

    private static ProblemText because(List<ProblemText> reasons) {
        return reasons.isEmpty()
                ? ProblemText.NONE
                : ProblemText.of("scenario.because", "reasons", ProblemText.joined("list.and", reasons));
    }

    private static boolean matches(Scenario.Expected expected, Proposal proposal) {
        BigDecimal desired = proposal.desired();
        return expected.action().equals(proposal.action().id())
                && (expected.rule() == null
                        || expected.rule().equals(proposal.rule().name()))
                && (expected.about() == null || expected.about().equals(proposal.subject()))
                && (expected.amount() == null || desired != null && desired.compareTo(expected.amount()) == 0)
                && (expected.gift() == null || expected.gift().equals(String.valueOf(proposal.gift())));
    }

    private static Scenario.Expected asExpected(Proposal proposal) {
        return new Scenario.Expected(
                proposal.action().id(),
                proposal.rule().name(),
                proposal.subject(),
                proposal.desired(),
                proposal.gift() == null ? null : proposal.gift().toString());
    }

    private static ProblemText join(List<Scenario.Expected> items) {
        return ProblemText.joined(
                "list.and", items.stream().map(Scenario.Expected::inWords).toList());
    }
}
