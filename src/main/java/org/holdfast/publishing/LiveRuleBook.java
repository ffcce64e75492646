package org.holdfast.publishing;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.holdfast.churn.ChurnForecasts;
import org.holdfast.coordination.JobFailure;
import org.holdfast.coordination.RetryLater;
import org.holdfast.decisions.DecisionModel;
import org.holdfast.diagnostics.Problem;
import org.holdfast.failure.Failure;
import org.holdfast.failure.FailureSource;
import org.holdfast.history.rulebooks.Publication;
import org.holdfast.rules.files.BookSource;
import org.holdfast.simulation.ValidationReport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The live rule book of this process, and the last source that was rejected. The database defines which rule book is
 * live on all nodes; within a process, only this class does. Readers always see one complete rule book, which is
 * replaced atomically.
 */
public final class LiveRuleBook {

    private static final Logger LOG = LoggerFactory.getLogger(LiveRuleBook.class);

    private final List<Consumer<State>> listeners = new CopyOnWriteArrayList<>();
    /** {@code null} until the first book is live. Written under the lock of this object, read without it. */
    private volatile @Nullable State state;
    /** {@code null} in a command, which decides by what is live when it begins. */
    private volatile @Nullable Publications publications;

    /** Thrown if a decision would follow a rule book that is no longer live. Nothing was done. */
    public static final class Replaced extends RuntimeException implements FailureSource, RetryLater {

        private static final long serialVersionUID = 1L;

        Replaced() {
            super("Another rule book has gone live. Nothing was done; try again in a moment.", null, false, false);
        }

        @Override
        public int retrySeconds() {
            return 1;
        }

        @Override
        public Failure failure() {
            return new Failure(503, "busy", "Too many requests", getMessage());
        }

        @Override
        public String getMessage() {
            return Objects.requireNonNull(super.getMessage());
        }
    }

    /** The publications of all processes. */
    interface Publications {

        /** Returns whether this process has not looked for too long, as when it was frozen. */
        boolean isLate();

        /** Returns the number of the rule book that should be live in this process now. */
        int number();

        /** Makes it live in this process. */
        void follow();
    }

    /** @param refused the newest source if it was rejected, or {@code null} if it is live */
    public record State(
            DecisionModel book,
            Publication publication,
            @Nullable Refused refused) {

        public String version() {
            return book.rules().version();
        }

        private State refusing(@Nullable Refused text) {
            return new State(book, publication, text);
        }
    }

    /** A rejected source. */
    public record Refused(BookSource source, Instant at, List<Problem> problems) {}

    /** Starts without a live rule book. */
    LiveRuleBook() {}

    LiveRuleBook(DecisionModel book, Publication publication) {
        this.state = new State(book, publication, null);
    }

    /** Sets the churn forecasts of this and every later live rule book. */
    public synchronized void use(ChurnForecasts churnForecasts) {
        State now = state();
        state = new State(now.book().with(churnForecasts), now.publication(), now.refused());
    }

    void follows(Publications others) {
        publications = others;
    }

    /**
     * Checks that a decision does not follow a rule book which was replaced while this process was frozen. Call it in
     * the transaction that records the decision; it costs a query only if this process has not looked for too long.
     *
     * @throws Replaced if it does
     */
    public void assertCurrent(DecisionModel model) {
        Publications others = publications;
        if (others != null) {
            State now = state();
            if (now.book() != model
                    || others.isLate() && others.number() != now.publication().number()) {
                throw new Replaced();
            }
        }
    }

    /** Makes what has been published meanwhile live in this process. */
    public void catchUp() {
        Publications others = publications;
        if (others != null) {
            try {
                others.follow();
            } catch (JobFailure e) {
                LOG.debug("What is live here stays live, as the job that follows reports in health", e);
            }
        }
    }

    public DecisionModel book() {
        return state().book();
    }

    public State state() {
        return ifStarted().orElseThrow(() -> new IllegalStateException("No rule book is live in this process yet"));
    }

    /** Returns the state, or empty if no rule book is live yet, as in a command that publishes without deciding. */
    Optional<State> ifStarted() {
        return Optional.ofNullable(state);
    }

    /** Calls the listener with the live rule book now, and whenever another one goes live. */
    public synchronized void whenPublished(Consumer<State> listener) {
        listeners.add(listener);
        listener.accept(state());
    }

    /**
     * Makes a published rule book live in this process. An older publication than the live one is ignored; the live one
     * itself clears the rejected source.
     *
     * @return whether it replaced another rule book
     */
    synchronized boolean adopt(DecisionModel book, Publication publication) {
        State before = state;
        if (before == null) {
            state = new State(book, publication, null);
            return false;
        }
        int current = before.publication().number();
        if (publication.number() == current) {
            settle();
        }
        if (publication.number() <= current) {
            return false;
        }
        State next = new State(book.with(before.book().forecasts()), publication, null);
        state = next;
        listeners.forEach(listener -> listener.accept(next));
        LOG.info(
                "A new rule book is live: {} rules, {} scenarios passed, number {} by {}, version {}",
                publication.checks().rules(),
                publication.checks().scenarios(),
                publication.number(),
                publication.author(),
                publication.version());
        return true;
    }

    /** Records that the newest source did not pass; the live rule book is unchanged. */
    synchronized void refuse(ValidationReport checked, Instant now) {
        List<Problem> errors =
                checked.problems().stream().filter(Problem::isError).toList();
        state = state().refusing(new Refused(checked.source(), now, errors));
        LOG.warn(
                "The newest rule book has {} error(s); rule book {} stays live, version {}:\n{}",
                errors.size(),
                state().publication().number(),
                state().publication().version(),
                String.join(
                        "\n",
                        errors.stream().limit(20).map(problem -> "  " + problem).toList()));
    }

    /** Records that the newest source is the live one again. */
    synchronized void settle() {
        state = state().refusing(null);
    }
}
