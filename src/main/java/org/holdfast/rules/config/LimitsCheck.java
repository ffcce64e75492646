package org.holdfast.rules.config;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.holdfast.diagnostics.DidYouMean;
import org.holdfast.diagnostics.Problem;
import org.holdfast.diagnostics.Problems;
import org.holdfast.rules.limits.EffectiveFrom;
import org.holdfast.rules.limits.Limits;
import org.holdfast.rules.limits.Timeline;
import org.holdfast.rules.model.Action;
import org.holdfast.rules.model.Amount;
import org.holdfast.rules.model.ConsequenceClause;
import org.holdfast.rules.model.Rule;

/** Compares {@code limits.yaml} with the actions and rules it speaks of. */
public final class LimitsCheck {

    private final Limits limits;
    private final NameReferences nameReferences;
    private final Collection<Action> actions;
    private final Problems problems;

    private LimitsCheck(LimitsReader.Result file, Collection<Action> actions, Problems problems) {
        this.limits = file.limits();
        this.nameReferences = file.mentions();
        this.actions = actions;
        this.problems = problems;
    }

    public static void check(
            LimitsReader.Result file, Collection<Action> actions, Collection<Rule> rules, Problems problems) {
        // What could not be read is missing from the lists; to call its name unknown would be a second problem where
        // there is one.
        List<String> broken = problems.list().stream()
                .filter(Problem::isError)
                .map(problem -> problem.origin().file())
                .toList();
        if (!broken.stream().allMatch(LimitsReader.FILE::equals)) {
            return;
        }
        LimitsCheck check = new LimitsCheck(file, actions, problems);
        check.known(
                NameReferences.Of.ACTION,
                "action",
                actions.stream().map(Action::id).toList());
        check.known(
                NameReferences.Of.RULE, "rule", rules.stream().map(Rule::name).toList());
        check.incidents();
        if (broken.isEmpty() || !file.mentions().of(NameReferences.Of.BUDGET).isEmpty()) {
            check.budgets();
        }
        check.leastAmounts(rules);
    }

    private void known(NameReferences.Of of, String what, Collection<String> names) {
        for (NameReferences.Mention mention : nameReferences.of(of)) {
            if (!names.contains(mention.name())) {
                String hint = DidYouMean.hint(mention.name(), names);
                problems.error(
                        mention.origin(),
                        "There is no " + what + " \"" + mention.name() + "\".",
                        hint.isEmpty() ? "Maybe it was renamed, or is left over." : hint);
            }
        }
    }

    /**
     * Without the section no type is limited; with it, every type must say what holds for it, for no default would be
     * right.
     */
    private void incidents() {
        Set<String> described = nameReferences.names(NameReferences.Of.INCIDENT);
        for (Action action : actions) {
            String type = action.incident();
            if (type != null && !described.isEmpty()) {
                defined(action, "incident", type, described, limits.incidents(), value -> value.containsKey(type));
            }
        }
        unused(
                NameReferences.Of.INCIDENT,
                actions.stream().map(Action::incident).filter(Objects::nonNull).collect(Collectors.toSet()),
                "No action answers an incident of the type \"");
    }

    private void budgets() {
        Set<String> described = nameReferences.names(NameReferences.Of.BUDGET);
        for (Action action : actions) {
            String pot = action.grant().budget();
            if (pot != null) {
                defined(
                        action,
                        "budget",
                        pot,
                        described,
                        limits.budgets(),
                        value -> value.stream().anyMatch(budget -> budget.name().equals(pot)));
            }
        }
        unused(
                NameReferences.Of.BUDGET,
                actions.stream()
                        .map(action -> action.grant().budget())
                        .filter(Objects::nonNull)
                        .collect(Collectors.toSet()),
                "No action draws on the budget \"");
    }

    /** The smallest sensible amount cannot be more than what a rule asks for in the first place. */
    private void leastAmounts(Collection<Rule> rules) {
        Map<String, Action> byId = actions.stream().collect(Collectors.toMap(Action::id, Function.identity()));
        for (Rule rule : rules) {
            for (ConsequenceClause clause : rule.then()) {
                BigDecimal least = byId.get(clause.action()).grant().atLeast();
                if (least != null
                        && clause.amount() instanceof Amount.Fixed fixed
                        && fixed.amount().compareTo(least) < 0) {
                    problems.warning(
                            clause.origin(),
                            "The rule \"" + rule.name() + "\" wants "
                                    + fixed.amount().toPlainString() + ", less than the least that \"" + clause.action()
                                    + "\" gives (" + least.toPlainString() + ").",
                            "Maybe \"atLeast\" of the action is too high.");
                }
            }
        }
    }

    /**
     * What an action names must be in every item of the section, for each item takes the place of the one before it.
     */
    private <T> void defined(
            Action action, String what, String name, Set<String> names, Timeline<T> section, Predicate<T> has) {
        if (!names.contains(name)) {
            String hint = DidYouMean.hint(name, names);
            problems.error(
                    action.origin(),
                    "The action \"" + action.id() + "\" names the " + what + " \"" + name + "\", which "
                            + LimitsReader.FILE + " does not describe.",
                    hint.isEmpty() ? "Maybe add it there." : hint);
            return;
        }
        for (EffectiveFrom<T> item : section.all()) {
            if (!has.test(item.value())) {
                problems.error(
                        action.origin(),
                        "The action \"" + action.id() + "\" names the " + what + " \"" + name + "\", which "
                                + LimitsReader.FILE + " does not describe from " + item.from() + " on.",
                        "Maybe repeat it in that item.");
            }
        }
    }

    private void unused(NameReferences.Of of, Set<String> used, String message) {
        Set<String> told = new LinkedHashSet<>();
        for (NameReferences.Mention mention : nameReferences.of(of)) {
            if (!used.contains(mention.name()) && told.add(mention.name())) {
                String hint = DidYouMean.hint(mention.name(), used);
                problems.warning(
                        mention.origin(),
                        message + mention.name() + "\".",
                        hint.isEmpty() ? "Maybe it is left over." : hint);
            }
        }
    }
}
