package org.holdfast.rules;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.holdfast.rules.model.Amount;
import org.holdfast.rules.model.ConsequenceClause;
import org.holdfast.rules.model.Rule;

/** Compares rules of two rule books by meaning. The location and the owner of a rule do not count. */
public final class RuleDiff {

    private RuleDiff() {}

    /** How a rule differs in the later rule book. */
    public enum How {
        CHANGED,
        DROPPED;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Returns how {@code after} changes a rule of {@code before}; empty if it is unchanged or was not there. */
    public static Optional<How> of(String rule, RuleBook before, RuleBook after) {
        Rule old = before.rule(rule).orElse(null);
        if (old == null) {
            return Optional.empty();
        }
        return after.rule(rule)
                .map(now -> now == old || meaning(now).equals(meaning(old))
                        ? Optional.<How>empty()
                        : Optional.of(How.CHANGED))
                .orElse(Optional.of(How.DROPPED));
    }

    private static List<Object> meaning(Rule rule) {
        List<Object> meaning = new ArrayList<>(List.of(rule.when().text(), rule.schedule()));
        for (ConsequenceClause clause : rule.then()) {
            meaning.add(clause.action());
            meaning.add(clause.about());
            meaning.add(clause.amount() == null ? "" : comparable(clause.amount()));
        }
        return meaning;
    }

    /** Returns an amount in a form that can be compared across rule books, without its parsed operands. */
    private static Object comparable(Amount amount) {
        if (amount instanceof Amount.Percent percent) {
            return percent.percent();
        }
        if (amount instanceof Amount.Each each) {
            return List.of(each.amount(), each.count().text());
        }
        if (amount instanceof Amount.Times times) {
            return List.of(times.times(), times.base().text());
        }
        if (amount instanceof Amount.Bounded bounded) {
            return Arrays.asList(comparable(bounded.amount()), bounded.least(), bounded.most());
        }
        return amount instanceof Amount.InKind kind ? kind.gift() : amount;
    }
}
