package org.holdfast.decisions;

import java.math.BigDecimal;

/**
 * How good an action is, in the company's currency: propensity × context × value × lever. The factors are shown so that a rank can be
 * explained.
 *
 * @param value worth − cost − what is granted
 */
public record Score(BigDecimal propensity, BigDecimal context, BigDecimal value, BigDecimal lever, BigDecimal total) {

    /** Plain value: every other factor is 1. */
    public static Score ofValue(BigDecimal value) {
        return new Score(BigDecimal.ONE, BigDecimal.ONE, value, BigDecimal.ONE, value);
    }
}
