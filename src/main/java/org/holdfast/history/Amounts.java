package org.holdfast.history;

import java.math.BigDecimal;

/** Amounts as databases keep them, with six digits after the point, and as people write them. */
final class Amounts {

    private static final int CENTS = 2;

    private Amounts() {
    }

    /** Without the zeros that the column adds, but with cents. */
    static BigDecimal plain(BigDecimal stored) {
        BigDecimal stripped = stored.stripTrailingZeros();
        return stripped.scale() < CENTS ? stripped.setScale(CENTS) : stripped;
    }
}
