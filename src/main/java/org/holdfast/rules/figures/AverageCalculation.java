package org.holdfast.rules.figures;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Averages values, with two decimals. Items that may not count are added where they move a bound outwards. */
final class AverageCalculation implements FigureCalculation {

    private final boolean signed;
    private final List<BigDecimal> uncertain = new ArrayList<>();
    private BigDecimal sum = BigDecimal.ZERO;
    private int count;
    private boolean open;

    AverageCalculation(boolean signed) {
        this.signed = signed;
    }

    @Override
    public void add(boolean certain, @Nullable Object value) {
        BigDecimal number = FigureCalculation.decimal(value);
        open |= number == null;
        // An unknown value pulls the average towards its lowest, which is 0; the other bound is open anyway.
        BigDecimal lowest = number == null ? BigDecimal.ZERO : number;
        if (certain) {
            sum = sum.add(lowest);
            count++;
        } else {
            uncertain.add(lowest);
        }
    }

    @Override
    public FigureRange range() {
        if (count == 0 && uncertain.isEmpty()) {
            return FigureRange.NONE;
        }
        return new FigureRange(
                open && signed ? null : bound(Comparator.naturalOrder(), -1),
                open ? null : bound(Collections.reverseOrder(), 1),
                FigureRange.Existence.of(count > 0));
    }

    /** Returns the average furthest to one side. */
    private BigDecimal bound(Comparator<BigDecimal> furthestFirst, int side) {
        BigDecimal total = sum;
        int items = count;
        uncertain.sort(furthestFirst);
        for (BigDecimal value : uncertain) {
            boolean moves = items == 0
                    || Integer.signum(value.multiply(BigDecimal.valueOf(items)).compareTo(total)) == side;
            if (!moves) {
                break;
            }
            total = total.add(value);
            items++;
        }
        return total.divide(BigDecimal.valueOf(items), 2, RoundingMode.HALF_UP);
    }
}
