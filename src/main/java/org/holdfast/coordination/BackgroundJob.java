package org.holdfast.coordination;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.holdfast.database.DatabaseFailure;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.ConcurrencyFailureException;

/**
 * A background job and the result of its last run. No exception ends its thread, not even an error of the virtual
 * machine, because a dead thread would go unnoticed. A failure is logged once and reported in health until the job
 * succeeds again.
 */
public final class BackgroundJob {

    private static final Logger LOG = LoggerFactory.getLogger(BackgroundJob.class);
    private static final int MAX_MESSAGE_LENGTH = 300;
    /** Nodes of one database block each other now and then; only repeated contention is reported as a failure. */
    private static final int CONTENTIONS = 3;

    private final String name;
    private final Clock clock;
    private volatile boolean closing;
    private volatile State state = new State(null, null, null, null, 0);

    /** Work that may fail in any way. */
    @FunctionalInterface
    public interface Work {

        void run() throws Exception;
    }

    /**
     * The state of a job.
     *
     * @param runningSince {@code null} between two runs
     * @param succeededAt when it last ended without an error
     * @param failedAt when it last failed
     * @param failure description of the last failure, or {@code null} after a success
     * @param failures number of consecutive failures
     */
    public record State(
            @Nullable Instant runningSince,
            @Nullable Instant succeededAt,
            @Nullable Instant failedAt,
            @Nullable String failure,
            int failures) {

        State running(Instant now) {
            return new State(now, succeededAt, failedAt, failure, failures);
        }

        State succeeded(Instant now) {
            return new State(null, now, failedAt, null, 0);
        }

        State failed(Instant now, @Nullable String words) {
            return new State(null, succeededAt, now, words, failures + 1);
        }

        State interrupted() {
            return new State(null, succeededAt, failedAt, failure, failures);
        }
    }

    BackgroundJob(String name, Clock clock) {
        this.name = name;
        this.clock = clock;
    }

    /** A job that is not shown in health, for callers outside a server. */
    public static BackgroundJob unseen(String name) {
        return new BackgroundJob(name, Clock.systemUTC());
    }

    public String name() {
        return name;
    }

    public State state() {
        return state;
    }

    /**
     * Runs the work once. Never throws.
     *
     * @return whether it ended without an error
     */
    public boolean run(Work work) {
        state = state.running(clock.instant());
        try {
            work.run();
            succeeded();
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            state = state.interrupted();
        } catch (Throwable e) {
            failed(e);
        }
        return false;
    }

    private void succeeded() {
        String before = state.failure();
        state = state.succeeded(clock.instant());
        if (before != null) {
            LOG.info("The job \"{}\" works again", name);
        }
    }

    private void failed(Throwable failure) {
        if (closing) {
            state = state.interrupted();
            return;
        }
        String before = state.failure();
        try {
            String words = words(failure);
            boolean passing = failure instanceof ConcurrencyFailureException && state.failures() + 1 < CONTENTIONS;
            state = state.failed(clock.instant(), passing ? before : words);
            if (passing) {
                LOG.debug("The job \"{}\" met another node and is tried again: {}", name, words);
            } else if (!words.equals(before)) {
                LOG.error(
                        "The job \"{}\" failed and is tried again: {}",
                        name,
                        words,
                        isDescribed(failure) ? null : failure);
            }
        } catch (Throwable again) {
            // There may be no memory left to describe the failure.
            state = state.failed(Instant.EPOCH, "failed, and the reason could not be recorded");
        }
    }

    /** From now on failures are a consequence of the shutdown and are not reported. */
    void closing() {
        closing = true;
    }

    /**
     * A stack trace of the driver fills a page and shows data; a stack trace of our own code is needed to fix the
     * fault.
     */
    private static boolean isDescribed(Throwable failure) {
        return failure instanceof JobFailure || DatabaseFailure.in(failure).isPresent();
    }

    private static String words(Throwable failure) {
        Optional<DatabaseFailure> database = DatabaseFailure.in(failure);
        if (database.isPresent()) {
            return shorten(database.get().toString());
        }
        String message =
                failure.getMessage() == null ? "" : failure.getMessage().strip();
        String words = failure instanceof JobFailure
                ? message
                : failure.getClass().getSimpleName() + (message.isEmpty() ? "" : ": " + message);
        return shorten(words);
    }

    private static String shorten(String words) {
        return words.length() <= MAX_MESSAGE_LENGTH ? words : words.substring(0, MAX_MESSAGE_LENGTH - 3) + "...";
    }
}
