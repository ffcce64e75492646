package org.holdfast.rules.condition;

import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.holdfast.rules.figures.FigureRange;
import org.holdfast.rules.vocabulary.ValueType;

/** How many of several conditions are met, for "at least 2 of these are true". */
public record MetAlternatives(List<Condition> alternatives) implements Operand.Figure {

    public MetAlternatives {
        alternatives = List.copyOf(alternatives);
    }

    @Override
    public FigureRange range(Object self, Object[] bound) {
        int met = 0;
        int possible = 0;
        for (Condition alternative : alternatives) {
            Truth truth = alternative.of(self, bound);
            met += truth == Truth.TRUE ? 1 : 0;
            possible += truth == Truth.FALSE ? 0 : 1;
        }
        return FigureRange.between(BigDecimal.valueOf(met), BigDecimal.valueOf(possible));
    }

    @Override
    public ValueType type() {
        return ValueType.INTEGER;
    }

    /** The alternatives can be about several things; this is the customer, who is one of them in every rule. */
    @Override
    public int place() {
        return 0;
    }

    @Override
    public String text() {
        return alternatives.stream().map(Condition::text).collect(Collectors.joining("; ", "met(", ")"));
    }

    @Override
    public void collectPlaces(Set<Integer> places) {
        alternatives.forEach(alternative -> alternative.collectPlaces(places));
    }
}
