package org.holdfast.publishing;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.holdfast.churn.ChurnForecasts;
import org.holdfast.decisions.DecisionModel;
import org.holdfast.diagnostics.Problem;
import org.holdfast.history.Publication;
import org.holdfast.rules.files.BookSource;
import org.holdfast.simulation.ValidationReport;
import org.jspecify.annotations.Nullable;

/**
 * The rule book that decides now, and what was last refused. Whoever asks gets one whole book; a new one takes its
 * place in a single step.
 */
public final class LiveRuleBook {

    private final AtomicReference<State> state;
    private final List<Consumer<State>> listeners = new CopyOnWriteArrayList<>();

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
    }

    /** A text that did not become the live rule book. */
    public record Refused(BookSource source, Instant at, List<Problem> problems) {}

    LiveRuleBook(DecisionModel book, Publication publication) {
        this.state = new AtomicReference<>(new State(book, publication, null));
    }

    /** From now on every book that is live decides with these forecasts. */
    public void use(ChurnForecasts churnForecasts) {
        state.updateAndGet(old -> new State(old.book().with(churnForecasts), old.publication(), old.refused()));
    }

    public DecisionModel book() {
        return state.get().book();
    }

    public State state() {
        return state.get();
    }

    /** Calls at once with the live book, and again whenever another goes live. */
    public void whenPublished(Consumer<State> listener) {
        listeners.add(listener);
        listener.accept(state.get());
    }

    void publish(DecisionModel book, Publication publication) {
        State next = new State(book.with(book().forecasts()), publication, null);
        state.set(next);
        listeners.forEach(listener -> listener.accept(next));
    }

    void refuse(ValidationReport checked, Instant now) {
        state.updateAndGet(old -> new State(
                old.book(),
                old.publication(),
                new Refused(
                        checked.source(),
                        now,
                        checked.problems().stream().filter(Problem::isError).toList())));
    }

    /** The newest text is the live one again. */
    void settle() {
        state.updateAndGet(old -> new State(old.book(), old.publication(), null));
    }
}
