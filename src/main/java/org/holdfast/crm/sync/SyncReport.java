package org.holdfast.crm.sync;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.holdfast.crm.jdbc.CrmException;
import org.holdfast.crm.sync.merge.KeptRecord;
import org.holdfast.crm.sync.state.RejectedSourceRow;

/** The results of a load, collected while it runs. */
public final class SyncReport {

    /** Maximum number of rejected rows that are listed; the others are only counted. */
    private static final int MAX_LISTED = 200;

    private static final long MAX_REJECTED = 10_000;
    private static final long TOLERATED_REJECTED = 500;

    private final List<RejectedSourceRow> bad = new ArrayList<>();
    private boolean full;
    private boolean resumed;
    private final DistinctCounter read = new DistinctCounter();
    private final DistinctCounter badCustomers = new DistinctCounter();
    private final List<KeptRecord> kept = new ArrayList<>();
    private long keptCount;
    private long consentsKept;
    private long movedAway;
    private long tooOld;
    private long items;
    private long created;
    private long changed;
    private long removed;
    private long fetched;
    private boolean fetchedAll = true;
    private long orphans;

    /** Returns whether everything was loaded, not only changes. */
    public boolean full() {
        return full;
    }

    /** Returns whether an interrupted load was resumed. */
    public boolean resumed() {
        return resumed;
    }

    /** Returns the number of distinct customers that were read. */
    public long read() {
        return read.size();
    }

    /** Returns the number of rows that were read. */
    public long items() {
        return items;
    }

    public long created() {
        return created;
    }

    public long changed() {
        return changed;
    }

    /** Returns the number of customers that are no longer in the source. */
    public long removed() {
        return removed;
    }

    /** Returns the number of customers that keep their last facts because a row was rejected. */
    public long badCustomers() {
        return badCustomers.size();
    }

    /**
     * Returns the number of rows of a full load whose customer is missing from the customers query. They are not
     * counted if the load was resumed, or left out a customer with too many rows.
     */
    public long orphanRows() {
        return orphans;
    }

    /** Returns the first records that differ from the source because another source changed them later. */
    public List<KeptRecord> kept() {
        return List.copyOf(kept);
    }

    /** Returns the number of records that differ from the source because another source changed them later. */
    public long keptCount() {
        return keptCount;
    }

    /** Returns the number of refusals of contact that remain in force although the source does not contain them. */
    public long consentsKept() {
        return consentsKept;
    }

    /** Returns the number of records that were left out because they were moved to other customers. */
    public long movedAway() {
        return movedAway;
    }

    /** Returns the number of records that were left out because they are older than the company keeps them. */
    public long tooOld() {
        return tooOld;
    }

    public List<RejectedSourceRow> bad() {
        return List.copyOf(bad);
    }

    void begins(boolean isFull, boolean isResumed) {
        full = isFull;
        resumed = isResumed;
    }

    void page(Collection<String> customers, long rows, int newCustomers, int changedCustomers) {
        customers.forEach(read::add);
        items += rows;
        created += newCustomers;
        changed += changedCustomers;
    }

    /** Counts fetched rows. */
    void fetched(long rows) {
        fetched += rows;
    }

    /** Records that the rows of a customer were too many to fetch. */
    void fetchIncomplete() {
        fetchedAll = false;
    }

    /** @param rows total number of rows of all queries */
    void ends(long rows) {
        orphans = resumed || !fetchedAll ? 0 : Math.max(0, rows - fetched);
    }

    void kept(List<KeptRecord> records, int refusals) {
        keptCount += records.size();
        consentsKept += refusals;
        records.stream().limit(Math.max(0, MAX_LISTED - kept.size())).forEach(kept::add);
    }

    void leftOut(int moved, int old) {
        movedAway += moved;
        tooOld += old;
    }

    void bad(String customer, List<RejectedSourceRow> rows) {
        if (!badCustomers.add(customer)) {
            return;
        }
        rows.stream().limit(Math.max(0, MAX_LISTED - bad.size())).forEach(bad::add);
    }

    /** @throws CrmException if the number of rejected rows shows that the table or the mapping must be wrong */
    void checkRejected() {
        long rejected = badCustomers();
        if (rejected > MAX_REJECTED || rejected > TOLERATED_REJECTED && rejected > read() / 2) {
            throw new CrmException(
                    "Rows of " + rejected + " of " + read()
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
