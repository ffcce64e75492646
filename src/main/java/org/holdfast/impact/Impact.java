package org.holdfast.impact;

import java.time.Instant;
import java.util.UUID;
import org.holdfast.facts.validation.EnumLabels;
import org.jspecify.annotations.Nullable;

/**
 * What a draft changes for customers, as far as it is known.
 *
 * @param draft the draft that it was started for
 * @param books the versions that are compared
 * @param asOf moment of the decisions
 * @param startedBy identity of the person or key that started it
 * @param customers number of customers when it was started
 * @param compared number of customers compared so far
 * @param sample result for a sample; {@code null} until it is there
 * @param result result for all customers; {@code null} until it is there
 */
public record Impact(
        UUID id,
        UUID draft,
        Books books,
        Instant asOf,
        State state,
        String startedBy,
        long customers,
        long compared,
        @Nullable ImpactNumbers sample,
        @Nullable ImpactNumbers result) {

    /** The versions of the live rule book and of the one that the draft would make live. */
    public record Books(String live, String draft) {}

    /** How far a comparison is. */
    public enum State {
        RUNNING,
        DONE,
        /** Stopped by a person, or by the next comparison that the same person started. */
        STOPPED,
        /** The server that ran it has ended; it can be started again. */
        INTERRUPTED,
        /** A rule took too long for a customer, or the data could not be read; the log says why. */
        FAILED;

        @Override
        public String toString() {
            return EnumLabels.of(this);
        }
    }

    public boolean isRunning() {
        return state == State.RUNNING;
    }

    /** Returns the best result there is: for all customers, or for the sample. */
    public @Nullable ImpactNumbers numbers() {
        return result == null ? sample : result;
    }

    /** Returns whether only the sample has been compared. */
    public boolean isSampleOnly() {
        return result == null && sample != null;
    }
}
