package org.holdfast.explanation.conditions;

import java.util.List;
import java.util.Objects;
import org.holdfast.diagnostics.ProblemText;
import org.holdfast.diagnostics.SourceLocation;
import org.holdfast.rules.condition.Truth;
import org.holdfast.rules.vocabulary.Entity;
import org.holdfast.rules.vocabulary.Field;
import org.holdfast.rules.vocabulary.Vocabulary;
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

        static Thing of(Entity entity, Object item) {
            Field id = entity.field("id");
            Object number = id == null ? null : id.read().apply(item);
            return new Thing(entity.name(), number == null ? null : number.toString());
        }

        ProblemText inWords() {
            ProblemText name = Vocabulary.kindText(kind);
            return id == null ? name : ProblemText.of("condition.thing", "kind", name, "id", id);
        }

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

    /**
     * Says for authors whether the condition is met, and with which values: {@code "- that is late by at least 1 day"
     * is not met for Order 5512: daysLate is 0, needed >= 1}.
     */
    public ProblemText inWords() {
        String rate = missingRate();
        return ProblemText.of(
                "condition",
                "line",
                line.text(),
                "outcome",
                ProblemText.of(outcome()),
                "about",
                about == null ? ProblemText.NONE : ProblemText.of("condition.about", "thing", about.inWords()),
                "values",
                values.isEmpty() ? ProblemText.NONE : ProblemText.of("condition.values", "values", valuesInWords()),
                "rate",
                rate == null ? ProblemText.NONE : ProblemText.of("condition.rate", "currency", rate));
    }

    private ProblemText valuesInWords() {
        return ProblemText.joined(
                "list.also", values.stream().map(ObservedValue::inWords).toList());
    }

    private String outcome() {
        return switch (truth) {
            case TRUE -> "condition.met";
            case FALSE -> "condition.not-met";
            case UNKNOWN -> "condition.unknown";
        };
    }

    /** Returns the English words. */
    @Override
    public String toString() {
        return inWords().message("en");
    }
}
