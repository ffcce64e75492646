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
 * One piece of work that nobody waits for, and how it went. Nothing that it throws ends it, not even an error of the
 * virtual machine: a thread that is gone would never be missed. What went wrong is told in the log once, and in health
 * until the work succeeds again.
 */
public final class BackgroundJob {

    private static final Logger LOG = LoggerFactory.getLogger(BackgroundJob.class);
    private static final int LONGEST_WORDS = 300;
    /** Nodes of one database get in each other's way now and then; only who never gets through is in trouble. */
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
     * How it stands.
     *
     * @param runningSince {@code null} between two turns
     * @param succeededAt when it came to its end last without an error
     * @param failedAt when it failed last
     * @param failure what went wrong, in words; {@code null} since it has succeeded again
     * @param failures in a row
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

    /** A job that no health shows, for callers that have no server around them. */
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
     * One turn of the work. Never throws.
     *
     * @return whether it came to its end without an error
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
                        isToldInWords(failure) ? null : failure);
            }
        } catch (Throwable again) {
            // Where there is no memory left to say it in words, it is said without.
            state = state.failed(Instant.EPOCH, "failed, and there was no room to say why");
        }
    }

    /** From now on what fails is only the end of the program. */
    void closing() {
        closing = true;
    }

    /**
     * A stack trace of the driver fills a page and tells the data; that of our own faults is what they are mended from.
     */
    private static boolean isToldInWords(Throwable failure) {
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
        return words.length() <= LONGEST_WORDS ? words : words.substring(0, LONGEST_WORDS - 3) + "...";
    }
}
