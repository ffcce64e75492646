package org.holdfast.loyalty.programmes.earning;

import java.math.BigDecimal;
import java.util.List;
import org.holdfast.facts.OrderLine;
import org.holdfast.facts.validation.EnumLabels;
import org.jspecify.annotations.Nullable;

/**
 * What of one order earns units, and how many times. It is stored with the entry of the ledger, so that a return is
 * converted like its order, whatever later terms say.
 *
 * @param of the part of the order
 * @param withoutTax whether tax earns nothing
 * @param times multiplier of what no factor names
 * @param factors multipliers of articles and categories, with those of the day and the tier worked in
 */
public record EarningBase(Part of, boolean withoutTax, BigDecimal times, List<Factor> factors) {

    /** A part of the price of an order. */
    public enum Part {
        /** What the customer paid in money. */
        VALUE,
        /** What the customer paid in money for goods. */
        GOODS;

        @Override
        public String toString() {
            return EnumLabels.of(this);
        }
    }

    /**
     * The multiplier of an article or a category; of both, if both are stated.
     *
     * @param category compared without regard to case; {@code null} for any
     * @param sku {@code null} for any
     * @param times 0 if it earns nothing
     */
    public record Factor(
            @Nullable String category, @Nullable String sku, BigDecimal times) {

        boolean covers(OrderLine line) {
            return (sku == null || sku.equals(line.sku()))
                    && (category == null || category.equalsIgnoreCase(line.category()));
        }
    }

    public EarningBase {
        times = times == null ? BigDecimal.ONE : times;
        factors = factors == null ? List.of() : List.copyOf(factors);
    }

    /** Returns whether all of the value earns, once. */
    public boolean earnsAllOnce() {
        return of == Part.VALUE && !withoutTax && factors.isEmpty() && times.compareTo(BigDecimal.ONE) == 0;
    }

    /**
     * Returns how many times a line earns: what is left out earns nothing; otherwise the largest multiplier counts. A
     * general one of 1 is none, so that less than once is possible for a category.
     */
    BigDecimal times(OrderLine line) {
        BigDecimal largest = times.compareTo(BigDecimal.ONE) == 0 ? null : times;
        for (Factor each : factors) {
            if (each.covers(line)) {
                if (each.times.signum() == 0) {
                    return BigDecimal.ZERO;
                }
                largest = largest == null ? each.times : largest.max(each.times);
            }
        }
        return largest == null ? BigDecimal.ONE : largest;
    }
}
