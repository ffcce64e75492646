package org.holdfast.history;

import java.math.BigDecimal;

/** Converts amounts from the database, which have six decimal places. */
final class DbAmounts {

    private static final int CENTS = 2;

    private DbAmounts() {}

    /** Strips trailing zeros, but keeps two decimal places. */
    static BigDecimal plain(BigDecimal stored) {
        BigDecimal stripped = stored.stripTrailingZeros();
        return stripped.scale() < CENTS ? stripped.setScale(CENTS) : stripped;
    }
}
