package org.holdfast.spark;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.broadcast.Broadcast;
import org.holdfast.batch.LimitUse;
import org.holdfast.spark.LimitWalk.Contacts;
import org.holdfast.spark.LimitWalk.Lease;
import org.jspecify.annotations.Nullable;

/**
 * Finds what each partition starts with, so that all partitions together decide as one process would, one customer
 * after the other in the order of their ids. Every round passes on what the partitions used in the round before; it
 * walks only through those for which that can make a difference. The first partition that differs from the round before
 * is right afterwards, so the rounds end, mostly after two or three: limits that hold everything, or nothing more, pass
 * on nothing new.
 */
final class LeaseRounds {

    private final JavaRDD<CaseRow> decided;
    private final Broadcast<RunContext> context;
    private final RunContext.Built built;
    private final int partitions;
    private final List<Lease> leases = new ArrayList<>();
    private final List<@Nullable WalkSummary> summaries = new ArrayList<>();
    private int rounds;

    LeaseRounds(JavaRDD<CaseRow> decided, Broadcast<RunContext> context) {
        this.decided = decided;
        this.context = context;
        this.built = context.value().built();
        this.partitions = decided.getNumPartitions();
    }

    /** The final leases with what the decisions come to. */
    record Settled(List<Lease> leases, List<WalkSummary> summaries, int rounds, long walked) {}

    /** Runs the rounds. */
    Settled settle() {
        LimitUse initial = built.manifest().use();
        List<Integer> due = new ArrayList<>();
        for (int i = 0; i < partitions; i++) {
            leases.add(new Lease(initial, Map.of()));
            summaries.add(null);
            due.add(i);
        }
        long walked = 0;
        while (!due.isEmpty()) {
            walked += due.size();
            walk(due);
            due = pass(initial);
        }
        return new Settled(
                List.copyOf(leases),
                summaries.stream().map(Objects::requireNonNull).toList(),
                rounds,
                walked);
    }

    private void walk(List<Integer> due) {
        rounds++;
        List<Lease> given = List.copyOf(leases);
        Broadcast<RunContext> bytes = context;
        int[] ids = due.stream().mapToInt(Integer::intValue).toArray();
        List<WalkSummary>[] found = decided.mapPartitionsWithIndex(
                        (partition, rows) -> List.of(WalkSummary.of(
                                        rows,
                                        new LimitWalk(bytes.value().built(), given.get(partition), partition),
                                        partition))
                                .iterator(),
                        true)
                .collectPartitions(ids);
        for (int i = 0; i < ids.length; i++) {
            summaries.set(ids[i], found[i].get(0));
        }
    }

    /** Gives each partition what those before it have used, and returns those that have to be walked through again. */
    private List<Integer> pass(LimitUse initial) {
        List<Integer> due = new ArrayList<>();
        Map<String, Contacts> made = new HashMap<>();
        summaries.forEach(each -> made.putAll(Objects.requireNonNull(each).made()));
        LimitUse use = initial;
        for (int i = 0; i < partitions; i++) {
            WalkSummary summary = Objects.requireNonNull(summaries.get(i));
            Lease before = leases.get(i);
            Lease next = new Lease(use, visible(summary, made, i));
            leases.set(i, next);
            if (!next.made().equals(before.made()) || isAffected(summary, before.use(), use)) {
                due.add(i);
            }
            use = use.plus(summary.use());
        }
        return due;
    }

    /** Returns the contacts of earlier partitions that concern customers of a partition. */
    private static Map<String, Contacts> visible(WalkSummary summary, Map<String, Contacts> made, int partition) {
        Map<String, Contacts> visible = new HashMap<>();
        for (String id : summary.sharers()) {
            Contacts contacts = made.get(id);
            if (contacts != null && contacts.partition() < partition) {
                visible.put(id, contacts);
            }
        }
        return visible;
    }

    /** Returns whether another lease can change a decision of a partition. */
    private boolean isAffected(WalkSummary summary, LimitUse before, LimitUse now) {
        for (Map.Entry<String, BigDecimal> ask : summary.asks().entrySet()) {
            String budget = ask.getKey();
            BigDecimal amount = built.budgets().getOrDefault(budget, BigDecimal.ZERO);
            BigDecimal then = before.used().getOrDefault(budget, BigDecimal.ZERO);
            BigDecimal next = now.used().getOrDefault(budget, BigDecimal.ZERO);
            boolean isPlenty = then.max(next).add(ask.getValue()).compareTo(amount) <= 0;
            boolean isNothing = then.min(next).compareTo(amount) >= 0;
            if (then.compareTo(next) != 0 && !isPlenty && !isNothing) {
                return true;
            }
        }
        for (Map.Entry<String, Integer> place : summary.places().entrySet()) {
            int most = built.places().getOrDefault(place.getKey(), 0);
            int then = before.taken().getOrDefault(place.getKey(), 0);
            int next = now.taken().getOrDefault(place.getKey(), 0);
            boolean isPlenty = Math.max(then, next) + place.getValue() <= most;
            boolean isNothing = Math.min(then, next) >= most;
            if (then != next && !isPlenty && !isNothing) {
                return true;
            }
        }
        return false;
    }
}
