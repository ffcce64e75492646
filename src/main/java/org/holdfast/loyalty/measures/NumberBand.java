package org.holdfast.loyalty.measures;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * Bands of numbers that do not depend on which numbers occur, so that groups of different periods can be compared: each
 * whole number up to 10, then 10 to 20, 20 to 50, 50 to 100, 100 to 200 and so on. The bound that is nearer to zero
 * belongs to the band; negative numbers have the same bands with a sign.
 */
final class NumberBand {

    private static final BigDecimal TWO = BigDecimal.valueOf(2);
    private static final BigDecimal FIVE = BigDecimal.valueOf(5);

    private NumberBand() {}

    /** Returns the band of a number, such as {@code 20000 to 50000}. */
    static String of(BigDecimal number) {
        BigDecimal size = number.abs();
        BigDecimal low = size.compareTo(BigDecimal.TEN) < 0 ? size.setScale(0, RoundingMode.DOWN) : step(size);
        BigDecimal high = size.compareTo(BigDecimal.TEN) < 0 ? low.add(BigDecimal.ONE) : next(low);
        return number.signum() < 0
                ? text(high.negate()) + " to " + text(low.negate())
                : text(low) + " to " + text(high);
    }

    /** Returns the largest 1, 2 or 5 times a power of ten that a number reaches. */
    private static BigDecimal step(BigDecimal size) {
        BigDecimal power = BigDecimal.ONE.scaleByPowerOfTen(size.precision() - size.scale() - 1);
        if (size.compareTo(power.multiply(FIVE)) >= 0) {
            return power.multiply(FIVE);
        }
        return size.compareTo(power.multiply(TWO)) >= 0 ? power.multiply(TWO) : power;
    }

    private static BigDecimal next(BigDecimal step) {
        boolean isTwo = step.unscaledValue().intValue() == 2;
        return isTwo ? step.multiply(FIVE).divide(TWO) : step.multiply(TWO);
    }

    private static String text(BigDecimal bound) {
        return bound.toPlainString();
    }
}
