package org.holdfast.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.holdfast.rules.model.Amount;
import org.holdfast.rules.model.ConsequenceClause;
import org.holdfast.rules.model.Rule;

/** Which rules another rule book changes or drops. Where a rule stands and who answers for it does not count. */
public final class RuleDiff {

    private RuleDiff() {}

    /** What becomes of a rule. */
    public enum How {
        CHANGED,
        DROPPED;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** What becomes of a rule of {@code before}; nothing when it stays what it is, or was not there. */
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
            meaning.add(clause.amount() == null ? "" : figure(clause.amount()));
        }
        return meaning;
    }

    /** What an amount says, apart from the things it was bound to when it was read. */
    private static Object figure(Amount amount) {
        if (amount instanceof Amount.Percent percent) {
            return percent.percent();
        }
        return amount instanceof Amount.Each each
                ? List.of(each.amount(), each.count().text())
                : amount;
    }
}
