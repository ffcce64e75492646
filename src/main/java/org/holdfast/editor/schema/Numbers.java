package org.holdfast.editor.schema;

import java.math.BigDecimal;
import org.holdfast.diagnostics.yaml.NumberBounds;

/** Numbers that several files use. */
final class Numbers {

    static final Shape DAYS = new Shape.Decimal(NumberBounds.DAYS, Shape.Unit.DAYS);
    static final Shape DAYS_OR_NONE = new Shape.Decimal(NumberBounds.DAYS_OR_NONE, Shape.Unit.DAYS);
    static final Shape AMOUNT = new Shape.Decimal(NumberBounds.AMOUNT, Shape.Unit.MONEY);
    static final Shape AMOUNT_NOT_ZERO = notZero(1_000_000, 2, Shape.Unit.MONEY);
    static final Shape WORTH = new Shape.Decimal(NumberBounds.WORTH, Shape.Unit.MONEY);
    /** Sums over years, such as a budget or what a customer has spent. */
    static final Shape SUM = of(0, 1_000_000_000, 2, Shape.Unit.MONEY);

    static final Shape ANY_AMOUNT = new Shape.Decimal(
            new NumberBounds("An amount", BigDecimal.ZERO, BigDecimal.valueOf(Long.MAX_VALUE), 10), Shape.Unit.MONEY);

    private Numbers() {}

    static Shape of(long min, long max, int decimals, Shape.Unit unit) {
        return new Shape.Decimal(new NumberBounds("A number", min, max, decimals), unit);
    }

    static Shape count(long min, long max) {
        return of(min, max, 0, Shape.Unit.NONE);
    }

    static Shape notZero(long max, int decimals, Shape.Unit unit) {
        return new Shape.Decimal(NumberBounds.aboveZero("A number", max, decimals), unit);
    }
}
