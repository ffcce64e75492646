package org.holdfast.explanation.conditions;

import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.holdfast.diagnostics.SourceLocation;
import org.holdfast.rules.condition.Truth;
import org.jspecify.annotations.Nullable;

/**
 * One line of a rule and its answer.
 *
 * @param line the words of its author, with their place
 * @param about what was looked at; {@code null} when it is the customer
 * @param change what would meet a line that is not met; {@code null} where that cannot be told
 * @param ways every way in which a line that is not met could be: what it still needs, those that need least first;
 *     empty for one that is
 */
public record ConditionResult(
        SourceLocation line,
        Truth truth,
        @Nullable Thing about,
        List<ObservedValue> values,
        @Nullable FactChange change,
        List<List<UnmetNeed>> ways) {

    public ConditionResult {
        values = List.copyOf(values);
        ways = List.copyOf(ways);
    }

    /**
     * A thing of a list.
     *
     * @param kind such as {@code Order}
     * @param id its number; {@code null} for what has none
     */
    public record Thing(String kind, @Nullable String id) {

        /** {@code Order 5512}, or {@code Survey} for what has no number. */
        @Override
        public String toString() {
            return id == null ? kind : kind + " " + id;
        }
    }

    /**
     * The currency without an exchange rate that keeps the answer from being known; {@code null} when there is none.
     */
    public @Nullable String missingRate() {
        return ways.stream()
                .flatMap(List::stream)
                .map(UnmetNeed::rate)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    public boolean isMet() {
        return truth == Truth.TRUE;
    }

    /** {@code "- that is late by at least 1 day" is not met for Order 5512: daysLate is 0, needed >= 1}. */
    @Override
    public String toString() {
        return "\"" + line.text() + "\" is "
                + (truth == Truth.TRUE ? "met" : truth == Truth.FALSE ? "not met" : "unknown")
                + (about == null ? "" : " for " + about)
                + (values.isEmpty()
                        ? ""
                        : values.stream().map(ObservedValue::toString).collect(Collectors.joining("; ", ": ", "")))
                + (missingRate() == null ? "" : "; limits.yaml has no exchange rate for " + missingRate());
    }
}
