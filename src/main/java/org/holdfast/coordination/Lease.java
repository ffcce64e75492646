package org.holdfast.coordination;

import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.holdfast.database.DatabaseFailure;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/**
 * Lets one process at a time run a long task. The holder sends a heartbeat every second; after {@link #PATIENCE_MILLIS}
 * without one, another process may take over. No clocks of two machines are compared. A holder that has lost the lease
 * learns it in the transaction of its next chunk, which is then rolled back.
 */
public final class Lease implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Lease.class);
    private static final long PATIENCE_MILLIS = 6_000;
    private static final long POLL_MILLIS = 300;
    private static final long BEAT_MILLIS = 1_000;

    private final LeaseRow row;
    private final String holder = UUID.randomUUID().toString();
    private final ScheduledExecutorService heart =
            Executors.newSingleThreadScheduledExecutor(JobScheduler.daemon("turn"));

    private Lease(LeaseRow row) {
        this.row = row;
    }

    /**
     * The lease as it was read.
     *
     * @param holder {@code null} when it is free
     * @param beats grows with each heartbeat of the holder
     */
    public record Seen(@Nullable String holder, long beats) {}

    /**
     * Acquires the lease.
     *
     * @param waiting called before waiting to see whether the current holder is alive
     * @throws Taken if it is
     */
    public static Lease acquire(LeaseRow row, Runnable waiting) {
        Lease lease = new Lease(row);
        Seen seen = row.seen();
        if (seen.holder() != null) {
            waiting.run();
            seen = whenQuiet(row, seen);
        }
        if (!row.acquire(seen, lease.holder)) {
            throw new Taken();
        }
        lease.heart.scheduleAtFixedRate(lease::heartbeatQuietly, BEAT_MILLIS, BEAT_MILLIS, TimeUnit.MILLISECONDS);
        return lease;
    }

    private static Seen whenQuiet(LeaseRow row, Seen seen) {
        long until = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(PATIENCE_MILLIS);
        while (System.nanoTime() < until) {
            try {
                Thread.sleep(POLL_MILLIS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new Taken();
            }
            Seen now = row.seen();
            if (now.holder() == null) {
                return now;
            }
            if (!now.equals(seen)) {
                throw new Taken();
            }
        }
        return seen;
    }

    private void heartbeatQuietly() {
        try {
            row.heartbeat(holder);
        } catch (RuntimeException e) {
            // An exception would end the timer and so lose the lease; a lease already lost is noticed in the next
            // chunk.
            LOG.debug("A heartbeat failed: {}", e.getMessage());
        }
    }

    /**
     * Checks that this process still holds the lease. Call it within the transaction of each chunk.
     *
     * @throws Taken if another process has taken over
     */
    public void assertHeld() {
        if (!row.heartbeat(holder)) {
            throw new Taken();
        }
    }

    @Override
    public void close() {
        // No interrupt: a heartbeat may be writing, and an interrupted embedded database closes its file.
        heart.shutdown();
        try {
            row.release(holder);
        } catch (DataAccessException | TransactionException e) {
            LOG.debug("The lease could not be released; it expires by itself: {}", DatabaseFailure.describe(e));
        }
    }

    /** Another process holds the lease. */
    public static final class Taken extends IllegalStateException {

        private static final long serialVersionUID = 1L;

        Taken() {
            super("Another process is already running this.");
        }
    }
}
