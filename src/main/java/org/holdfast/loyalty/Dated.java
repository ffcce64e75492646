package org.holdfast.loyalty;

import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import org.holdfast.facts.Timepoint;
import org.jspecify.annotations.Nullable;

/**
 * A fact that happened on a day: a survey, a return, an interaction, an observation.
 *
 * @param daysAgo calendar days in the customer's zone
 */
public record Dated<T>(T fact, int daysAgo) {

    /**
     * The facts that have happened by now, oldest first; {@code null} stays unknown. Of two that happened at the same time, their
     * content decides, so that the order in which they were told never matters.
     */
    static <T> @Nullable List<Dated<T>> known(@Nullable List<T> facts, Function<T, Timepoint> time, Days days) {
        if (facts == null) {
            return null;
        }
        return facts.isEmpty() ? List.of() : facts.stream()
                .filter(fact -> days.hasCome(time.apply(fact)))
                .sorted(Comparator.comparing((T fact) -> time.apply(fact).start(days.zone())).thenComparing(Object::toString))
                .map(fact -> new Dated<>(fact, days.ago(time.apply(fact))))
                .toList();
    }
}
