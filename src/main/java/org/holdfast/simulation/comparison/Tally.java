package org.holdfast.simulation.comparison;

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

/** Adds up what changes, customer by customer; the same customers in the same order give the same result. For one thread. */
public final class Tally {

    private final int examples;
    private final Map<Change, Long> changes = new EnumMap<>(Change.class);
    private final Map<Change, List<Compared>> shown = new EnumMap<>(Change.class);
    private final Map<Key, Line> byAction = new TreeMap<>(Key.ORDER);
    private final Map<String, Line> byArea = new TreeMap<>();
    private final Line all = new Line();
    private final Map<String, Reached> byRule = new TreeMap<>();

    /** An action that is of another kind or area in the other book is told apart. */
    private record Key(ActionKind kind, String action, String area) {

        static final Comparator<Key> ORDER = Comparator.comparing(Key::kind).thenComparing(Key::action).thenComparing(Key::area);
    }

    private static final class Line {

        private final Side before = new Side();
        private final Side after = new Side();
        private long affected;
        private long reachable;

        void affect(@Nullable Chosen told) {
            affected++;
            reachable += told != null && told.reachable() ? 1 : 0;
        }

        Difference.Effect effect() {
            return new Difference.Effect(before.sum(), after.sum(), affected, reachable);
        }
    }

    private static final class Reached {

        private long matchedBefore;
        private long gotBefore;
        private long matchesAfter;
        private long getsAfter;
    }

    private static final class Side {

        private long customers;
        private BigDecimal granted = BigDecimal.ZERO;
        private BigDecimal cost = BigDecimal.ZERO;
        private BigDecimal value = BigDecimal.ZERO;

        void add(Chosen chosen) {
            customers++;
            granted = chosen.amount() == null ? granted : granted.add(chosen.amount());
            cost = cost.add(chosen.cost());
            value = value.add(chosen.value());
        }

        Difference.Sum sum() {
            return new Difference.Sum(customers, granted, cost, value);
        }
    }

    /** @param examples how many customers to name for each sort of change */
    public Tally(int examples) {
        this.examples = examples;
    }

    public void add(Compared compared) {
        changes.merge(compared.change(), 1L, Long::sum);
        add(byAction, compared, Tally::key);
        add(byArea, compared, Chosen::area);
        add(all, compared, compared.before(), compared.after());
        reach(compared);
        Chosen heldBack = compared.heldBack();
        if (heldBack != null) {
            Key key = key(heldBack);
            List.of(byAction.computeIfAbsent(key, any -> new Line()), byArea.computeIfAbsent(key.area, any -> new Line()))
                    .forEach(line -> line.affect(heldBack));
        }
        List<Compared> ofThatSort = shown.computeIfAbsent(compared.change(), sort -> new ArrayList<>());
        if (compared.changed() && ofThatSort.size() < examples) {
            ofThatSort.add(compared);
        }
    }

    /** An offer that stands although no rule proposes it any more is had without being matched. */
    private void reach(Compared compared) {
        compared.matchesBefore().forEach(rule -> reached(rule).matchedBefore++);
        compared.matchesAfter().forEach(rule -> reached(rule).matchesAfter++);
        if (compared.before() != null) {
            reached(compared.before().rule()).gotBefore++;
        }
        if (compared.after() != null) {
            reached(compared.after().rule()).getsAfter++;
        }
    }

    private Reached reached(String rule) {
        return byRule.computeIfAbsent(rule, any -> new Reached());
    }

    private static Key key(Chosen chosen) {
        return new Key(chosen.kind(), chosen.action(), chosen.area());
    }

    private static <K> void add(Map<K, Line> lines, Compared compared, Function<Chosen, K> key) {
        Chosen before = compared.before();
        Chosen after = compared.after();
        K old = before == null ? null : key.apply(before);
        K now = after == null ? null : key.apply(after);
        if (old != null && !old.equals(now)) {
            add(lines.computeIfAbsent(old, any -> new Line()), compared, before, null);
        }
        if (now != null) {
            add(lines.computeIfAbsent(now, any -> new Line()), compared, now.equals(old) ? before : null, after);
        }
    }

    /** A customer for whom something changes inside the line is affected once. */
    private static void add(Line line, Compared compared, @Nullable Chosen before, @Nullable Chosen after) {
        if (before != null) {
            line.before.add(before);
        }
        if (after != null) {
            line.after.add(after);
        }
        if (compared.changed()) {
            Chosen told = after == null ? before : after;
            line.affect(told == null ? compared.heldBack() : told);
        }
    }

    public Difference difference() {
        return new Difference(new Difference.Changes(count(Change.GAINED), count(Change.LOST), count(Change.HELD_BACK),
                count(Change.OTHER_ACTION), count(Change.OTHER_SUBJECT), count(Change.OTHER_AMOUNT), count(Change.OTHER_RULE),
                count(Change.SAME)), all.effect(),
                byAction.entrySet().stream().map(entry -> new Difference.OfAction(entry.getKey().action, entry.getKey().kind,
                        entry.getKey().area, entry.getValue().effect())).toList(),
                byArea.entrySet().stream().map(entry -> new Difference.OfArea(entry.getKey(), entry.getValue().effect())).toList(),
                byRule.entrySet().stream().map(entry -> new Difference.OfRule(entry.getKey(),
                        new Difference.Reach(entry.getValue().matchedBefore, entry.getValue().gotBefore),
                        new Difference.Reach(entry.getValue().matchesAfter, entry.getValue().getsAfter))).toList(),
                shown.values().stream().flatMap(List::stream).toList());
    }

    private long count(Change change) {
        return changes.getOrDefault(change, 0L);
    }
}
