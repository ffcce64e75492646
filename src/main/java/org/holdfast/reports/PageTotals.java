package org.holdfast.reports;

import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import org.holdfast.decisions.Decision;
import org.holdfast.history.DecisionScan.Course;
import org.holdfast.history.DecisionScan.Recorded;

/** Counts all decisions of a period for a page of customers, and adds them to the totals. */
final class PageTotals {

    /** Name of the guardrail. */
    private static final String CONTROL_GROUP = "control-group";

    private final Map<Key, ActionTotals> totals;
    private final Map<String, Course> courses;
    private final Map<String, Map<Key, First>> firsts = new HashMap<>();
    private final Set<List<Object>> held = new HashSet<>();

    PageTotals(Map<Key, ActionTotals> totals, Map<String, Course> courses) {
        this.totals = totals;
        this.courses = courses;
    }

    /** The rule and action that a total is for. */
    record Key(String rule, String action) {}

    private record First(Instant at, boolean control) {}

    /** Adds a decision. The decisions of a customer have to be added in chronological order. */
    void add(Recorded recorded) {
        Decision decision = recorded.decision();
        for (Decision.DecidedAction act : decision.actions()) {
            Course course = courses.get(String.valueOf(act.actionId()));
            // A repeated action was already counted with its first decision.
            if (course != null && course.decisionId().equals(decision.decisionId())) {
                Key key = new Key(act.cause().rule(), act.action().id());
                total(key).add(act, course);
                addCustomer(recorded, key, false);
            }
        }
        for (Decision.HeldBack each : decision.heldBack()) {
            Key key = new Key(each.rule(), each.action());
            if (held.add(List.of(decision.customerId(), key, each.by()))) {
                total(key).heldBack(each.by());
            }
            if (each.by().equals(CONTROL_GROUP)) {
                addCustomer(recorded, key, true);
            }
        }
    }

    Set<String> customers() {
        return firsts.keySet();
    }

    /** Adds each customer once to the group of each rule and action. */
    void finish(BiFunction<String, Instant, RetentionStatus> kept) {
        firsts.forEach((customer, byKey) -> byKey.forEach((key, first) -> {
            ActionTotals actionTotals = total(key);
            (first.control ? actionTotals.control() : actionTotals.reached()).add(kept.apply(customer, first.at));
        }));
    }

    private void addCustomer(Recorded recorded, Key key, boolean control) {
        firsts.computeIfAbsent(recorded.decision().customerId(), id -> new HashMap<>())
                .putIfAbsent(key, new First(recorded.decidedAt(), control));
    }

    private ActionTotals total(Key key) {
        return totals.computeIfAbsent(key, each -> new ActionTotals());
    }
}
