package org.holdfast.simulation.comparison;

import java.io.Serializable;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.holdfast.rules.model.ActionKind;
import org.jspecify.annotations.Nullable;

/**
 * Accumulates the differences of customers. The result is deterministic for the same customers in the same order. Not
 * thread-safe.
 */
public final class DifferenceTotals implements Serializable {

    private static final long serialVersionUID = 1L;

    private final int examples;
    private final Map<ActionChange, Long> changes = new EnumMap<>(ActionChange.class);
    private final Map<ActionChange, List<CustomerDifference>> shown = new EnumMap<>(ActionChange.class);
    private final Map<Key, Line> byAction = new TreeMap<>();
    private final Map<String, Line> byArea = new TreeMap<>();
    private final Line all = new Line();
    private final Map<String, Reached> byRule = new TreeMap<>();

    /** Identifies an action; one with another kind or area in the other book counts as a different action. */
    private record Key(ActionKind kind, String action, String area) implements Comparable<Key>, Serializable {

        private static final Comparator<Key> ORDER =
                Comparator.comparing(Key::kind).thenComparing(Key::action).thenComparing(Key::area);

        @Override
        public int compareTo(Key other) {
            return ORDER.compare(this, other);
        }
    }

    private static final class Line implements Serializable {

        private static final long serialVersionUID = 1L;

        private final Side before = new Side();
        private final Side after = new Side();
        private long affected;
        private long reachable;

        void affect(@Nullable ChosenAction contact) {
            affected++;
            reachable += contact != null && contact.reachable() ? 1 : 0;
        }

        void addAll(Line other) {
            before.addAll(other.before);
            after.addAll(other.after);
            affected += other.affected;
            reachable += other.reachable;
        }

        DifferenceReport.Effect effect() {
            return new DifferenceReport.Effect(before.sum(), after.sum(), affected, reachable);
        }
    }

    private static final class Reached implements Serializable {

        private static final long serialVersionUID = 1L;

        private long matchedBefore;
        private long gotBefore;
        private long matchesAfter;
        private long getsAfter;

        void addAll(Reached other) {
            matchedBefore += other.matchedBefore;
            gotBefore += other.gotBefore;
            matchesAfter += other.matchesAfter;
            getsAfter += other.getsAfter;
        }
    }

    private static final class Side implements Serializable {

        private static final long serialVersionUID = 1L;

        private long customers;
        private BigDecimal granted = BigDecimal.ZERO;
        private BigDecimal cost = BigDecimal.ZERO;
        private BigDecimal value = BigDecimal.ZERO;

        void add(ChosenAction chosenAction) {
            customers++;
            granted = chosenAction.amount() == null ? granted : granted.add(chosenAction.amount());
            cost = cost.add(chosenAction.cost());
            value = value.add(chosenAction.value());
        }

        void addAll(Side other) {
            customers += other.customers;
            granted = granted.add(other.granted);
            cost = cost.add(other.cost);
            value = value.add(other.value);
        }

        DifferenceReport.Sum sum() {
            return new DifferenceReport.Sum(customers, granted, cost, value);
        }
    }

    /** @param examples maximum number of customers to list for each kind of change */
    public DifferenceTotals(int examples) {
        this.examples = examples;
    }

    public void add(CustomerDifference difference) {
        changes.merge(difference.change(), 1L, Long::sum);
        add(byAction, difference, DifferenceTotals::key);
        add(byArea, difference, ChosenAction::area);
        add(all, difference, difference.before(), difference.after());
        reach(difference);
        ChosenAction heldBack = difference.heldBack();
        if (heldBack != null) {
            Key key = key(heldBack);
            List.of(
                            byAction.computeIfAbsent(key, any -> new Line()),
                            byArea.computeIfAbsent(key.area, any -> new Line()))
                    .forEach(line -> line.affect(heldBack));
        }
        List<CustomerDifference> ofKind = shown.computeIfAbsent(difference.change(), kind -> new ArrayList<>());
        if (difference.changed() && ofKind.size() < examples) {
            ofKind.add(difference);
        }
    }

