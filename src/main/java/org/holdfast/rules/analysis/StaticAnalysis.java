package org.holdfast.rules.analysis;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.holdfast.diagnostics.Problem;
import org.holdfast.diagnostics.Problems;
import org.holdfast.rules.model.Action;
import org.holdfast.rules.model.Amount;
import org.holdfast.rules.model.ConsequenceClause;
import org.holdfast.rules.model.Preference;
import org.holdfast.rules.model.Rule;
import org.holdfast.rules.table.TableReader;

/**
 * The checks that need no example: rules against themselves, against each other, and rows of a table against each
 * other.
 */
public final class StaticAnalysis {

    private final Problems problems;
    private final List<ConditionProfile> shapes;
    private final Collection<Action> actions;
    private final Map<String, Preference> preferences = new HashMap<>();

    private StaticAnalysis(List<Rule> rules, Collection<Action> actions, Problems problems) {
        this.shapes = rules.stream().map(ConditionProfile::new).toList();
        this.actions = actions;
        actions.forEach(action -> preferences.put(action.id(), action.prefer()));
        this.problems = problems;
    }

    public static void check(List<Rule> rules, Collection<Action> actions, Problems problems) {
        StaticAnalysis staticAnalysis = new StaticAnalysis(rules, actions, problems);
        staticAnalysis.contradictions();
        staticAnalysis.shadows();
        staticAnalysis.tables();
        staticAnalysis.unusedActions();
    }

    private void contradictions() {
        for (ConditionProfile conditionProfile : shapes) {
            if (!conditionProfile.contradiction().isEmpty()) {
                problems.error(
                        conditionProfile.rule().origin(),
                        "The rule \"" + conditionProfile.rule().name() + "\" can never act: its conditions on \""
                                + words(conditionProfile.contradiction()) + "\" contradict each other.",
                        "Maybe a number or a sentence is turned round.");
            }
        }
    }

    /** A rule is useless when another asks for the same at least wherever it does, and never gives more. */
    private void shadows() {
        Map<String, List<ConditionProfile>> byWish = new HashMap<>();
        for (ConditionProfile conditionProfile : shapes) {
            if (!conditionProfile.rule().paused()) {
                conditionProfile
                        .rule()
                        .then()
                        .forEach(clause -> byWish.computeIfAbsent(clause.action(), key -> new ArrayList<>())
                                .add(conditionProfile));
            }
        }
        Set<Rule> told = new HashSet<>();
        byWish.values().forEach(group -> {
            SubsumptionIndex subsumptionIndex = new SubsumptionIndex(group);
            for (ConditionProfile narrow : group) {
                for (ConditionProfile wide : subsumptionIndex.couldBeWiderThan(narrow)) {
                    if (wide != narrow
                            && shadows(wide, narrow)
                            && (!shadows(narrow, wide) || comesBefore(wide, narrow))
                            && told.add(narrow.rule())) {
                        problems.add(Problem.warning(
                                narrow.rule().origin(),
                                "The rule \"" + narrow.rule().name() + "\" never decides anything: \""
                                        + wide.rule().name() + "\" ("
                                        + wide.rule().origin()
                                        + ") asks for the same wherever it does, and is preferred.",
                                "Maybe one of them is left over, or lacks a condition."));
                    }
                }
            }
        });
    }

    private static boolean comesBefore(ConditionProfile a, ConditionProfile b) {
        int byFile = a.rule().origin().file().compareTo(b.rule().origin().file());
        return byFile != 0
                ? byFile < 0
                : a.rule().origin().line() < b.rule().origin().line();
    }

    private boolean shadows(ConditionProfile wide, ConditionProfile narrow) {
        return narrow.rule().then().stream()
                        .allMatch(clause ->
                                wide.rule().then().stream().anyMatch(other -> isPreferred(other, wide, clause, narrow)))
                && narrow.isNarrowerThan(wide);
    }

    /** Whether the other of two wishes is chosen wherever both are there. */
    private boolean isPreferred(
            ConsequenceClause other, ConditionProfile itsRule, ConsequenceClause clause, ConditionProfile rule) {
        if (!other.action().equals(clause.action())
                || other.about() != clause.about()
                || !other.details().toString().equals(clause.details().toString())) {
            return false;
        }
        Preference prefer = preferences.getOrDefault(clause.action(), Preference.MOST);
        if (prefer == Preference.FIRST) {
            return comesBefore(itsRule, rule);
        }
        if (other.amount() instanceof Amount.Fixed a && clause.amount() instanceof Amount.Fixed b) {
            int more = a.amount().compareTo(b.amount());
            return prefer == Preference.MOST ? more >= 0 : more <= 0;
        }
        return Objects.equals(other.amount(), clause.amount());
    }

    private void tables() {
        Map<String, List<ConditionProfile>> tables = new LinkedHashMap<>();
        for (ConditionProfile conditionProfile : shapes) {
            String file = conditionProfile.rule().origin().file();
            if (TableReader.isTable(file)) {
                tables.computeIfAbsent(file, key -> new ArrayList<>()).add(conditionProfile);
            }
        }
        tables.values().forEach(rows -> {
            overlaps(rows);
            new TableGaps(rows, problems).find();
        });
    }

    private void overlaps(List<ConditionProfile> rows) {
        for (int i = 0; i < rows.size(); i++) {
            for (int j = i + 1; j < rows.size(); j++) {
                if (rows.get(i).overlaps(rows.get(j)) && !isSettled(rows.get(i), rows.get(j))) {
                    problems.warning(
                            rows.get(j).rule().origin(),
                            "The rows \"" + rows.get(i).rule().name() + "\" (line "
                                    + rows.get(i).rule().origin().line() + ") and \""
                                    + rows.get(j).rule().name()
                                    + "\" (line " + rows.get(j).rule().origin().line()
                                    + ") can both hold for one customer.",
                            "Maybe their ranges should not meet.");
                }
            }
        }
    }

    /**
     * Steps from 100, from 200 and from 500 are meant to overlap: one holds wherever the other does, and the action
     * says which is chosen.
     */
    private boolean isSettled(ConditionProfile first, ConditionProfile second) {
        return (first.isNarrowerThan(second) || second.isNarrowerThan(first))
                && first.rule().then().stream()
                        .allMatch(clause -> second.rule().then().stream()
                                .anyMatch(other -> isPreferred(other, second, clause, first)
                                        != isPreferred(clause, first, other, second)));
    }

    private void unusedActions() {
        Set<String> wanted = new HashSet<>();
        shapes.forEach(
                conditionProfile -> conditionProfile.rule().then().forEach(clause -> wanted.add(clause.action())));
        for (Action action : actions) {
            if (!wanted.contains(action.id())) {
                problems.warning(
                        action.origin(),
                        "No rule proposes the action \"" + action.id() + "\".",
                        "Maybe it is left over, or a rule is missing.");
            }
        }
    }

    static String words(String key) {
        return key.replace(" >= 0", "").replace("$customer.", "");
    }

    /** A bound for people. */
    static String words(BigDecimal number) {
        return number.stripTrailingZeros().toPlainString();
    }
}
