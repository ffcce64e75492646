package org.holdfast.loyalty;

import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import org.holdfast.facts.validation.DateOrInstant;
import org.jspecify.annotations.Nullable;

/**
 * A fact with a date: a survey, a return, an interaction or an observation.
 *
 * @param daysAgo calendar days since then, in the customer's zone
 */
public record DatedFact<T>(T fact, int daysAgo) {

    /**
     * Returns the facts that have happened by now, oldest first; {@code null} if they are unknown. Facts with the same
     * time are ordered by content, so that the order in which they were received has no influence.
     */
    static <T> @Nullable List<DatedFact<T>> known(
            @Nullable List<T> facts, Function<T, DateOrInstant> time, CustomerCalendar calendar) {
        if (facts == null) {
            return null;
        }
        if (facts.size() == 1) {
            T only = facts.get(0);
            return calendar.hasCome(time.apply(only))
                    ? List.of(new DatedFact<>(only, calendar.ago(time.apply(only))))
                    : List.of();
        }
        return facts.isEmpty()
                ? List.of()
                : facts.stream()
                        .filter(fact -> calendar.hasCome(time.apply(fact)))
                        .sorted(Comparator.comparing(
                                        (T fact) -> time.apply(fact).start(calendar.zone()))
                                .thenComparing(Object::toString))
                        .map(fact -> new DatedFact<>(fact, calendar.ago(time.apply(fact))))
                        .toList();
    }
}
