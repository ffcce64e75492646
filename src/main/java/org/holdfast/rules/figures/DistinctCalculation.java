package org.holdfast.rules.figures;

import java.math.BigDecimal;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Counts different values. Each item of which the value is unknown may add one or none. */
final class DistinctCalculation implements FigureCalculation {

    private final Set<Object> certainly = new HashSet<>();
    private final Set<Object> possibly = new HashSet<>();
    private int unknown;

    @Override
    public void add(boolean certain, @Nullable Object value) {
        if (value == null) {
            unknown++;
            return;
        }
        Object same = value instanceof BigDecimal number ? number.stripTrailingZeros() : value;
        possibly.add(same);
        if (certain) {
            certainly.add(same);
        }
    }

    @Override
    public FigureRange range() {
        return FigureRange.between(
                BigDecimal.valueOf(certainly.size()), BigDecimal.valueOf((long) possibly.size() + unknown));
    }
}
