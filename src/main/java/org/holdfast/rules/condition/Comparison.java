package org.holdfast.rules.condition;

import java.math.BigDecimal;
import java.util.Set;
import org.holdfast.rules.figures.FigureCalculation;

/** The comparison of two operands; unknown if one of them is unknown. */
public record Comparison(Operand left, Comparator comparator, Operand right) implements Condition {

    @Override
    public Truth of(Object self, Object[] bound) {
        if (left instanceof Operand.Figure figure) {
            return of(figure, self, bound);
        }
        // By far the most common operands, of known classes so that the calls can be inlined.
        Object a = left instanceof Operand.OfField field ? field.value(self, bound) : left.value(self, bound);
        Object b = right instanceof Operand.Literal literal ? literal.constant() : right.value(self, bound);
        return a == null || b == null ? Truth.UNKNOWN : Truth.of(holds(a, b));
    }

    /** A figure can be compared even if it is not known exactly. */
    private Truth of(Operand.Figure figure, Object self, Object[] bound) {
        BigDecimal value = FigureCalculation.decimal(right.value(self, bound));
        return switch (figure.range(self, bound).compare(value, comparator::accepts)) {
            case HOLDS -> Truth.TRUE;
            case FAILS -> Truth.FALSE;
            case UNCERTAIN -> Truth.UNKNOWN;
        };
    }

    private boolean holds(Object a, Object b) {
        if (a instanceof Integer i && b instanceof Integer j) {
            return comparator.accepts(Integer.compare(i, j));
        }
        if (a instanceof Number && b instanceof Number) {
            return comparator.accepts(decimal(a).compareTo(decimal(b)));
        }
        return comparator.ordering()
                ? comparator.accepts(compare(a, b))
                : a.equals(b) == (comparator == Comparator.EQUAL);
    }

    @SuppressWarnings("unchecked")
    private static int compare(Object a, Object b) {
        return ((Comparable<Object>) a).compareTo(b);
    }

    private static BigDecimal decimal(Object number) {
        return number instanceof Integer i ? BigDecimal.valueOf(i) : (BigDecimal) number;
    }

    @Override
    public String text() {
        return left.text() + " " + comparator.symbol() + " " + right.text();
    }

    @Override
    public void collectPlaces(Set<Integer> places) {
        left.collectPlaces(places);
        right.collectPlaces(places);
    }
}
