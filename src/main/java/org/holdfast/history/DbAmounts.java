package org.holdfast.history;

import java.math.BigDecimal;

/** Amounts as databases keep them, with six digits after the point, and as people write them. */
final class DbAmounts {

    private static final int CENTS = 2;

    private DbAmounts() {}

    /** Without the zeros that the column adds, but with cents. */
    static BigDecimal plain(BigDecimal stored) {
        BigDecimal stripped = stored.stripTrailingZeros();
        return stripped.scale() < CENTS ? stripped.setScale(CENTS) : stripped;
    }
}
