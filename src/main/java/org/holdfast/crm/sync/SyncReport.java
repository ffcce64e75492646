package org.holdfast.crm.sync;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.holdfast.crm.jdbc.CrmException;

/** What a load has done so far. */
public final class SyncReport {

    /** So many bad rows are told; the rest is counted. */
    private static final int MOST_TOLD = 200;

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
    private long strangers;

    /** Whether everything was loaded, and not only what has changed. */
    public boolean full() {
        return full;
    }

    /** Whether it went on with a load that was broken off. */
    public boolean goesOn() {
        return goesOn;
    }

    /** Customers that were looked at, each counted once, however many of their rows have changed. */
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

    /** Customers who are not in the source any more. */
    public long removed() {
        return removed;
    }

    /** Customers who keep their last facts, because a row did not fit. */
    public long badCustomers() {
        return badCustomers.size();
    }

    /**
     * Rows of a full load that belong to no customer: to nobody, or to somebody whom the customers' query does not
     * bring. Not counted when the load went on with one that was broken off, or left out a customer with too many rows.
     */
    public long orphanRows() {
        return strangers;
    }

    /** Records that are not as the source says, because somebody has said something else later; the first of them. */
    public List<KeptRecord> stays() {
        return List.copyOf(stays);
    }

    /** How many there are. */
    public long staying() {
        return staying;
    }

    /** Refusals of contact that stay, though the source does not know them. */
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

    /** So many rows of customers came. */
    void gathered(long rows) {
        gathered += rows;
    }

    void notAllGathered() {
        allGathered = false;
    }

    /** @param rows that the queries have in all */
    void ends(long rows) {
        strangers = goesOn || !allGathered ? 0 : Math.max(0, rows - gathered);
    }

    void stays(List<KeptRecord> records, int refusals) {
        staying += records.size();
        consentsKept += refusals;
        records.stream().limit(Math.max(0, MOST_TOLD - stays.size())).forEach(stays::add);
    }

    void bad(String customer, List<RejectedSourceRow> rows) {
        if (!badCustomers.add(customer)) {
            return;
        }
        rows.stream().limit(Math.max(0, MOST_TOLD - bad.size())).forEach(bad::add);
    }

    /**
     * @throws CrmException when so little fits that it is not a bad row here and there, but another table or a wrong
     *     mapping
     */
    void mostFit() {
        long misfits = badCustomers();
        if (misfits > MOST_BAD || misfits > FEW_BAD && misfits > read() / 2) {
            throw new CrmException(
                    "Rows of " + misfits + " of " + read()
                            + " customers do not fit, so the load was ended; their facts stay as they are. The first: "
                            + bad.get(0) + ".",
                    false,
                    null);
        }
    }

    void removed(int customers) {
        removed += customers;
    }
}
