package org.holdfast.retention;

import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.holdfast.history.Runs;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/**
 * The turn to run over all customers, which one process has at a time. Its holder beats once a second; when the beats stand still for
 * {@link #PATIENCE_MILLIS}, another may take over. No clocks of two machines are compared. Who has lost the turn without noticing finds
 * out in the transaction of the next chunk, which then comes to nothing.
 */
final class RunTurn implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(RunTurn.class);
    private static final long PATIENCE_MILLIS = 6_000;
    private static final long LOOK_MILLIS = 300;
    private static final long BEAT_MILLIS = 1_000;

    private final Runs runs;
    private final String holder = UUID.randomUUID().toString();
    private final ScheduledExecutorService heart = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "run-turn");
        thread.setDaemon(true);
        return thread;
    });

    private RunTurn(Runs runs) {
        this.runs = runs;
    }

    /**
     * Takes the turn.
     *
     * @param waiting called before it has to be found out whether another holder is alive
     * @throws AnotherRun when one is
     */
    static RunTurn take(Runs runs, Runnable waiting) {
        RunTurn turn = new RunTurn(runs);
        Runs.Turn seen = runs.turn();
        if (seen.holder() != null) {
            waiting.run();
            seen = whenQuiet(runs, seen);
        }
        if (!runs.take(seen, turn.holder)) {
            throw new AnotherRun();
        }
        turn.heart.scheduleAtFixedRate(turn::beatQuietly, BEAT_MILLIS, BEAT_MILLIS, TimeUnit.MILLISECONDS);
        return turn;
    }

    private static Runs.Turn whenQuiet(Runs runs, Runs.Turn seen) {
        long until = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(PATIENCE_MILLIS);
        while (System.nanoTime() < until) {
            try {
                Thread.sleep(LOOK_MILLIS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new AnotherRun();
            }
            Runs.Turn now = runs.turn();
            if (now.holder() == null) {
                return now;
            }
            if (!now.equals(seen)) {
                throw new AnotherRun();
            }
        }
        return seen;
    }

    private void beatQuietly() {
        try {
            runs.beat(holder);
        } catch (DataAccessException | TransactionException e) {
            LOG.debug("A beat was missed: {}", e.getMessage());
        }
    }

    /** Within the transaction of a chunk. */
    void assertHeld() {
        if (!runs.beat(holder)) {
            throw new AnotherRun();
        }
    }

    @Override
    public void close() {
        heart.shutdownNow();
        try {
            runs.leave(holder);
        } catch (DataAccessException | TransactionException e) {
            LOG.debug("The turn could not be given back; it ends by itself: {}", e.getMessage());
        }
    }

    /** Somebody else is at it. */
    static final class AnotherRun extends IllegalStateException {

        private static final long serialVersionUID = 1L;

        AnotherRun() {
            super("Another run over all customers is under way. Wait until it is done; what it decides need not be decided again.");
        }
    }
}
