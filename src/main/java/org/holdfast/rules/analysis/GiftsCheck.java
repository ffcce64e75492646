package org.holdfast.rules.analysis;

import java.util.Collection;
import java.util.Map;
import org.holdfast.diagnostics.ProblemText;
import org.holdfast.diagnostics.Problems;
import org.holdfast.rules.model.Action;
import org.holdfast.rules.model.Amount;
import org.holdfast.rules.model.ConsequenceClause;
import org.holdfast.rules.model.Gift;
import org.holdfast.rules.model.ProgrammeEffect;
import org.holdfast.rules.model.Rule;
import org.jspecify.annotations.Nullable;

/** Checks that the gifts that rules propose fit what their actions say about points and orders. */
public final class GiftsCheck {

    private GiftsCheck() {}

    public static void check(Collection<Rule> rules, Map<String, Action> actions, Problems problems) {
        for (Rule rule : rules) {
            for (ConsequenceClause clause : rule.then()) {
                Action action = actions.get(clause.action());
                if (action != null) {
                    Gift gift = clause.amount() instanceof Amount.InKind kind ? kind.gift() : null;
                    points(rule, clause, action, gift, problems);
                    nextOrder(rule, clause, action, gift, problems);
                }
            }
        }
    }

    /** Points of a rule must be what the action credits, and an action that credits them needs to be told how many. */
    private static void points(
            Rule rule, ConsequenceClause clause, Action action, @Nullable Gift gift, Problems problems) {
        ProgrammeEffect effect = action.content().effect();
        boolean proposes = gift != null && gift.form() == Gift.Form.POINTS;
        if (proposes && effect != null && !effect.asProposed()) {
            problems.error(
                    clause.origin(), ProblemText.of("gift.points-twice", "action", action.id()), rule.language());
        } else if (!proposes && effect != null && effect.asProposed()) {
            problems.error(
                    clause.origin(), ProblemText.of("gift.points-missing", "action", action.id()), rule.language());
        }
    }

    /** Where the customer has no average order, only the action can say what a percentage off the next one costs. */
    private static void nextOrder(
            Rule rule, ConsequenceClause clause, Action action, @Nullable Gift gift, Problems problems) {
        if (gift != null
                && gift.needsCost()
                && action.grant().gift().nextOrder() == null
                && clause.amount() != null
                && clause.amount().base() != null
                && !new KnownFields(rule).knows(clause.amount().base())) {
            problems.warning(
                    clause.origin(),
                    ProblemText.of("gift.next-order", "action", action.id(), "rule", rule.name()),
                    rule.language());
        }
    }
}
