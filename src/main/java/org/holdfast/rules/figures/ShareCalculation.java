package org.holdfast.rules.figures;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Comparator;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Computes the percentage of items whose value is {@code true}, of all items that count. */
public final class ShareCalculation implements FigureCalculation {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    /** So many decimals that no rounded share of a list equals a number that a rule can name, unless it is that. */
    private static final int DECIMALS = 18;

    private int parts;
    private int others;
    private int maybeParts;
    private int uncertainParts;
    private int uncertainOthers;
    private int uncertainMaybeParts;

    @Override
    public void add(boolean certain, @Nullable Object value) {
        boolean part = Boolean.TRUE.equals(value);
        if (certain) {
            parts += part ? 1 : 0;
            others += Boolean.FALSE.equals(value) ? 1 : 0;
            maybeParts += value == null ? 1 : 0;
        } else {
            uncertainParts += part ? 1 : 0;
            uncertainOthers += Boolean.FALSE.equals(value) ? 1 : 0;
            uncertainMaybeParts += value == null ? 1 : 0;
        }
    }

    @Override
    public FigureRange range() {
        int certain = parts + others + maybeParts;
        if (certain + uncertainParts + uncertainOthers + uncertainMaybeParts == 0) {
            return FigureRange.NONE;
        }
        int low = certain + uncertainOthers + uncertainMaybeParts;
        int high = certain + uncertainParts + uncertainMaybeParts;
        return new FigureRange(
                low == 0 ? HUNDRED : percent(parts, low),
                high == 0 ? BigDecimal.ZERO : percent(parts + maybeParts + uncertainParts + uncertainMaybeParts, high),
                FigureRange.Existence.of(certain > 0));
    }

    /**
     * Returns the share nearest to the present one that is accepted, with two decimals; {@code null} if none is.
     *
     * @param parts number of items that are counted as the share
     * @param items number of all items
     */
    public static @Nullable BigDecimal nearest(int parts, int items, Predicate<BigDecimal> accepted) {
        return IntStream.rangeClosed(0, items)
                .filter(part -> items > 0)
                .boxed()
                .sorted(Comparator.comparingInt(part -> Math.abs(part - parts)))
                .map(part -> percent(part, items))
                .filter(accepted)
                .findFirst()
                .map(share -> share.setScale(2, RoundingMode.HALF_UP))
                .orElse(null);
    }

    private static BigDecimal percent(int part, int whole) {
        return BigDecimal.valueOf(part)
                .multiply(HUNDRED)
                .divide(BigDecimal.valueOf(whole), DECIMALS, RoundingMode.HALF_UP);
    }
}
