package org.holdfast.simulation.comparison;

import java.io.Serializable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The decisions for one customer under both rule books.
 *
 * @param before the action under the first book; {@code null} if none
 * @param after the action under the second book; {@code null} if none
 * @param heldBack the action held back under the second book, if nothing was proposed under the first
 * @param why the reason for the change, in sentences; {@code null} if nothing changes
 * @param matchesBefore names of the rules that match under the first book, whether or not their proposals are chosen
 * @param matchesAfter names of the rules that match under the second book
 */
public record CustomerDifference(
        String customerId,
        ActionChange change,
        @Nullable ChosenAction before,
        @Nullable ChosenAction after,
        @Nullable ChosenAction heldBack,
        @Nullable String why,
        List<String> matchesBefore,
        List<String> matchesAfter)
        implements Serializable {

    public CustomerDifference {
        matchesBefore = List.copyOf(matchesBefore);
        matchesAfter = List.copyOf(matchesAfter);
    }

    public boolean changed() {
        return change != ActionChange.SAME;
    }

    /** Returns whether consents allow contact about the new action or hold, or else about the lost action. */
    public boolean reachable() {
        ChosenAction proposed = after == null ? heldBack : after;
        ChosenAction contact = proposed == null ? before : proposed;
        return contact != null && contact.reachable();
    }
}
