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
    private final Map<String, List<String>> rulesByFile;

    public ScenarioRunner(DecisionModel book, Decider decider) {
        this.scenarioBooks = new ScenarioBooks(book);
        this.decider = decider;
        this.rulesByFile = book.rules().rules().stream()
                .collect(Collectors.groupingBy(
                        rule -> rule.origin().file(), Collectors.mapping(Rule::name, Collectors.toList())));
    }

    ScenarioResult run(Scenario scenario) {
        try {
            return evaluate(scenario);
        } catch (RuleLimitExceeded e) {
            return failed(scenario, e.getMessage());
        } catch (Throwable e) {
            return failed(scenario, Problems.describe(e));
        }
    }

    private static ScenarioResult failed(Scenario scenario, String sentence) {
        return new ScenarioResult(scenario, Set.of(), Set.of(), sentence.replaceFirst("\\.$", ""));
    }

    /** Returns the whole decision for a scenario, regardless of its expectations. */
    public Decision decision(Scenario scenario) {
        DecisionModel book = scenarioBooks.bookFor(scenario).with(ChurnForecasts.only(scenario.forecast()));
        CustomerView view = ExampleCustomer.view(
                scenario.customer(), book.viewpoint(scenario.now()), scenario.promises(), scenario.programmes());
        return decider.decide(book, EarlierActions.input(book, view, scenario.setting()))
                .decision();
    }

    private ScenarioResult evaluate(Scenario scenario) {
        DecisionModel book = scenarioBooks.bookFor(scenario).with(ChurnForecasts.only(scenario.forecast()));
        CustomerView view = ExampleCustomer.view(
                scenario.customer(), book.viewpoint(scenario.now()), scenario.promises(), scenario.programmes());
        String failure = null;
        Set<String> acting = Set.of();
        Set<String> silent = Set.of();
        if (scenario.expected() != null) {
            List<Proposal> proposals = book.rules().proposals(view).stream()
                    .filter(proposal -> proposal.rule().origin().file().equals(scenario.ruleFile()))
                    .toList();
            acting = proposals.stream().map(proposal -> proposal.rule().name()).collect(Collectors.toSet());
            silent = rulesByFile.getOrDefault(scenario.ruleFile(), List.of()).stream()
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
            failure += "; \"but\" merges lists by \"id\", so the customer also still has " + scenario.kept();
        }
        return new ScenarioResult(scenario, acting, silent, failure);
    }

    private @Nullable String compare(
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
        return "expected " + (expected.isEmpty() ? "nothing" : join(expected)) + ", but "
                + (proposals.isEmpty()
                        ? "nothing was proposed"
                        : join(proposals.stream().map(ScenarioRunner::words).toList())
                                + (proposals.size() == 1 ? " was proposed" : " were proposed"))
                + whyMissing(scenario, missing, book, view) + whyProposed(unexpected);
    }

    /** Explains why the expected rules did not act. */
    private String whyMissing(
            Scenario scenario, List<Scenario.Expected> missing, DecisionModel book, CustomerView view) {
        StringBuilder because = new StringBuilder();
        for (Scenario.Expected expected : missing) {
            rulesByFile.getOrDefault(scenario.ruleFile(), List.of()).stream()
                    .map(name -> book.rules().rule(name).orElseThrow())
                    .filter(rule -> expected.rule() == null || expected.rule().equals(rule.name()))
                    .filter(rule -> rule.then().stream()
                            .anyMatch(clause -> clause.action().equals(expected.action())))
                    .map(rule -> RuleExplanation.of(rule, view))
                    .filter(explanation -> !explanation.acts())
                    .forEach(explanation -> because.append(because.isEmpty() ? ", because " : " and because ")
                            .append(explanation
                                    .firstFailure()
                                    .map(Object::toString)
                                    .orElse("")));
        }
        return because.toString();
    }

    /** Explains why unexpected rules acted, by the values they found. */
    private static String whyProposed(List<Proposal> unexpected) {
        return unexpected.stream()
                .limit(MAX_EXPLAINED)
                .flatMap(each -> RuleExplanation.of(each.rule(), each.bound()).results().stream())
                .filter(result -> !result.values().isEmpty())
                .limit(MAX_CONDITIONS)
                .map(ConditionResult::toString)
                .distinct()
                .collect(Collectors.joining(" and ", ", because ", ""))
                .replaceFirst("^, because $", "");
    }

    private static boolean matches(Scenario.Expected expected, Proposal proposal) {
        BigDecimal desired = proposal.desired();
        return expected.action().equals(proposal.action().id())
                && (expected.rule() == null
                        || expected.rule().equals(proposal.rule().name()))
                && (expected.about() == null || expected.about().equals(proposal.subject()))
                && (expected.amount() == null || desired != null && desired.compareTo(expected.amount()) == 0);
    }

    private static Scenario.Expected words(Proposal proposal) {
        return new Scenario.Expected(
                proposal.action().id(), proposal.rule().name(), proposal.subject(), proposal.desired());
    }

    private static String join(List<?> items) {
        return items.stream().map(Object::toString).collect(Collectors.joining(" and "));
    }
}