    /** Adds the totals of customers who follow. */
    public void addAll(DifferenceTotals later) {
        later.changes.forEach((change, number) -> changes.merge(change, number, Long::sum));
        later.byAction.forEach(
                (key, line) -> byAction.computeIfAbsent(key, any -> new Line()).addAll(line));
        later.byArea.forEach(
                (area, line) -> byArea.computeIfAbsent(area, any -> new Line()).addAll(line));
        all.addAll(later.all);
        later.byRule.forEach((rule, reach) -> reached(rule).addAll(reach));
        later.shown.forEach((change, differences) -> {
            List<CustomerDifference> ofKind = shown.computeIfAbsent(change, kind -> new ArrayList<>());
            differences.stream().limit(examples - ofKind.size()).forEach(ofKind::add);
        });
    }

    /** Counts the reach of rules; a standing offer counts as received even if its rule no longer matches. */
    private void reach(CustomerDifference difference) {
        difference.matchesBefore().forEach(rule -> reached(rule).matchedBefore++);
        difference.matchesAfter().forEach(rule -> reached(rule).matchesAfter++);
        if (difference.before() != null) {
            reached(difference.before().rule()).gotBefore++;
        }
        if (difference.after() != null) {
            reached(difference.after().rule()).getsAfter++;
        }
    }

    private Reached reached(String rule) {
        return byRule.computeIfAbsent(rule, any -> new Reached());
    }

    private static Key key(ChosenAction chosenAction) {
        return new Key(chosenAction.kind(), chosenAction.action(), chosenAction.area());
    }

    private static <K> void add(Map<K, Line> lines, CustomerDifference difference, Function<ChosenAction, K> key) {
        ChosenAction before = difference.before();
        ChosenAction after = difference.after();
        K old = before == null ? null : key.apply(before);
        K now = after == null ? null : key.apply(after);
        if (old != null && !old.equals(now)) {
            add(lines.computeIfAbsent(old, any -> new Line()), difference, before, null);
        }
        if (now != null) {
            add(lines.computeIfAbsent(now, any -> new Line()), difference, now.equals(old) ? before : null, after);
        }
    }

    /** Adds a customer to a line and counts the customer as affected at most once. */
    private static void add(
            Line line, CustomerDifference difference, @Nullable ChosenAction before, @Nullable ChosenAction after) {
        if (before != null) {
            line.before.add(before);
        }
        if (after != null) {
            line.after.add(after);
        }
        if (difference.changed()) {
            ChosenAction contact = after == null ? before : after;
            line.affect(contact == null ? difference.heldBack() : contact);
        }
    }

    public DifferenceReport difference() {
        return new DifferenceReport(
                new DifferenceReport.Changes(
                        count(ActionChange.GAINED),
                        count(ActionChange.LOST),
                        count(ActionChange.HELD_BACK),
                        count(ActionChange.OTHER_ACTION),
                        count(ActionChange.OTHER_SUBJECT),
                        count(ActionChange.OTHER_AMOUNT),
                        count(ActionChange.OTHER_RULE),
                        count(ActionChange.SAME)),
                all.effect(),
                byAction.entrySet().stream()
                        .map(entry -> new DifferenceReport.OfAction(
                                entry.getKey().action,
                                entry.getKey().kind,
                                entry.getKey().area,
                                entry.getValue().effect()))
                        .toList(),
                byArea.entrySet().stream()
                        .map(entry -> new DifferenceReport.OfArea(
                                entry.getKey(), entry.getValue().effect()))
                        .toList(),
                byRule.entrySet().stream()
                        .map(entry -> new DifferenceReport.OfRule(
                                entry.getKey(),
                                new DifferenceReport.Reach(entry.getValue().matchedBefore, entry.getValue().gotBefore),
                                new DifferenceReport.Reach(entry.getValue().matchesAfter, entry.getValue().getsAfter)))
                        .toList(),
                shown.values().stream().flatMap(List::stream).toList());
    }

    private long count(ActionChange change) {
        return changes.getOrDefault(change, 0L);
    }
}
