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

/** The conditions of a rule, taken apart once: what is asked of the customer, and of each thing it looks for. */
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

    /** Which value contradicts itself, or an empty text. */
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

    /** "Has an order that is late" beside "has no late order". */
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

    /** Whether this rule acts only where the other acts too, about the same things. */
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

    /** Whether both rules can act for one customer about the same things, as far as can be told. */
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
