package org.holdfast.rules.limits;

import java.math.BigDecimal;

/**
 * A pot of money that actions draw on.
 *
 * @param name as actions name it
 * @param amount for each period, in the company's currency
 */
public record Budget(String name, BigDecimal amount, Period per) {

    /** Calendar periods in the company's time zone. */
    public enum Period {
        DAY,
        WEEK,
        MONTH,
        YEAR
    }
}
