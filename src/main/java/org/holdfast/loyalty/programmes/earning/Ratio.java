package org.holdfast.loyalty.programmes.earning;

import java.math.BigDecimal;
import java.math.BigInteger;

/**
 * An exact amount that may be no finite decimal, such as a third of a discount. Units are rounded once, at the end.
 *
 * @param over numerator
 * @param under denominator, above zero
 */
public record Ratio(BigInteger over, BigInteger under) implements Comparable<Ratio> {

    public static final Ratio ZERO = new Ratio(BigInteger.ZERO, BigInteger.ONE);
    public static final Ratio ONE = new Ratio(BigInteger.ONE, BigInteger.ONE);

    public Ratio {
        BigInteger common = over.gcd(under);
        if (!common.equals(BigInteger.ONE)) {
            over = over.divide(common);
            under = under.divide(common);
        }
    }

    public static Ratio of(BigDecimal amount) {
        return amount.scale() <= 0
                ? new Ratio(amount.toBigIntegerExact(), BigInteger.ONE)
                : new Ratio(amount.unscaledValue(), BigInteger.TEN.pow(amount.scale()));
    }

    public Ratio plus(Ratio other) {
        return new Ratio(over.multiply(other.under).add(other.over.multiply(under)), under.multiply(other.under));
    }

    public Ratio minus(Ratio other) {
        return plus(new Ratio(other.over.negate(), other.under));
    }

    public Ratio times(Ratio other) {
        return new Ratio(over.multiply(other.over), under.multiply(other.under));
    }

    /** @param other above zero */
    public Ratio dividedBy(Ratio other) {
        return new Ratio(over.multiply(other.under), under.multiply(other.over));
    }

    public Ratio orZero() {
        return over.signum() < 0 ? ZERO : this;
    }

    public Ratio min(Ratio other) {
        return compareTo(other) <= 0 ? this : other;
    }

    public boolean isZero() {
        return over.signum() == 0;
    }

    /** Returns the whole part, rounded down; the amount must not be negative. */
    public BigInteger whole() {
        return over.divide(under);
    }

    @Override
    public int compareTo(Ratio other) {
        return over.multiply(other.under).compareTo(other.over.multiply(under));
    }
}
