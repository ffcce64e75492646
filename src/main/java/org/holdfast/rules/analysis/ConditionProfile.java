package org.holdfast.rules.analysis;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.holdfast.diagnostics.SourceLocation;
import org.holdfast.rules.condition.AllOf;
import org.holdfast.rules.condition.Comparator;
import org.holdfast.rules.condition.Condition;
import org.holdfast.rules.condition.ConditionLine;
import org.holdfast.rules.condition.Count;
import org.holdfast.rules.condition.ListPattern;
import org.holdfast.rules.model.Rule;
import org.jspecify.annotations.Nullable;

/** The conditions of a rule as constraints: on the customer, and on the items of each list pattern. */
final class ConditionProfile {

    private final Rule rule;
    private final ConstraintSet customer;
    /** The same, with what the list patterns say of the customer: that there is such an item. */
    private final ConstraintSet implied;

    private final List<ConstraintSet> eaches = new ArrayList<>();

    ConditionProfile(Rule rule) {
        this.rule = rule;
        this.customer = ConstraintSet.ofCustomer(conditions(rule.when().customer()));
        rule.when().eaches().forEach(pattern -> eaches.add(ConstraintSet.of(conditions(pattern.lines()))));
        this.implied =
                ConstraintSet.ofCustomer(Stream.concat(conditions(rule.when().customer()).stream(), found(rule))
                        .toList());
    }

    private static Stream<Condition> found(Rule rule) {
        return rule.when().eaches().stream()
                .filter(pattern -> pattern.owner() == 0)
                .map(pattern -> new Count(
                        0, pattern.items(), Condition.all(conditions(pattern.lines())), Comparator.AT_LEAST, 1));
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
            ConditionLine denied = denied(rule.when().eaches().get(i), eaches.get(i));
            if (denied != null) {
                return denied.condition().text();
            }
        }
        return "";
    }

    /** Returns the lines of the rule whose constraints contradict each other; empty if there is no contradiction. */
    List<SourceLocation> contradictory() {
        if (!customer.contradiction().isEmpty()) {
            return customer.contradictory(rule.when().customer());
        }
        for (int i = 0; i < eaches.size(); i++) {
            ListPattern pattern = rule.when().eaches().get(i);
            if (!eaches.get(i).contradiction().isEmpty()) {
                return eaches.get(i).contradictory(pattern.lines());
            }
            ConditionLine denied = denied(pattern, eaches.get(i));
            if (denied != null) {
                return Stream.of(whole(pattern), denied.origin())
                        .sorted((one, other) -> Integer.compare(one.line(), other.line()))
                        .toList();
            }
        }
        return List.of();
    }

    /** Returns where a pattern is, with all of its sentences; those in plain DRL are empty. */
    private static SourceLocation whole(ListPattern pattern) {
        Stream<String> details =
                pattern.lines().stream().map(line -> line.origin().sentence());
        String head = pattern.origin().sentence();
        return pattern.origin()
                .withText(Stream.concat(head.lines().limit(1), details.filter(each -> !each.isEmpty()))
                        .collect(Collectors.joining("\n")));
    }

    /** Finds a count that excludes what the pattern requires: "has an order that is late" and "has no late order". */
    private @Nullable ConditionLine denied(ListPattern pattern, ConstraintSet found) {
        for (ConditionLine line : rule.when().customer()) {
            if (line.condition() instanceof Count count
                    && count.owner() == pattern.owner()
                    && count.items() == pattern.items()
                    && excludesOne(count)
                    && found.imply(filter(count))) {
                return line;
            }
        }
        return null;
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
        return implied.imply(other.customer);
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
