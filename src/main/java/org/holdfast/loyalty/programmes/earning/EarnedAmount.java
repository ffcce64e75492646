package org.holdfast.loyalty.programmes.earning;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.numbers.fraction.BigFraction;
import org.holdfast.facts.Order;
import org.holdfast.facts.OrderLine;
import org.holdfast.facts.Return;
import org.holdfast.facts.goods.OrderAmounts;
import org.holdfast.facts.goods.ReturnLine;
import org.jspecify.annotations.Nullable;

/**
 * The amount of an order that earns units, in its currency: the part that counts, less returns, times the multipliers.
 * Discounts and points reduce all lines in proportion to their prices, and so does tax.
 */
public final class EarnedAmount {

    private final EarningBase base;
    private final Order order;
    private final List<Return> returns;

    private EarnedAmount(EarningBase base, Order order, List<Return> returns) {
        this.base = base;
        this.order = order;
        this.returns = returns;
    }

    /**
     * Returns the amount; {@code null} if a part that is needed is unknown.
     *
     * @param returns returns of this order that count, with amounts in its currency
     */
    public static @Nullable BigFraction of(EarningBase base, Order order, List<Return> returns) {
        return new EarnedAmount(base, order, returns).amount();
    }

    private @Nullable BigFraction amount() {
        BigFraction whole = whole();
        BigFraction share = base.withoutTax() ? shareWithoutTax() : BigFraction.ONE;
        if (whole == null || share == null) {
            return null;
        }
        if (base.factors().isEmpty()) {
            BigFraction left = whole;
            for (Return each : returns) {
                BigFraction back = back(each, whole);
                left = back == null ? left : left.subtract(back);
            }
            return Fractions.orZero(left).multiply(Fractions.of(base.times())).multiply(share);
        }
        BigFraction weighted = ofLines(whole);
        return weighted == null ? null : weighted.multiply(share);
    }

    /** Returns what the customer paid in money for the part that counts; {@code null} if it is unknown. */
    private @Nullable BigFraction whole() {
        OrderAmounts amounts = order.amounts();
        if (base.of() == EarningBase.Part.VALUE) {
            return amounts.value() == null ? null : Fractions.of(amounts.value());
        }
        BigDecimal goods = amounts.goodsOrRest();
        if (goods == null) {
            return null;
        }
        // Points pay for goods first, and goods cannot have cost more money than was paid.
        BigDecimal paid = amounts.paidWithPoints() == null ? goods : goods.subtract(amounts.paidWithPoints());
        return Fractions.orZero(Fractions.of(amounts.value() == null ? paid : paid.min(amounts.value())));
    }

    private @Nullable BigFraction shareWithoutTax() {
        OrderAmounts amounts = order.amounts();
        BigDecimal charged = amounts.charged() == null ? amounts.value() : amounts.charged();
        if (amounts.tax() == null || charged == null) {
            return null;
        }
        return charged.signum() == 0
                ? BigFraction.ZERO
                : Fractions.orZero(Fractions.of(charged.subtract(amounts.tax())))
                        .divide(Fractions.of(charged));
    }

    /**
     * Returns what a return takes back: what went back in money, or for goods alone what had been paid for them in
     * money; {@code null} if it is unknown.
     */
    private @Nullable BigFraction back(Return each, BigFraction whole) {
        BigDecimal money = each.moneyBack();
        BigDecimal value = each.value();
        BigDecimal goods = order.amounts().goodsOrRest();
        boolean ofGoods = base.of() == EarningBase.Part.GOODS && each.hasHappened() && each.refund() != null;
        if (!ofGoods || value == null || goods == null || goods.signum() == 0) {
            return money == null ? null : Fractions.of(money);
        }
        return Fractions.of(value).multiply(whole).divide(Fractions.of(goods));
    }

    private @Nullable BigFraction ofLines(BigFraction whole) {
        List<OrderLine> lines = order.lines();
        if (lines == null || lines.stream().anyMatch(line -> line.amount() == null)) {
            return null;
        }
        List<BigFraction> prices = new ArrayList<>();
        for (OrderLine line : lines) {
            prices.add(Fractions.of(line.amount() == null ? BigDecimal.ZERO : line.amount()));
        }
        BigFraction sum = sum(prices);
        if (sum.isZero()) {
            return BigFraction.ZERO;
        }
        BigFraction scale = whole.divide(sum);
        List<BigFraction> left = new ArrayList<>();
        prices.forEach(price -> left.add(price.multiply(scale)));
        returns.forEach(each -> takeBack(each, lines, prices, whole, left));
        BigFraction weighted = BigFraction.ZERO;
        for (int i = 0; i < lines.size(); i++) {
            weighted = weighted.add(Fractions.orZero(left.get(i)).multiply(Fractions.of(base.times(lines.get(i)))));
        }
        return weighted;
    }

    /** Takes what a return is worth off the lines that came back, or off all lines if it names none that cost money. */
    private void takeBack(
            Return each, List<OrderLine> lines, List<BigFraction> prices, BigFraction whole, List<BigFraction> left) {
        List<BigFraction> shares = shares(each, lines, prices);
        BigFraction sum = sum(shares);
        BigFraction stated = back(each, whole);
        if (stated == null && (sum.isZero() || each.lines() == null)) {
            return;
        }
        List<BigFraction> off = sum.isZero() ? prices : shares;
        // Without a stated amount, the articles that came back are worth what they cost.
        BigFraction part = stated == null ? whole.divide(sum(prices)) : stated.divide(sum(off));
        for (int i = 0; i < left.size(); i++) {
            left.set(i, left.get(i).subtract(off.get(i).multiply(part)));
        }
    }

    private static BigFraction sum(List<BigFraction> amounts) {
        return amounts.stream().reduce(BigFraction.ZERO, BigFraction::add);
    }

    private static List<BigFraction> shares(Return each, List<OrderLine> lines, List<BigFraction> prices) {
        if (each.lines() == null || each.lines().isEmpty()) {
            return prices;
        }
        List<BigFraction> shares = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            shares.add(prices.get(i).multiply(returned(lines.get(i).sku(), each.lines(), lines)));
        }
        return shares;
    }

    /** Returns the share of an article that came back. */
    private static BigFraction returned(String sku, List<ReturnLine> returned, List<OrderLine> ordered) {
        BigFraction back = BigFraction.ZERO;
        for (ReturnLine line : returned) {
            if (line.sku().equals(sku)) {
                if (line.quantity() == null) {
                    return BigFraction.ONE;
                }
                back = back.add(Fractions.of(line.quantity()));
            }
        }
        BigFraction all = BigFraction.ZERO;
        for (OrderLine line : ordered) {
            all = line.sku().equals(sku) ? all.add(Fractions.of(line.quantity())) : all;
        }
        return all.isZero() ? BigFraction.ZERO : Fractions.min(back.divide(all), BigFraction.ONE);
    }
}
