package org.holdfast.rules.analysis;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.holdfast.rules.condition.AllOf;
import org.holdfast.rules.condition.AnyOf;
import org.holdfast.rules.condition.Comparison;
import org.holdfast.rules.condition.Condition;
import org.holdfast.rules.condition.ConditionLine;
import org.holdfast.rules.condition.ContainsWord;
import org.holdfast.rules.condition.FlagCondition;
import org.holdfast.rules.condition.IsKnown;
import org.holdfast.rules.condition.MatchesPattern;
import org.holdfast.rules.condition.Negation;
import org.holdfast.rules.condition.Operand;
import org.holdfast.rules.condition.SelfBinding;
import org.holdfast.rules.model.Rule;
import org.holdfast.rules.vocabulary.Entity;
import org.holdfast.rules.vocabulary.Field;

/** Determines which fields a rule guarantees to be known: a condition is only met if all its operands have values. */
public final class KnownFields {

    private final Rule rule;

    public KnownFields(Rule rule) {
        this.rule = rule;
    }

    /** Returns whether a field of the binding at a position is known whenever the rule matches. */
    public boolean knows(int place, Field field) {
        if (field.always()) {
            return true;
        }
        Set<String> known = known(place);
        Entity entity = rule.entities().get(place);
        return known.contains(field.name())
                || known.stream()
                        .map(entity::field)
                        .anyMatch(other -> other != null && other.implies().contains(field.name()));
    }

    /** Returns whether an operand of a consequence is known whenever the rule matches. */
    public boolean knows(Operand operand) {
        if (operand instanceof Operand.OfField of) {
            return knows(Math.max(0, of.place()), of.field());
        }
        return operand instanceof Operand.Literal;
    }

    private Set<String> known(int place) {
        Set<String> known = new HashSet<>();
        List<ConditionLine> own = place == 0
                ? rule.when().customer()
                : rule.when().eaches().get(place - 1).lines();
        own.forEach(line -> collect(line.condition(), Operand.SELF, known));
        // Conditions on later bindings may compare them with this one.
        rule.when()
                .eaches()
                .forEach(pattern -> pattern.lines().forEach(line -> collect(line.condition(), place, known)));
        return known;
    }

    private static void collect(Condition condition, int place, Set<String> known) {
        if (condition instanceof Comparison comparison) {
            field(comparison.left(), place, known);
            field(comparison.right(), place, known);
        } else if (condition instanceof FlagCondition flagCondition) {
            field(flagCondition.flag(), place, known);
        } else if (condition instanceof IsKnown each) {
            field(each.operand(), place, known);
        } else if (condition instanceof ContainsWord containsWord) {
            field(containsWord.operand(), place, known);
        } else if (condition instanceof MatchesPattern matchesPattern) {
            field(matchesPattern.operand(), place, known);
        } else if (condition instanceof Negation negation && !(negation.condition() instanceof IsKnown)) {
            collect(negation.condition(), place, known);
        } else if (condition instanceof AllOf allOf) {
            allOf.conditions().forEach(each -> collect(each, place, known));
        } else if (condition instanceof SelfBinding bound) {
            collect(bound.condition(), place, known);
        } else if (condition instanceof AnyOf anyOf) {
            inEveryAlternative(anyOf, place, known);
        }
    }

    private static void inEveryAlternative(AnyOf anyOf, int place, Set<String> known) {
        Set<String> common = null;
        for (Condition each : anyOf.conditions()) {
            Set<String> one = new HashSet<>();
            collect(each, place, one);
            if (common == null) {
                common = one;
            } else {
                common.retainAll(one);
            }
        }
        if (common != null) {
            known.addAll(common);
        }
    }

    private static void field(Operand operand, int place, Set<String> known) {
        if (operand instanceof Operand.OfField of && of.place() == place) {
            known.add(of.field().name());
        }
    }
}
