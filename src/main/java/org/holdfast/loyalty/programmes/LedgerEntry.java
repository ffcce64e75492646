package org.holdfast.loyalty.programmes;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.holdfast.facts.validation.EnumLabels;
import org.jspecify.annotations.Nullable;

/**
 * A line of the ledger. It is never changed; what turns out otherwise is put right by another line about the same
 * cause.
 *
 * @param number 1 for the first line of this customer, programme and unit, then one after the other
 * @param cause what it is about: {@code order:5512} or {@code action:…}
 * @param step 1 for the first line about this cause, then one after the other; cause and step are the key under which
 *     it counts once
 * @param amount above 0 when it adds
 * @param on the day it counts, in the customer's zone
 * @param expiresOn the first day on which what it adds is gone; {@code null} for never
 * @param rate how the amount of an order became units; {@code null} where it is not about an order
 */
public record LedgerEntry(
        String programme,
        LedgerUnit unit,
        int number,
        Kind kind,
        String cause,
        int step,
        int amount,
        LocalDate on,
        @Nullable LocalDate expiresOn,
        @Nullable Rate rate) {

    /** Why there is a line. */
    public enum Kind {
        /** An order counts. */
        EARNED,
        /** An action gave it. */
        GIVEN,
        /** The customer was given something for it. */
        SPENT,
        /** An order was cancelled, something of it came back, or it is worth something else. */
        CORRECTED,
        /** What an action gave or took was taken back, because nothing came of it after all. */
        UNDONE,
        /** Its time was over; above 0 when what had expired is taken back, so that nobody loses it twice. */
        EXPIRED;

        @Override
        public String toString() {
            return EnumLabels.of(this);
        }
    }

    /**
     * Kept with the line, so that a return is reckoned as the order was, whatever the terms and the exchange rate are
     * by then.
     *
     * @param each units for every full {@code per}
     * @param perUnit what one unit of the order's currency was worth in the company's
     */
    public record Rate(int each, BigDecimal per, BigDecimal perUnit) {

        /** Most that one order earns; more is a slip of the pen. */
        static final int MOST = 100_000_000;

        /** Whole units for an amount in the order's currency; what is left over counts nothing. */
        int units(BigDecimal amount) {
            BigDecimal units =
                    amount.multiply(perUnit).divideToIntegralValue(per).multiply(BigDecimal.valueOf(each));
            return units.min(BigDecimal.valueOf(MOST)).max(BigDecimal.ZERO).intValue();
        }
    }
}
