package org.holdfast.rules.analysis;

import java.util.List;
import org.holdfast.rules.condition.AllOf;
import org.holdfast.rules.condition.Comparison;
import org.holdfast.rules.condition.Condition;
import org.holdfast.rules.condition.Count;
import org.holdfast.rules.condition.ListFigure;
import org.holdfast.rules.condition.Operand;
import org.holdfast.rules.figures.FigureFunction;
import org.holdfast.rules.vocabulary.ListField;
import org.jspecify.annotations.Nullable;

/**
 * A figure that more items never make smaller: the number of late orders, or their total value. Of fewer items of the
 * same list it is never larger.
 *
 * @param place place of the thing that the list belongs to
 * @param measured what is counted or summed up
 * @param filter which items count
 */
record GrowingFigure(int place, ListField items, String measured, Condition filter) {

    private static final String NUMBER = "number";

    /** Returns the figure that a condition compares with a value; {@code null} for other conditions. */
    static @Nullable GrowingFigure of(Condition condition) {
        if (condition instanceof Count count) {
            return new GrowingFigure(count.owner(), count.items(), NUMBER, count.filter());
        }
        if (!(condition instanceof Comparison comparison)
                || !(comparison.left() instanceof ListFigure figure)
                || !(comparison.right() instanceof Operand.Literal)) {
            return null;
        }
        Operand measured = figure.measured();
        if (figure.function() == FigureFunction.COUNT) {
            return new GrowingFigure(figure.place(), figure.items(), NUMBER, figure.filter());
        }
        return figure.function() == FigureFunction.SUM && measured != null && !figure.signed()
                ? new GrowingFigure(figure.place(), figure.items(), measured.text(), figure.filter())
                : null;
    }

    /** Returns whether all items of this figure provably count for the other one as well. */
    boolean isWithin(GrowingFigure other) {
        return Math.max(place, 0) == Math.max(other.place, 0)
                && items == other.items
                && measured.equals(other.measured)
                && ConstraintSet.of(List.of(filter)).imply(parts(other.filter));
    }

    private static List<Condition> parts(Condition filter) {
        return filter instanceof AllOf allOf ? allOf.conditions() : List.of(filter);
    }
}
