package org.holdfast.loyalty;

import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import org.holdfast.facts.validation.DateOrInstant;
import org.jspecify.annotations.Nullable;

/**
 * A fact that happened on a day: a survey, a return, an interaction, an observation.
 *
 * @param daysAgo calendar days in the customer's zone
 */
public record DatedFact<T>(T fact, int daysAgo) {

    /**
     * The facts that have happened by now, oldest first; {@code null} stays unknown. Of two that happened at the same
     * time, their content decides, so that the order in which they were told never matters.
     */
    static <T> @Nullable List<DatedFact<T>> known(
            @Nullable List<T> facts, Function<T, DateOrInstant> time, CustomerCalendar customerCalendar) {
        if (facts == null) {
            return null;
        }
        return facts.isEmpty()
                ? List.of()
                : facts.stream()
                        .filter(fact -> customerCalendar.hasCome(time.apply(fact)))
                        .sorted(Comparator.comparing(
                                        (T fact) -> time.apply(fact).start(customerCalendar.zone()))
                                .thenComparing(Object::toString))
                        .map(fact -> new DatedFact<>(fact, customerCalendar.ago(time.apply(fact))))
                        .toList();
    }
}
