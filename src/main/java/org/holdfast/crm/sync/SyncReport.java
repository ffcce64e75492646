package org.holdfast.crm.sync;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.holdfast.crm.jdbc.CrmException;

/** The results of a load so far. */
public final class SyncReport {

    /** How many rejected rows are listed; the rest is only counted. */
    private static final int MOST_LISTED = 200;

    private static final long MOST_BAD = 10_000;
    private static final long FEW_BAD = 500;

    private final List<RejectedSourceRow> bad = new ArrayList<>();
    private boolean full;
    private boolean goesOn;
    private final DistinctCounter read = new DistinctCounter();
    private final DistinctCounter badCustomers = new DistinctCounter();
    private final List<KeptRecord> stays = new ArrayList<>();
    private long staying;
    private long consentsKept;
    private long items;
    private long created;
    private long changed;
    private long removed;
    private long gathered;
    private boolean allGathered = true;
    private long orphans;

    /** Whether everything was loaded, not only changes. */
    public boolean full() {
        return full;
    }

    /** Whether it resumed an interrupted load. */
    public boolean goesOn() {
        return goesOn;
    }

    /** Customers that were read, each counted once, however many of their rows have changed. */
    public long read() {
        return read.size();
    }

    /** Rows that were read. */
    public long items() {
        return items;
    }

    public long created() {
        return created;
    }

    public long changed() {
        return changed;
    }

    /** Customers who are no longer in the source. */
    public long removed() {
        return removed;
    }

    /** Customers who keep their last facts, because a row was rejected. */
    public long badCustomers() {
        return badCustomers.size();
    }

    /**
     * Rows of a full load whose customer is missing from the customers' query. Not counted when the load resumed an
     * interrupted one, or left out a customer with too many rows.
     */
    public long orphanRows() {
        return orphans;
    }

    /** The first records that differ from the source, because another source changed them later. */
    public List<KeptRecord> stays() {
        return List.copyOf(stays);
    }

    /** How many such records there are. */
    public long staying() {
        return staying;
    }

    /** Refusals of contact that are kept, though the source lacks them. */
    public long consentsKept() {
        return consentsKept;
    }

    public List<RejectedSourceRow> bad() {
        return List.copyOf(bad);
    }

    void begins(boolean everything, boolean again) {
        full = everything;
        goesOn = again;
    }

    void page(Collection<String> customers, long rows, int fresh, int other) {
        customers.forEach(read::add);
        items += rows;
        created += fresh;
        changed += other;
    }

    /** Counts fetched rows. */
    void gathered(long rows) {
        gathered += rows;
    }

    void notAllGathered() {
        allGathered = false;
    }

    /** @param rows of all queries together */
    void ends(long rows) {
        orphans = goesOn || !allGathered ? 0 : Math.max(0, rows - gathered);
    }

    void stays(List<KeptRecord> records, int refusals) {
        staying += records.size();
        consentsKept += refusals;
        records.stream().limit(Math.max(0, MOST_LISTED - stays.size())).forEach(stays::add);
    }

    void bad(String customer, List<RejectedSourceRow> rows) {
        if (!badCustomers.add(customer)) {
            return;
        }
        rows.stream().limit(Math.max(0, MOST_LISTED - bad.size())).forEach(bad::add);
    }

    /** @throws CrmException when so many rows are rejected that the table or the mapping must be wrong */
    void mostFit() {
        long misfits = badCustomers();
        if (misfits > MOST_BAD || misfits > FEW_BAD && misfits > read() / 2) {
            throw new CrmException(
                    "Rows of " + misfits + " of " + read()
                            + " customers were rejected, so the load was stopped; their facts are kept. The first: "
                            + bad.get(0) + ".",
                    false,
                    null);
        }
    }

    void removed(int customers) {
        removed += customers;
    }
}
