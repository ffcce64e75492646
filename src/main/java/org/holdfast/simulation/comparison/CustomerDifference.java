package org.holdfast.simulation.comparison;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One customer under both rule books.
 *
 * @param before {@code null} when there was nothing to do
 * @param after {@code null} when there would be nothing to do
 * @param heldBack what would be done if it were not held back, where nothing was proposed before
 * @param why of a change, in sentences; {@code null} when nothing changes
 * @param matchesBefore names of the rules whose conditions they meet, whatever becomes of what those propose
 * @param matchesAfter the same under the other book
 */
public record CustomerDifference(
        String customerId,
        ActionChange change,
        @Nullable ChosenAction before,
        @Nullable ChosenAction after,
        @Nullable ChosenAction heldBack,
        @Nullable String why,
        List<String> matchesBefore,
        List<String> matchesAfter) {

    public CustomerDifference {
        matchesBefore = List.copyOf(matchesBefore);
        matchesAfter = List.copyOf(matchesAfter);
    }

    public boolean changed() {
        return change != ActionChange.SAME;
    }

    /** Whether they may be told of what they gain, or would have been told of what they lose. */
    public boolean reachable() {
        ChosenAction told = after != null ? after : heldBack != null ? heldBack : before;
        return told != null && told.reachable();
    }
}
