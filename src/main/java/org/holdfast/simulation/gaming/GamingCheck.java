package org.holdfast.simulation.gaming;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.holdfast.decisions.Decider;
import org.holdfast.decisions.DecisionModel;
import org.holdfast.diagnostics.Problem;
import org.holdfast.simulation.ScenarioResult;
import org.holdfast.simulation.ValidationReport;
import org.holdfast.simulation.scenario.Scenario;

/**
 * Looks for rules that pay customers for tricks. Every customer of a scenario lives on from the day of the scenario,
 * once honestly and once with each trick; where the trick brings more in total, the rules that give more are named.
 * Pots are taken to be full, and the customer agrees to all advertising and accepts everything.
 */
public final class GamingCheck {

    private final Decider decider;

    public GamingCheck(Decider decider) {
        this.decider = decider;
    }

    /**
     * A trick that pays.
     *
     * @param rule that gives more for it
     * @param scenario whose customer it pays most for
     * @param customers how many customers of scenarios it pays for
     * @param honest what they get in all without it, in the company's currency
     * @param gamed what they get in all with it
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

    /** What pays most comes first; one line for each rule and sort of trick. */
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

    /** The same as warnings at the rules. */
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
                                        + gain.honest().toPlainString() + " in all, as "
                                        + gain.scenario().customer().id() + " does in the scenario \""
                                        + gain.scenario().name() + "\".",
                                "")));
            }
        }
        return warnings;
    }

    /** Of each sort of trick the one that pays best, by rule and sort. */
    private Map<String, Gain> gains(DecisionModel book, Scenario scenario) {
        Map<String, Gain> gains = new LinkedHashMap<>();
        GamingSimulation life = new GamingSimulation(book, decider, scenario);
        for (GamingStrategy gamingStrategy : GamingStrategy.all(scenario.customer(), scenario.now(), life.zone())) {
            Map<String, BigDecimal> honest = life.lived(gamingStrategy.honest());
            Map<String, BigDecimal> gamed = life.lived(gamingStrategy.gamed());
            BigDecimal before = sum(honest);
            BigDecimal after = sum(gamed);
            if (after.compareTo(before) > 0) {
                for (String rule : new TreeSet<>(gamed.keySet())) {
                    if (gamed.get(rule).compareTo(honest.getOrDefault(rule, BigDecimal.ZERO)) > 0) {
                        gains.merge(
                                gamingStrategy.sort() + "\n" + rule,
                                new Gain(rule, gamingStrategy.words(), scenario, 1, before, after),
                                (old, more) -> more.gained().compareTo(old.gained()) > 0 ? more : old);
                    }
                }
            }
        }
        return gains;
    }

    private static BigDecimal sum(Map<String, BigDecimal> granted) {
        return granted.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
