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
 * The turn to do something long, which one process has at a time. Its holder beats once a second; when the beats stand
 * still for {@link #PATIENCE_MILLIS}, another may take over. No clocks of two machines are compared. Who has lost the
 * turn without noticing finds out in the transaction of the next chunk, which then comes to nothing.
 */
public final class Lease implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Lease.class);
    private static final long PATIENCE_MILLIS = 6_000;
    private static final long LOOK_MILLIS = 300;
    private static final long BEAT_MILLIS = 1_000;

    private final Ledger ledger;
    private final String holder = UUID.randomUUID().toString();
    private final ScheduledExecutorService heart =
            Executors.newSingleThreadScheduledExecutor(JobScheduler.daemon("turn"));

    private Lease(Ledger ledger) {
        this.ledger = ledger;
    }

    /** Where it is kept whose turn it is. */
    public interface Ledger {

        Seen seen();

        /** Takes the turn, if it still is as it was seen. */
        boolean acquire(Seen seen, String holder);

        /** Shows that the holder lives; {@code false} when the turn is somebody else's. */
        boolean heartbeat(String holder);

        void leave(String holder);
    }

    /**
     * Whose turn it is.
     *
     * @param holder {@code null} when nobody's
     * @param beats grows for as long as the holder lives
     */
    public record Seen(@Nullable String holder, long beats) {}

    /**
     * Takes the turn.
     *
     * @param waiting called before it has to be found out whether another holder is alive
     * @throws Taken when one is
     */
    public static Lease acquire(Ledger ledger, Runnable waiting) {
        Lease lease = new Lease(ledger);
        Seen seen = ledger.seen();
        if (seen.holder() != null) {
            waiting.run();
            seen = whenQuiet(ledger, seen);
        }
        if (!ledger.acquire(seen, lease.holder)) {
            throw new Taken();
        }
        lease.heart.scheduleAtFixedRate(lease::heartbeatQuietly, BEAT_MILLIS, BEAT_MILLIS, TimeUnit.MILLISECONDS);
        return lease;
    }

    private static Seen whenQuiet(Ledger ledger, Seen seen) {
        long until = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(PATIENCE_MILLIS);
        while (System.nanoTime() < until) {
            try {
                Thread.sleep(LOOK_MILLIS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new Taken();
            }
            Seen now = ledger.seen();
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
            ledger.heartbeat(holder);
        } catch (RuntimeException e) {
            // Whoever has lost the turn finds out with the next chunk; a timer that ended here would lose it for sure.
            LOG.debug("A beat was missed: {}", e.getMessage());
        }
    }

    /** Within the transaction of a chunk. */
    public void assertHeld() {
        if (!ledger.heartbeat(holder)) {
            throw new Taken();
        }
    }

    @Override
    public void close() {
        heart.shutdownNow();
        try {
            ledger.leave(holder);
        } catch (DataAccessException | TransactionException e) {
            LOG.debug("The turn could not be given back; it ends by itself: {}", DatabaseFailure.describe(e));
        }
    }

    /** Somebody else is at it. */
    public static final class Taken extends IllegalStateException {

        private static final long serialVersionUID = 1L;

        Taken() {
            super("Somebody else is at it.");
        }
    }
}
