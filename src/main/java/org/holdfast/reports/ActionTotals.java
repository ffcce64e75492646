package org.holdfast.reports;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;
import java.util.TreeMap;
import org.holdfast.decisions.Decision;
import org.holdfast.decisions.RecordedAction.Status;
import org.holdfast.history.DecisionScan.Course;
import org.holdfast.rules.model.ActionKind;
import org.jspecify.annotations.Nullable;

/** Totals of one rule with one of its actions. */
final class ActionTotals {

    private static final int CENTS = 2;

    private final Map<Status, Long> byStatus = new TreeMap<>();
    private final Map<String, Long> heldBack = new TreeMap<>();
    private final GroupTotals reached = new GroupTotals();
    private final GroupTotals control = new GroupTotals();
    private @Nullable String area;
    private @Nullable ActionKind kind;
    private long decided;
    private long presented;
    private long delivered;
    private BigDecimal granted = BigDecimal.ZERO;
    private BigDecimal cost = BigDecimal.ZERO;
    private BigDecimal spent = BigDecimal.ZERO;

    /** Totals of one group of customers. */
    static final class GroupTotals {

        private long customers;
        private long known;
        private long waiting;
        private long kept;

        void add(RetentionStatus status) {
            customers++;
            known += status == RetentionStatus.UNKNOWN ? 0 : 1;
            waiting += status == RetentionStatus.WAITING ? 1 : 0;
            kept += status == RetentionStatus.YES ? 1 : 0;
        }

        private ActionReport.Group group() {
            return ActionReport.Group.of(customers, known, waiting, kept);
        }
    }

    void add(Decision.DecidedAction act, Course course) {
        area = act.cause().area();
        kind = act.action().kind();
        decided++;
        presented += course.presented() ? 1 : 0;
        delivered += course.delivered() ? 1 : 0;
        byStatus.merge(course.status(), 1L, Long::sum);
        spent = spent.add(course.spent());
        if (course.status() != Status.FAILED) {
            cost = cost.add(act.value().cost());
            granted = act.grant().counted() == null
                    ? granted
                    : granted.add(act.grant().counted());
        }
    }

    void heldBack(String guardrail) {
        heldBack.merge(guardrail, 1L, Long::sum);
    }

    GroupTotals reached() {
        return reached;
    }

    GroupTotals control() {
        return control;
    }

    ActionReport.Line line(String rule, String action) {
        long accepted = count(Status.ACCEPTED);
        long reported = decided - count(Status.OPEN) - count(Status.FAILED);
        return new ActionReport.Line(
                rule,
                action,
                area,
                kind,
                new ActionReport.Counts(
                        decided,
                        presented,
                        delivered,
                        accepted,
                        count(Status.REJECTED),
                        count(Status.IGNORED),
                        count(Status.FAILED),
                        ActionReport.share(accepted, reported)),
                new ActionReport.Amounts(money(granted), money(cost), money(spent)),
                heldBack,
                reached.group(),
                control.group(),
                Uplift.of(reached.kept, reached.known, control.kept, control.known));
    }

    private long count(Status status) {
        return byStatus.getOrDefault(status, 0L);
    }

    private static BigDecimal money(BigDecimal sum) {
        return sum.setScale(CENTS, RoundingMode.HALF_UP);
    }
}
