package org.holdfast.publishing;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.holdfast.churn.ChurnForecasts;
import org.holdfast.decisions.DecisionModel;
import org.holdfast.diagnostics.Problem;
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
