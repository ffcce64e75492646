package org.holdfast.explanation.conditions;

import org.holdfast.diagnostics.ProblemText;
import org.holdfast.rules.condition.ListFigure;
import org.jspecify.annotations.Nullable;

/**
 * A value that a condition checked.
 *
 * @param name name of the field or figure, such as {@code daysLate}
 * @param found current value; {@code null} when it is unknown
 * @param need value that the condition needs, such as {@code >= 1}
 * @param figure the figure over a list that it is; {@code null} for other values
 */
public record ObservedValue(
        String name,
        @Nullable String found,
        NeededValue need,
        @Nullable ListFigure figure) {

    ObservedValue(String name, @Nullable String found, NeededValue need) {
        this(name, found, need, null);
    }

    /** Prefix of the names of counts, such as {@code number of orders}. */
    public static final String COUNTED = "number of ";

    /** The value of a list without elements. */
    public static final String EMPTY = "empty";

    /** Returns an empty or unknown list. */
    static ObservedValue ofList(String name, boolean unknown) {
        return new ObservedValue(name, unknown ? null : EMPTY, NeededValue.NONE);
    }

    /** Returns the needed value in English. */
    public String needed() {
        return need.toString();
    }

    /** {@code daysLate is 0, needed >= 1}. */
    ProblemText inWords() {
        ProblemText what = name.startsWith(COUNTED)
                ? ProblemText.of("condition.number-of", "list", name.substring(COUNTED.length()))
                : ProblemText.asItIs(name);
        ProblemText needed =
                needed().isEmpty() ? ProblemText.NONE : ProblemText.of("condition.needed", "needed", need.inWords());
        if (found == null) {
            return ProblemText.of("condition.value-unknown", "name", what, "needed", needed);
        }
        return need.equals(NeededValue.NONE)
                ? ProblemText.of("condition.list-empty", "name", what)
                : ProblemText.of("condition.value", "name", what, "found", found, "needed", needed);
    }
}
