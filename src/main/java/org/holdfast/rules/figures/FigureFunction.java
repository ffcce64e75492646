package org.holdfast.rules.figures;

import java.math.BigDecimal;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** A figure that rules can ask of a list, by the name that it has in a rule. */
public enum FigureFunction {
    /** The number of items. */
    COUNT("count"),
    /** The sum of a number of each item; 0 for no items. */
    SUM("sum"),
    /** The average with two decimals, as for the average order; there is none for no items. */
    AVERAGE("average"),
    /** The smallest number or the earliest day; there is none for no items. */
    MIN("min"),
    /** The greatest number or the latest day; there is none for no items. */
    MAX("max"),
    /** The number of different values. */
    COUNT_DISTINCT("countDistinct"),
    /** The percentage of the items that meet a condition; there is none for no items. */
    PERCENT("percent");

    private final String symbol;

    FigureFunction(String symbol) {
        this.symbol = symbol;
    }

    public String symbol() {
        return symbol;
    }

    /** Returns the function with a name, or {@code null} if there is none. */
    public static @Nullable FigureFunction of(String symbol) {
        return Arrays.stream(values())
                .filter(each -> each.symbol.equals(symbol))
                .findFirst()
                .orElse(null);
    }

    /** Returns whether the figure has the values of the items: their sum, their average or one of them. */
    public boolean isOfValues() {
        return this == SUM || this == AVERAGE || isExtreme();
    }

    /** Returns whether more items make the figure greater, unlike an average or an extreme. */
    public boolean grows() {
        return this == COUNT || this == SUM || this == COUNT_DISTINCT;
    }

    public boolean isExtreme() {
        return this == MIN || this == MAX;
    }

    /** Returns the range of a figure to which any number of unknown items can be added. */
    public FigureRange withMore(FigureRange range, boolean signed) {
        boolean exists = range.existence() == FigureRange.Existence.CERTAIN;
        boolean keepsLow = exists && (this == MAX || grows() && !signed);
        BigDecimal least = signed ? null : BigDecimal.ZERO;
        return new FigureRange(
                keepsLow ? range.low() : least,
                exists && this == MIN ? range.high() : null,
                FigureRange.Existence.of(exists));
    }

    /**
     * Starts a calculation.
     *
     * @param signed whether values can be negative; unknown values that cannot are at least 0
     */
    public FigureCalculation start(boolean signed) {
        return switch (this) {
            case COUNT, SUM -> new SumCalculation(signed);
            case AVERAGE -> new AverageCalculation(signed);
            case MIN -> new ExtremeCalculation(false, signed);
            case MAX -> new ExtremeCalculation(true, signed);
            case COUNT_DISTINCT -> new DistinctCalculation();
            case PERCENT -> new ShareCalculation();
        };
    }
}
