package org.holdfast.explanation.conditions;

import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.holdfast.diagnostics.SourceLocation;
import org.holdfast.rules.condition.Truth;
import org.jspecify.annotations.Nullable;

/**
 * The result of one condition of a rule.
 *
 * @param line text and location of the condition
 * @param scoped the condition with the kinds of things that it reads
 * @param about the fact that was checked; {@code null} for the customer as a whole
 * @param change the change that would meet the condition; {@code null} when it is met or no single change is known
 * @param ways all ways to meet the condition, those with the fewest needs first; empty when it is met
 */
public record ConditionResult(
        SourceLocation line,
        ScopedCondition scoped,
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
     * A fact in a list.
     *
     * @param kind such as {@code Order}
     * @param id {@code null} for kinds without ids
     */
    public record Thing(String kind, @Nullable String id) {

        /** {@code Order 5512}, or {@code Survey} without an id. */
        @Override
        public String toString() {
            return id == null ? kind : kind + " " + id;
        }
    }

    /** Returns the currency whose missing exchange rate makes the result unknown; {@code null} when there is none. */
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
                + outcome()
                + (about == null ? "" : " for " + about)
                + (values.isEmpty()
                        ? ""
                        : values.stream().map(ObservedValue::toString).collect(Collectors.joining("; ", ": ", "")))
                + (missingRate() == null ? "" : "; limits.yaml has no exchange rate for " + missingRate());
    }

    private String outcome() {
        return switch (truth) {
            case TRUE -> "met";
            case FALSE -> "not met";
            case UNKNOWN -> "unknown";
        };
    }
}
