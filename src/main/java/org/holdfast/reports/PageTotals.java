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

/** Counts the decisions about some customers, all of a period, and adds them to the tallies of everybody. */
final class PageTotals {

    /** As the guardrail calls itself. */
    private static final String CONTROL_GROUP = "control-group";

    private final Map<Key, ActionTotals> tallies;
    private final Map<String, Course> courses;
    private final Map<String, Map<Key, First>> firsts = new HashMap<>();
    private final Set<List<Object>> held = new HashSet<>();

    PageTotals(Map<Key, ActionTotals> tallies, Map<String, Course> courses) {
        this.tallies = tallies;
        this.courses = courses;
    }

    /** What is counted together. */
    record Key(String rule, String action) {}

    private record First(Instant at, boolean control) {}

    /** A decision, in the order of time for each customer. */
    void add(Recorded recorded) {
        Decision decision = recorded.decision();
        for (Decision.DecidedAction act : decision.actions()) {
            Course course = courses.get(String.valueOf(act.actionId()));
            // An action that is answered again was counted with its first decision.
            if (course != null && course.decisionId().equals(decision.decisionId())) {
                Key key = new Key(act.cause().rule(), act.action().id());
                tally(key).add(act, course);
                watch(recorded, key, false);
            }
        }
        for (Decision.HeldBack each : decision.heldBack()) {
            Key key = new Key(each.rule(), each.action());
            if (held.add(List.of(decision.customerId(), key, each.by()))) {
                tally(key).heldBack(each.by());
            }
            if (each.by().equals(CONTROL_GROUP)) {
                watch(recorded, key, true);
            }
        }
    }

    Set<String> customers() {
        return firsts.keySet();
    }

    /** Adds the customers, each once. */
    void finish(BiFunction<String, Instant, RetentionStatus> kept) {
        firsts.forEach((customer, byKey) -> byKey.forEach((key, first) -> {
            ActionTotals actionTotals = tally(key);
            (first.control ? actionTotals.control() : actionTotals.reached()).add(kept.apply(customer, first.at));
        }));
    }

    private void watch(Recorded recorded, Key key, boolean control) {
        firsts.computeIfAbsent(recorded.decision().customerId(), id -> new HashMap<>())
                .putIfAbsent(key, new First(recorded.decidedAt(), control));
    }

    private ActionTotals tally(Key key) {
        return tallies.computeIfAbsent(key, each -> new ActionTotals());
    }
}
