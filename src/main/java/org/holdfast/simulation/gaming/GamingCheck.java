package org.holdfast.simulation.gaming;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.holdfast.decisions.Decider;
import org.holdfast.decisions.DecisionModel;
import org.holdfast.diagnostics.Problem;
import org.holdfast.simulation.ScenarioResult;
import org.holdfast.simulation.ValidationReport;
import org.holdfast.simulation.scenario.Scenario;

/**
 * Finds rules that reward customers for gaming them. Every customer of a scenario is simulated from the day of the
 * scenario on, once honestly and once with each strategy; if the strategy yields more in total, the rules that grant
 * more are reported. Budgets are assumed to be full; the customer consents to everything and accepts every offer.
 */
public final class GamingCheck {

    private final Decider decider;

    public GamingCheck(Decider decider) {
        this.decider = decider;
    }

    /**
     * A strategy that pays.
     *
     * @param rule the rule that grants more
     * @param trick what the customer does, after "a customer who"
     * @param scenario the scenario whose customer gains most
     * @param customers number of customers of scenarios who gain
     * @param honest total amount without the strategy, in the company's currency
     * @param gamed total amount with the strategy, in the company's currency
     */
    public record Gain(
            String rule, String trick, Scenario scenario, int customers, BigDecimal honest, BigDecimal gamed) {

        BigDecimal gained() {
            return gamed.subtract(honest);
        }

        Gain and(Gain other) {
            Gain larger = other.gained().compareTo(gained()) > 0 ? other : this;
            return new Gain(
                    rule, larger.trick, larger.scenario, customers + other.customers, larger.honest, larger.gamed);
        }
    }

    /** Returns the gains, one for each rule and kind of strategy, largest first. */
    public List<Gain> check(ValidationReport checked) {
        DecisionModel book = checked.book();
        Map<String, Gain> gains = new LinkedHashMap<>();
        Set<Object> seen = new HashSet<>();
        for (ScenarioResult result : checked.scenarios()) {
            Scenario scenario = result.scenario();
            if (book != null && seen.add(List.of(scenario.customer(), scenario.now()))) {
                gains(book, scenario).forEach((key, gain) -> gains.merge(key, gain, Gain::and));
            }
        }
        return gains.values().stream()
                .sorted(Comparator.comparing(Gain::gained)
                        .reversed()
                        .thenComparing(Gain::rule)
                        .thenComparing(Gain::trick))
                .toList();
    }

    /** Returns the gains as warnings at the rules. */
    public static List<Problem> warnings(ValidationReport checked, List<Gain> gains) {
        List<Problem> warnings = new ArrayList<>();
        for (Gain gain : gains) {
            if (checked.book() != null) {
                checked.book()
                        .rules()
                        .rule(gain.rule())
                        .ifPresent(rule -> warnings.add(Problem.warning(
                                rule.origin(),
                                "The rule \"" + rule.name()
                                        + "\" pays a customer who " + gain.trick() + ": "
                                        + gain.gamed().toPlainString() + " instead of "
                                        + gain.honest().toPlainString() + " in total, as "
                                        + gain.scenario().customer().id() + " does in the scenario \""
                                        + gain.scenario().name() + "\".",
                                "")));
            }
        }
        return warnings;
    }

    /** Returns the most profitable strategy for each kind and rule. */
    private Map<String, Gain> gains(DecisionModel book, Scenario scenario) {
        Map<String, Gain> gains = new LinkedHashMap<>();
        GamingSimulation simulation = new GamingSimulation(book, decider, scenario);
        for (GamingStrategy gamingStrategy :
                GamingStrategy.all(scenario.customer(), scenario.now(), simulation.zone())) {
            Map<String, BigDecimal> honest = simulation.granted(gamingStrategy.honest());
            Map<String, BigDecimal> gamed = simulation.granted(gamingStrategy.gamed());
            BigDecimal before = sum(honest);
            BigDecimal after = sum(gamed);
            if (after.compareTo(before) > 0) {
                rulesThatGrantMore(honest, gamed)
                        .forEach(rule -> gains.merge(
                                gamingStrategy.kind() + "\n" + rule,
                                new Gain(rule, gamingStrategy.words(), scenario, 1, before, after),
                                (old, other) -> other.gained().compareTo(old.gained()) > 0 ? other : old));
            }
        }
        return gains;
    }

    private static List<String> rulesThatGrantMore(Map<String, BigDecimal> honest, Map<String, BigDecimal> gamed) {
        return gamed.entrySet().stream()
                .filter(each -> each.getValue().compareTo(honest.getOrDefault(each.getKey(), BigDecimal.ZERO)) > 0)
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
    }

    private static BigDecimal sum(Map<String, BigDecimal> granted) {
        return granted.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
