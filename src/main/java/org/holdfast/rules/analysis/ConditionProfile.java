package org.holdfast.rules.analysis;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.holdfast.rules.condition.AllOf;
import org.holdfast.rules.condition.Comparator;
import org.holdfast.rules.condition.Condition;
import org.holdfast.rules.condition.ConditionLine;
import org.holdfast.rules.condition.Count;
import org.holdfast.rules.condition.ListPattern;
import org.holdfast.rules.model.Rule;

/** The conditions of a rule as constraints: on the customer, and on the items of each list pattern. */
final class ConditionProfile {

    private final Rule rule;
    private final ConstraintSet customer;
    private final List<ConstraintSet> eaches = new ArrayList<>();

    ConditionProfile(Rule rule) {
        this.rule = rule;
        this.customer = ConstraintSet.of(conditions(rule.when().customer()));
        rule.when().eaches().forEach(pattern -> eaches.add(ConstraintSet.of(conditions(pattern.lines()))));
    }

    static List<Condition> conditions(List<ConditionLine> lines) {
        return lines.stream().map(ConditionLine::condition).toList();
    }

    Rule rule() {
        return rule;
    }

    ConstraintSet customer() {
        return customer;
    }

    List<ConstraintSet> eaches() {
        return eaches;
    }

    /** Returns the expression whose constraints contradict each other, or an empty string. */
    String contradiction() {
        if (!customer.contradiction().isEmpty()) {
            return customer.contradiction();
        }
        for (int i = 0; i < eaches.size(); i++) {
            if (!eaches.get(i).contradiction().isEmpty()) {
                return eaches.get(i).contradiction();
            }
            String denied = denied(rule.when().eaches().get(i), eaches.get(i));
            if (!denied.isEmpty()) {
                return denied;
            }
        }
        return "";
    }

    /** Finds a count that excludes what the pattern requires: "has an order that is late" and "has no late order". */
    private String denied(ListPattern pattern, ConstraintSet found) {
        for (ConditionLine line : rule.when().customer()) {
            if (line.condition() instanceof Count count
                    && count.owner() == pattern.owner()
                    && count.items() == pattern.items()
                    && excludesOne(count)
                    && found.imply(filter(count))) {
                return count.text();
            }
        }
        return "";
    }

    private static boolean excludesOne(Count count) {
        return count.number() == 0
                        && Set.of(Comparator.EQUAL, Comparator.AT_MOST).contains(count.comparator())
                || count.number() == 1 && count.comparator() == Comparator.LESS;
    }

    private static List<Condition> filter(Count count) {
        return count.filter() instanceof AllOf allOf ? allOf.conditions() : List.of(count.filter());
    }

    /** Returns whether, whenever this rule matches, the other provably matches too, with the same items. */
    boolean isNarrowerThan(ConditionProfile other) {
        List<ListPattern> own = rule.when().eaches();
        List<ListPattern> others = other.rule.when().eaches();
        if (others.size() > own.size()) {
            return false;
        }
        for (int i = 0; i < others.size(); i++) {
            if (own.get(i).items() != others.get(i).items()
                    || own.get(i).owner() != others.get(i).owner()
                    || !eaches.get(i).imply(other.eaches.get(i))) {
                return false;
            }
        }
        return customer.imply(other.customer);
    }

    /** Returns whether both rules can match the same customer and items; {@code false} only if that is disproved. */
    boolean overlaps(ConditionProfile other) {
        List<ListPattern> own = rule.when().eaches();
        List<ListPattern> others = other.rule.when().eaches();
        if (own.size() != others.size() || !customer.overlaps(other.customer)) {
            return false;
        }
        for (int i = 0; i < own.size(); i++) {
            if (own.get(i).items() != others.get(i).items() || !eaches.get(i).overlaps(other.eaches.get(i))) {
                return false;
            }
        }
        return true;
    }
}
