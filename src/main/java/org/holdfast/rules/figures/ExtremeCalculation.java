package org.holdfast.rules.figures;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Finds the greatest or the smallest value; of days, the latest or the earliest. */
final class ExtremeCalculation implements FigureCalculation {

    private final boolean greatest;
    private final boolean signed;
    /** The extreme of the known values of items that certainly count; the figure is at least as extreme. */
    private @Nullable BigDecimal certainly;
    /** The extreme of all known values. */
    private @Nullable BigDecimal atMost;
    /** The least extreme of all known values, which is the figure if only that item counts. */
    private @Nullable BigDecimal leastExtreme;

    private boolean someCertain;
    private boolean open;

    ExtremeCalculation(boolean greatest, boolean signed) {
        this.greatest = greatest;
        this.signed = signed;
    }

    @Override
    public void add(boolean certain, @Nullable Object value) {
        BigDecimal number = FigureCalculation.decimal(value);
        someCertain |= certain;
        if (number == null) {
            open = true;
            return;
        }
        atMost = atMost == null || isBeyond(number, atMost) ? number : atMost;
        leastExtreme = leastExtreme == null || isBeyond(leastExtreme, number) ? number : leastExtreme;
        if (certain) {
            certainly = certainly == null || isBeyond(number, certainly) ? number : certainly;
        }
    }

    private boolean isBeyond(BigDecimal number, BigDecimal other) {
        return greatest ? number.compareTo(other) > 0 : number.compareTo(other) < 0;
    }

    @Override
    public FigureRange range() {
        if (!someCertain && atMost == null && !open) {
            return FigureRange.NONE;
        }
        BigDecimal near = certainly == null && !open ? leastExtreme : certainly;
        BigDecimal far = open ? null : atMost;
        BigDecimal low = greatest ? near : far;
        return new FigureRange(
                low == null && !signed ? BigDecimal.ZERO : low,
                greatest ? far : near,
                FigureRange.Existence.of(someCertain));
    }
}
