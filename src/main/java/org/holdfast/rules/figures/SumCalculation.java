package org.holdfast.rules.figures;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Sums values. An item that may not count moves one bound only, and an unknown value opens the range. */
final class SumCalculation implements FigureCalculation {

    private final boolean signed;
    private BigDecimal low = BigDecimal.ZERO;
    private BigDecimal high = BigDecimal.ZERO;
    private boolean open;

    SumCalculation(boolean signed) {
        this.signed = signed;
    }

    @Override
    public void add(boolean certain, @Nullable Object value) {
        BigDecimal number = FigureCalculation.decimal(value);
        if (number == null) {
            open = true;
            return;
        }
        if (certain || number.signum() < 0) {
            low = low.add(number);
        }
        if (certain || number.signum() > 0) {
            high = high.add(number);
        }
    }

    @Override
    public FigureRange range() {
        return new FigureRange(open && signed ? null : low, open ? null : high, FigureRange.Existence.CERTAIN);
    }
}
