package org.holdfast.rules.explain;

import java.util.List;
import java.util.stream.Collectors;
import org.holdfast.rules.condition.Truth;
import org.holdfast.rules.source.Origin;
import org.jspecify.annotations.Nullable;

/**
 * One line of a rule and its answer.
 *
 * @param line the words of its author, with their place
 * @param about what was looked at, such as {@code Order 5512}; {@code null} when it is the customer
 */
public record Answer(Origin line, Truth truth, @Nullable String about, List<Value> values) {

    public Answer {
        values = List.copyOf(values);
    }

    public boolean isMet() {
        return truth == Truth.TRUE;
    }

    /** {@code "- that is late by at least 1 day" is not met for Order 5512: daysLate is 0, needed >= 1}. */
    @Override
    public String toString() {
        return "\"" + line.text() + "\" is " + (truth == Truth.TRUE ? "met" : truth == Truth.FALSE ? "not met" : "unknown")
                + (about == null ? "" : " for " + about)
                + (values.isEmpty() ? "" : values.stream().map(Value::toString).collect(Collectors.joining("; ", ": ", "")));
    }
}
