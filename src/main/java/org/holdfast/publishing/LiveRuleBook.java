package org.holdfast.publishing;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.holdfast.churn.ChurnForecasts;
import org.holdfast.decisions.DecisionModel;
import org.holdfast.diagnostics.Problem;
import org.holdfast.history.Publication;
import org.holdfast.rules.files.BookSource;
import org.holdfast.simulation.ValidationReport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The rule book that decides in this process, and the last text that was refused. This is the only place in the process
 * that knows which book is live; the database says it for all nodes. Readers always see one complete book; a new one
 * replaces it in a single step.
 */
public final class LiveRuleBook {

    private static final Logger LOG = LoggerFactory.getLogger(LiveRuleBook.class);

    private final List<Consumer<State>> listeners = new CopyOnWriteArrayList<>();
    /** {@code null} until the first book is live. Written under the lock of this object, read without it. */
    private volatile @Nullable State state;

    /**
     * @param refused what was found wrong with the newest text, or {@code null} when the newest text is the live one
     */
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

    /** A text that did not become the live rule book. */
    public record Refused(BookSource source, Instant at, List<Problem> problems) {}

    /** No book is live yet. */
    LiveRuleBook() {}

    LiveRuleBook(DecisionModel book, Publication publication) {
        this.state = new State(book, publication, null);
    }

    /** From now on every live book decides with these forecasts. */
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

    /** Empty in a command that publishes without deciding, until it has published. */
    Optional<State> ifStarted() {
        return Optional.ofNullable(state);
    }

    /** Calls the listener at once with the live book, and again whenever another book goes live. */
    public synchronized void whenPublished(Consumer<State> listener) {
        listeners.add(listener);
        listener.accept(state());
    }

    /**
     * Makes a published book decide here. A book published before the live one changes nothing; the live one published
     * again clears what was refused.
     *
     * @return whether it replaced another book
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

    /** The newest text does not pass; the live book goes on deciding. */
    synchronized void refuse(ValidationReport checked, Instant now) {
        List<Problem> errors =
                checked.problems().stream().filter(Problem::isError).toList();
        state = state().refusing(new Refused(checked.source(), now, errors));
        LOG.warn(
                "The newest text has {} error(s), so rule book {} stays live, version {}:\n{}",
                errors.size(),
                state().publication().number(),
                state().publication().version(),
                String.join(
                        "\n",
                        errors.stream().limit(20).map(problem -> "  " + problem).toList()));
    }

    /** The newest text is the live one again. */
    synchronized void settle() {
        state = state().refusing(null);
    }
}
