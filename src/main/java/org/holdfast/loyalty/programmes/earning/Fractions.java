package org.holdfast.loyalty.programmes.earning;

import java.math.BigDecimal;
import java.math.BigInteger;
import org.apache.commons.numbers.fraction.BigFraction;

/** Exact amounts that may be no finite decimals, such as a third of a discount. Units are rounded once, at the end. */
public final class Fractions {

    private Fractions() {}

    public static BigFraction of(BigDecimal amount) {
        return amount.scale() <= 0
                ? BigFraction.of(amount.toBigIntegerExact())
                : BigFraction.of(amount.unscaledValue(), BigInteger.TEN.pow(amount.scale()));
    }

    static BigFraction orZero(BigFraction amount) {
        return amount.signum() < 0 ? BigFraction.ZERO : amount;
    }

    static BigFraction min(BigFraction one, BigFraction other) {
        return one.compareTo(other) <= 0 ? one : other;
    }

    /** Returns the whole part of an amount that is not negative. */
    public static BigInteger whole(BigFraction amount) {
        return amount.getNumerator().divide(amount.getDenominator());
    }
}
