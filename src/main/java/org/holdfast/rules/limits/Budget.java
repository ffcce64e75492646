package org.holdfast.rules.limits;

import java.math.BigDecimal;

/**
 * A budget that pays for actions.
 *
 * @param name the name by which actions refer to it
 * @param amount the amount per period, in the company's currency
 * @param per the period after which the full amount is available again
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
