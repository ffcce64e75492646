package org.holdfast.spark;

import java.io.Serializable;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.holdfast.batch.LimitUse;
import org.holdfast.decisions.ContactHistory.SharedContact;
import org.holdfast.spark.CaseRow.CaseInput;

/**
 * Walks through the customers of a partition in the order of their ids, with what all earlier partitions have used: the
 * lease of the partition. A customer whose first answer cannot have changed keeps it; others are decided for again. So
 * the answers depend on the lease and the partition alone, and a task that is repeated gives the same ones.
 */
final class LimitWalk {

    private final RunContext.Built built;
    private final CasePartition decider;
    private final LimitUse initial;
    private final Lease lease;
    private final int partition;
    private final Map<String, List<SharedContact>> own = new HashMap<>();
    private LimitUse use;

    /**
     * What a partition starts with.
     *
     * @param use what is used before the first customer of the partition
     * @param made contacts of this run with customers who share addresses, by id, with the partition they are in
     */
    record Lease(LimitUse use, Map<String, Contacts> made) implements Serializable {}

    /** Contacts with a customer of a partition. */
    record Contacts(int partition, List<SharedContact> all) implements Serializable {}

    /** A customer with the final answer, and what was used before. */
    record Step(CaseRow row, LimitUse before) {}

    LimitWalk(RunContext.Built built, Lease lease, int partition) {
        this.built = built;
        this.decider = new CasePartition(built);
        this.initial = built.manifest().use();
        this.lease = lease;
        this.partition = partition;
        this.use = lease.use;
    }

    /** Returns what is used after the customers so far. */
    LimitUse use() {
        return use;
    }

    Step next(CaseRow first) {
        CaseInput input = first.input();
        LimitUse before = use;
        CaseRow row = first;
        if (input != null) {
            Map<String, List<SharedContact>> made = made(first.sharers());
            if (!made.isEmpty() || isAffected(first)) {
                row = decider.again(input, before, made);
            }
        }
        use = use.plus(row.use());
        if (!row.made().isEmpty()) {
            own.put(row.id(), row.made());
        }
        return new Step(row, before);
    }

    /** Returns the contacts of this run with those who share addresses and come earlier. */
    private Map<String, List<SharedContact>> made(List<String> sharers) {
        Map<String, List<SharedContact>> made = new HashMap<>();
        for (String id : sharers) {
            Contacts earlier = lease.made.get(id);
            List<SharedContact> contacts = earlier != null && earlier.partition < partition ? earlier.all : own.get(id);
            if (contacts != null) {
                made.put(id, contacts);
            }
        }
        return made;
    }

    /** Returns whether what others have used since the export can change the answer of the first pass. */
    private boolean isAffected(CaseRow row) {
        for (Map.Entry<String, BigDecimal> ask : row.asks().entrySet()) {
            BigDecimal then = initial.used().getOrDefault(ask.getKey(), BigDecimal.ZERO);
            BigDecimal now = use.used().getOrDefault(ask.getKey(), BigDecimal.ZERO);
            if (then.compareTo(now) != 0
                    && !(covers(ask.getKey(), then, ask.getValue()) && covers(ask.getKey(), now, ask.getValue()))) {
                return true;
            }
        }
        for (String action : row.places()) {
            int then = initial.taken().getOrDefault(action, 0);
            int now = use.taken().getOrDefault(action, 0);
            int most = built.places().getOrDefault(action, 0);
            if (then < most != now < most) {
                return true;
            }
        }
        return false;
    }

    private boolean covers(String budget, BigDecimal used, BigDecimal ask) {
        BigDecimal amount = built.budgets().get(budget);
        return amount != null && used.add(ask).compareTo(amount) <= 0;
    }
}
