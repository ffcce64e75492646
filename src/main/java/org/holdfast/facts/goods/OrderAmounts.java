package org.holdfast.facts.goods;

import java.math.BigDecimal;
import java.util.Currency;
import org.holdfast.facts.validation.InvalidInput;
import org.jspecify.annotations.Nullable;

/**
 * What the value of an order consists of, in its currency: {@code value = goods + shipping - paidWithPoints}. Goods and
 * shipping are after discounts and include their tax. Each part may be unknown; an unknown part is never zero.
 *
 * @param value amount the customer paid or will pay in money
 * @param goods price of the goods
 * @param shipping price of the delivery and other charges
 * @param tax tax included in goods and shipping
 * @param paidWithPoints part of goods and shipping that was paid with points
 */
public record OrderAmounts(
        @Nullable BigDecimal value,
        @Nullable BigDecimal goods,
        @Nullable BigDecimal shipping,
        @Nullable BigDecimal tax,
        @Nullable BigDecimal paidWithPoints) {

    private static final BigDecimal CENT = new BigDecimal("0.01");

    /**
     * Checks that the known parts can be true together. Shops round each part, so the sums may differ by the smallest
     * unit of the currency.
     *
     * @param currency {@code null} if unknown; a hundredth is the smallest unit then
     * @throws InvalidInput naming the sums
     */
    public void check(@Nullable String currency) {
        if (goods == null && shipping == null && tax == null && paidWithPoints == null) {
            return;
        }
        BigDecimal tolerance = smallestUnit(currency);
        checkValue(tolerance);
        BigDecimal charged = charged();
        if (tax != null && charged != null && tax.subtract(charged).compareTo(tolerance) > 0) {
            throw new InvalidInput(
                    "tax",
                    "is " + plain(tax) + ", but goods and shipping, which include it, are only " + plain(charged));
        }
    }

    private void checkValue(BigDecimal tolerance) {
        if (value == null) {
            return;
        }
        if (paidWithPoints != null) {
            BigDecimal least = orZero(goods).add(orZero(shipping)).subtract(paidWithPoints);
            if (least.subtract(value).compareTo(tolerance) > 0) {
                throw contradiction();
            }
        }
        if (goods != null && shipping != null) {
            BigDecimal most = goods.add(shipping).subtract(orZero(paidWithPoints));
            if (value.subtract(most).compareTo(tolerance) > 0) {
                throw contradiction();
            }
        }
    }

    private InvalidInput contradiction() {
        BigDecimal sum = orZero(goods).add(orZero(shipping)).subtract(orZero(paidWithPoints));
        BigDecimal withTax = sum.add(orZero(tax));
        String advice = tax != null
                        && tax.signum() > 0
                        && withTax.subtract(orZero(value)).abs().compareTo(CENT) <= 0
                ? "; goods and shipping must include their tax (" + plain(tax) + ")"
                : "; value is what the customer pays in money, and goods and shipping include their tax";
        return new InvalidInput(
                "value", "is " + plain(orZero(value)) + ", but " + terms() + " = " + plain(sum) + advice);
    }

    private String terms() {
        StringBuilder terms = new StringBuilder(goods == null ? "" : "goods " + plain(goods));
        if (shipping != null) {
            terms.append(terms.isEmpty() ? "" : " + ").append("shipping ").append(plain(shipping));
        }
        if (paidWithPoints != null) {
            terms.append(" - paidWithPoints ").append(plain(paidWithPoints));
        }
        return terms.toString().strip();
    }

    /** Returns the price of goods and shipping including tax; {@code null} if it is unknown. */
    public @Nullable BigDecimal charged() {
        if (goods != null && shipping != null) {
            return goods.add(shipping);
        }
        return value == null || paidWithPoints == null ? null : value.add(paidWithPoints);
    }

    /**
     * Returns the price of the goods including tax, stated or as the rest of what is known; {@code null} if it is
     * unknown.
     */
    public @Nullable BigDecimal goodsOrRest() {
        BigDecimal charged = charged();
        if (goods != null || charged == null || shipping == null) {
            return goods;
        }
        return charged.subtract(shipping).max(BigDecimal.ZERO);
    }

    private static BigDecimal smallestUnit(@Nullable String currency) {
        int decimals = currency == null ? 2 : Currency.getInstance(currency).getDefaultFractionDigits();
        return decimals < 0 ? CENT : BigDecimal.ONE.movePointLeft(decimals);
    }

    private static BigDecimal orZero(@Nullable BigDecimal amount) {
        return amount == null ? BigDecimal.ZERO : amount;
    }

    private static String plain(BigDecimal amount) {
        return amount.stripTrailingZeros().scale() <= 2
                ? amount.setScale(2).toPlainString()
                : amount.stripTrailingZeros().toPlainString();
    }
}
