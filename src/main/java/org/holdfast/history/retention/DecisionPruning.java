package org.holdfast.history.retention;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.LongConsumer;
import org.holdfast.audit.Actor;
import org.holdfast.audit.AuditAction;
import org.holdfast.audit.AuditEvent;
import org.holdfast.audit.AuditTrail;
import org.holdfast.coordination.Lease;
import org.holdfast.decisions.retention.DecisionRetention;
import org.holdfast.facts.retention.RetentionPeriod;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Removes texts, facts and receipts of decisions that are older than the company keeps them, or counts them beforehand.
 * What limits, rests, budgets, promises, refusals, programmes and reports count is kept for good, so the next decision
 * and every report are the same before and after.
 *
 * <p>One process at a time does it, in small transactions that do not wait for locks.
 */
public class DecisionPruning {

    /** Decisions removed in one transaction. */
    private static final int BATCH = 200;

    /** Decisions that one entry in the audit trail is about. The rows say so themselves, too. */
    private static final long RECORDED = 10_000;

    private final OldDecisions old;
    private final RemovedDecisions removed;
    private final DecisionRetention policy;
    private final ZoneId zone;
    private final TransactionTemplate transaction;
    private final AuditTrail trail;
    private final Clock clock;

    DecisionPruning(
            OldDecisions old,
            RemovedDecisions removed,
            DecisionRetention policy,
            ZoneId zone,
            TransactionTemplate transaction,
            AuditTrail trail,
            Clock clock) {
        this.old = old;
        this.removed = removed;
        this.policy = policy;
        this.zone = zone;
        this.transaction = transaction;
        this.trail = trail;
        this.clock = clock;
    }

    /** Returns the policy in force. */
    public DecisionRetention policy() {
        return policy;
    }

    /**
     * Counts what a policy would remove now, and changes nothing.
     *
     * @param other the policy to try, for instance before it is configured
     */
    public DecisionPruningReport preview(DecisionRetention other) {
        LocalDate firstDay = other.firstDay(clock.instant(), zone);
        if (firstDay == null) {
            return DecisionPruningReport.nothing(other, false);
        }
        OldDecisions.Tally counted = old.count(start(firstDay));
        long decisions = counted.all() - counted.open();
        return new DecisionPruningReport(
                other.keep(),
                firstDay,
                decisions,
                counted.open(),
                decisions == 0 ? null : counted.oldest(),
                false,
                decisions == 0);
    }

    /**
     * Removes what the policy in force does not keep, the oldest decisions first.
     *
     * @param max about how many decisions to remove at most
     * @param progress receives the number of removed decisions
     * @throws PruningBusy if another process is doing it
     */
    public DecisionPruningReport prune(Actor actor, long max, LongConsumer progress) {
        Period keep = policy.keep();
        LocalDate firstDay = policy.firstDay(clock.instant(), zone);
        if (keep == null || firstDay == null) {
            return DecisionPruningReport.nothing(policy, true);
        }
        try (Lease lease = Lease.acquire(removed.lease(), () -> {})) {
            return prune(new Task(keep, firstDay, start(firstDay), actor, lease), max, progress);
        } catch (Lease.Taken e) {
            throw new PruningBusy(e);
        }
    }

    private record Task(Period keep, LocalDate firstDay, Instant before, Actor actor, Lease lease) {}

    private DecisionPruningReport prune(Task task, long max, LongConsumer progress) {
        removed.reach(task.before);
        Instant oldest = null;
        long count = 0;
        long recorded = 0;
        List<OldDecisions.Old> page = old.page(task.before, null, BATCH);
        while (!page.isEmpty() && count < max) {
            int now = remove(page, task);
            oldest = oldest == null && now > 0 ? page.get(0).decidedAt() : oldest;
            count += now;
            progress.accept(count);
            if (count - recorded >= RECORDED) {
                record(task, count - recorded);
                recorded = count;
            }
            page = old.page(task.before, page.get(page.size() - 1), BATCH);
        }
        if (count > recorded) {
            record(task, count - recorded);
        }
        OldDecisions.Tally left = old.count(task.before);
        return new DecisionPruningReport(
                task.keep, task.firstDay, count, left.open(), oldest, true, left.all() == left.open());
    }

    private int remove(List<OldDecisions.Old> page, Task task) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        return Objects.requireNonNull(transaction.execute(status -> {
            task.lease.assertHeld();
            return old.remove(page, task.before, now, task.keep);
        }));
    }

    private void record(Task task, long decisions) {
        transaction.executeWithoutResult(status -> trail.append(new AuditEvent(
                task.actor,
                AuditAction.DECISIONS_PRUNED,
                null,
                Map.of("decisions", decisions, "keep", RetentionPeriod.text(task.keep)))));
    }

    private Instant start(LocalDate day) {
        return day.atStartOfDay(zone).toInstant();
    }
}
