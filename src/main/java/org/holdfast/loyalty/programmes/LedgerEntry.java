package org.holdfast.loyalty.programmes;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.LocalDate;
import org.apache.commons.numbers.fraction.BigFraction;
import org.holdfast.facts.validation.EnumLabels;
import org.holdfast.loyalty.programmes.earning.EarningBase;
import org.holdfast.loyalty.programmes.earning.Fractions;
import org.jspecify.annotations.Nullable;

/**
 * An entry of the ledger. Entries are never changed; a correction is another entry about the same cause.
 *
 * @param number consecutive number within the customer, programme and unit, from 1
 * @param cause what the entry is about: {@code order:5512}, {@code action:…} or {@code hand:…}
 * @param step consecutive number within the cause, from 1; cause and step are the key that prevents duplicates
 * @param amount positive if units are added
 * @param on day on which it counts, in the customer's zone
 * @param expiresOn first day on which the units added are no longer available; {@code null} for never
 * @param rate conversion of the amount of an order into units; {@code null} if it is not about an order
 * @param idleMonths months without earning or spending after which the units added expire; {@code null} for no limit
 * @param remark {@code null} for entries that follow from facts and actions
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
        @Nullable Rate rate,
        @Nullable Integer idleMonths,
        @Nullable Remark remark) {

    /** Creates an entry that no idle time ends, without a remark. */
    public LedgerEntry(
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
        this(programme, unit, number, kind, cause, step, amount, on, expiresOn, rate, null, null);
    }

    /**
     * Why the entry was added by hand.
     *
     * @param by who did it
     */
    public record Remark(String reason, String by) {}

    /** The reason for an entry. */
    public enum Kind {
        /** An order earned units. */
        EARNED,
        /** Units were brought along from another programme. */
        OPENING,
        /** Units were added or taken by hand, with a reason. */
        ADJUSTED,
        /** An action granted units. */
        GIVEN,
        /** The customer redeemed units. */
        SPENT,
        /** An order was cancelled, partly returned or changed in value. */
        CORRECTED,
        /** The effect of an action was reversed, because the action was not carried out after all. */
        UNDONE,
        /** Units expired; positive if the expiry is reversed, so that the units are not deducted twice. */
        EXPIRED;

        @Override
        public String toString() {
            return EnumLabels.of(this);
        }
    }

    /**
     * The conversion of an amount into units. It is stored with the entry, so that a return is converted like its
     * order, even if terms or exchange rates have changed since.
     *
     * @param each units for every full {@code per}
     * @param perUnit value of one unit of the order's currency in the company's currency
     * @param base what of the order earns; {@code null} for all of its value
     */
    public record Rate(
            int each,
            BigDecimal per,
            BigDecimal perUnit,
            @Nullable EarningBase base) {

        public Rate(int each, BigDecimal per, BigDecimal perUnit) {
            this(each, per, perUnit, null);
        }

        /** Maximum number of units for one order; more would be a typing error in the terms. */
        static final int MAX = 100_000_000;

        /** Converts an amount in the order's currency to whole units, rounded down. */
        int units(BigDecimal amount) {
            BigDecimal units =
                    amount.multiply(perUnit).divideToIntegralValue(per).multiply(BigDecimal.valueOf(each));
            return units.min(BigDecimal.valueOf(MAX)).max(BigDecimal.ZERO).intValue();
        }

        /** Converts an exact amount in the order's currency to whole units, rounded down. */
        int units(BigFraction amount) {
            BigInteger units = Fractions.whole(
                            amount.multiply(Fractions.of(perUnit)).divide(Fractions.of(per)))
                    .multiply(BigInteger.valueOf(each));
            return units.min(BigInteger.valueOf(MAX)).max(BigInteger.ZERO).intValue();
        }
    }
}
