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

/** Checks {@code limits.yaml} against the actions and rules that it refers to. */
public final class LimitsCheck {

    private final Limits limits;
    private final NameReferences references;
    private final Collection<Action> actions;
    private final Problems problems;

    private LimitsCheck(LimitsReader.Result file, Collection<Action> actions, Problems problems) {
        this.limits = file.limits();
        this.references = file.references();
        this.actions = actions;
        this.problems = problems;
    }

    public static void check(
            LimitsReader.Result file, Collection<Action> actions, Collection<Rule> rules, Problems problems) {
        // Actions and rules with problems are missing here, so references to them would be reported as unknown.
        List<String> filesWithErrors = problems.list().stream()
                .filter(Problem::isError)
                .map(problem -> problem.origin().file())
                .toList();
        if (!filesWithErrors.stream().allMatch(LimitsReader.FILE::equals)) {
            return;
        }
        LimitsCheck check = new LimitsCheck(file, actions, problems);
        check.references(
                NameReferences.Kind.ACTION,
                "action",
                actions.stream().map(Action::id).toList());
        check.references(
                NameReferences.Kind.RULE, "rule", rules.stream().map(Rule::name).toList());
        check.incidents();
        if (filesWithErrors.isEmpty()
                || !file.references().of(NameReferences.Kind.BUDGET).isEmpty()) {
            check.budgets();
        }
        check.minimumAmounts(rules);
    }

    private void references(NameReferences.Kind kind, String what, Collection<String> names) {
        for (NameReferences.Reference reference : references.of(kind)) {
            if (!names.contains(reference.name())) {
                String hint = DidYouMean.hint(reference.name(), names);
                problems.error(
                        reference.origin(),
                        "There is no " + what + " \"" + reference.name() + "\".",
                        hint.isEmpty() ? "Maybe it was renamed or removed." : hint);
            }
        }
    }

    /** Checks incident types: without the section there are no limits; with it, each type must be defined. */
    private void incidents() {
        Set<String> names = references.names(NameReferences.Kind.INCIDENT);
        for (Action action : actions) {
            String type = action.incident();
            if (type != null && !names.isEmpty()) {
                defined(action, "incident", type, names, limits.incidents(), value -> value.containsKey(type));
            }
        }
        unused(
                NameReferences.Kind.INCIDENT,
                actions.stream().map(Action::incident).filter(Objects::nonNull).collect(Collectors.toSet()),
                "No action answers an incident of the type \"");
    }

    private void budgets() {
        Set<String> names = references.names(NameReferences.Kind.BUDGET);
        for (Action action : actions) {
            String name = action.grant().budget();
            if (name != null) {
                defined(
                        action,
                        "budget",
                        name,
                        names,
                        limits.budgets(),
                        value -> value.stream().anyMatch(budget -> budget.name().equals(name)));
            }
        }
        unused(
                NameReferences.Kind.BUDGET,
                actions.stream()
                        .map(action -> action.grant().budget())
                        .filter(Objects::nonNull)
                        .collect(Collectors.toSet()),
                "No action draws on the budget \"");
    }

    /** Checks that no rule proposes less than the minimum amount of its action. */
    private void minimumAmounts(Collection<Rule> rules) {
        Map<String, Action> byId = actions.stream().collect(Collectors.toMap(Action::id, Function.identity()));
        for (Rule rule : rules) {
            for (ConsequenceClause clause : rule.then()) {
                Action action = byId.get(clause.action());
                BigDecimal minimum = action == null ? null : action.grant().atLeast();
                if (minimum != null
                        && clause.amount() instanceof Amount.Fixed fixed
                        && fixed.amount().compareTo(minimum) < 0) {
                    problems.warning(
                            clause.origin(),
                            "The rule \"" + rule.name() + "\" proposes "
                                    + fixed.amount().toPlainString()
                                    + ", which is less than \"atLeast\" of the action \""
                                    + clause.action() + "\" (" + minimum.toPlainString() + ").",
                            "Maybe \"atLeast\" is too high.");
                }
            }
        }
    }

    /** Checks that a name is defined in each item of the section, since each item replaces the one before it. */
    private <T> void defined(
            Action action, String what, String name, Set<String> names, Timeline<T> section, Predicate<T> has) {
        if (!names.contains(name)) {
            String hint = DidYouMean.hint(name, names);
            problems.error(
                    action.origin(),
                    "The action \"" + action.id() + "\" names the " + what + " \"" + name + "\", which "
                            + LimitsReader.FILE + " does not define.",
                    hint.isEmpty() ? "Maybe add it there." : hint);
            return;
        }
        for (EffectiveFrom<T> item : section.all()) {
            if (!has.test(item.value())) {
                problems.error(
                        action.origin(),
                        "The action \"" + action.id() + "\" names the " + what + " \"" + name + "\", which "
                                + LimitsReader.FILE + " does not define from " + item.from() + " on.",
                        "Maybe repeat it in that item.");
            }
        }
    }

    private void unused(NameReferences.Kind kind, Set<String> used, String message) {
        Set<String> reported = new LinkedHashSet<>();
        for (NameReferences.Reference reference : references.of(kind)) {
            if (!used.contains(reference.name()) && reported.add(reference.name())) {
                String hint = DidYouMean.hint(reference.name(), used);
                problems.warning(
                        reference.origin(),
                        message + reference.name() + "\".",
                        hint.isEmpty() ? "Maybe it is no longer needed." : hint);
            }
        }
    }
}
