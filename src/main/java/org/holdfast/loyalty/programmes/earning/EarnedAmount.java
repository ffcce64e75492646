package org.holdfast.loyalty.programmes.earning;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
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
    public static @Nullable Ratio of(EarningBase base, Order order, List<Return> returns) {
        return new EarnedAmount(base, order, returns).amount();
    }

    private @Nullable Ratio amount() {
        Ratio whole = whole();
        Ratio share = base.withoutTax() ? shareWithoutTax() : Ratio.ONE;
        if (whole == null || share == null) {
            return null;
        }
        if (base.factors().isEmpty()) {
            Ratio left = whole;
            for (Return each : returns) {
                Ratio back = back(each, whole);
                left = back == null ? left : left.minus(back);
            }
            return left.orZero().times(Ratio.of(base.times())).times(share);
        }
        Ratio weighted = ofLines(whole);
        return weighted == null ? null : weighted.times(share);
    }

    /** Returns what the customer paid in money for the part that counts; {@code null} if it is unknown. */
    private @Nullable Ratio whole() {
        OrderAmounts amounts = order.amounts();
        if (base.of() == EarningBase.Part.VALUE) {
            return amounts.value() == null ? null : Ratio.of(amounts.value());
        }
        BigDecimal goods = amounts.goodsOrRest();
        if (goods == null) {
            return null;
        }
        // Points pay for goods first, and goods cannot have cost more money than was paid.
        BigDecimal paid = amounts.paidWithPoints() == null ? goods : goods.subtract(amounts.paidWithPoints());
        return Ratio.of(amounts.value() == null ? paid : paid.min(amounts.value()))
                .orZero();
    }

    private @Nullable Ratio shareWithoutTax() {
        OrderAmounts amounts = order.amounts();
        BigDecimal charged = amounts.charged() == null ? amounts.value() : amounts.charged();
        if (amounts.tax() == null || charged == null) {
            return null;
        }
        return charged.signum() == 0
                ? Ratio.ZERO
                : Ratio.of(charged.subtract(amounts.tax())).orZero().dividedBy(Ratio.of(charged));
    }

    /**
     * Returns what a return takes back: what went back in money, or for goods alone what had been paid for them in
     * money; {@code null} if it is unknown.
     */
    private @Nullable Ratio back(Return each, Ratio whole) {
        BigDecimal money = each.moneyBack();
        BigDecimal value = each.value();
        BigDecimal goods = order.amounts().goodsOrRest();
        boolean ofGoods = base.of() == EarningBase.Part.GOODS && each.hasHappened() && each.refund() != null;
        if (!ofGoods || value == null || goods == null || goods.signum() == 0) {
            return money == null ? null : Ratio.of(money);
        }
        return Ratio.of(value).times(whole).dividedBy(Ratio.of(goods));
    }

    private @Nullable Ratio ofLines(Ratio whole) {
        List<OrderLine> lines = order.lines();
        if (lines == null || lines.stream().anyMatch(line -> line.amount() == null)) {
            return null;
        }
        List<Ratio> prices = new ArrayList<>();
        for (OrderLine line : lines) {
            prices.add(Ratio.of(line.amount() == null ? BigDecimal.ZERO : line.amount()));
        }
        Ratio sum = sum(prices);
        if (sum.isZero()) {
            return Ratio.ZERO;
        }
        Ratio scale = whole.dividedBy(sum);
        List<Ratio> left = new ArrayList<>();
        prices.forEach(price -> left.add(price.times(scale)));
        returns.forEach(each -> takeBack(each, lines, prices, whole, left));
        Ratio weighted = Ratio.ZERO;
        for (int i = 0; i < lines.size(); i++) {
            weighted = weighted.plus(left.get(i).orZero().times(Ratio.of(base.times(lines.get(i)))));
        }
        return weighted;
    }

    /** Takes what a return is worth off the lines that came back, or off all lines if it names none that cost money. */
    private void takeBack(Return each, List<OrderLine> lines, List<Ratio> prices, Ratio whole, List<Ratio> left) {
        List<Ratio> shares = shares(each, lines, prices);
        Ratio sum = sum(shares);
        Ratio stated = back(each, whole);
        if (stated == null && (sum.isZero() || each.lines() == null)) {
            return;
        }
        List<Ratio> off = sum.isZero() ? prices : shares;
        // Without a stated amount, the articles that came back are worth what they cost.
        Ratio part = stated == null ? whole.dividedBy(sum(prices)) : stated.dividedBy(sum(off));
        for (int i = 0; i < left.size(); i++) {
            left.set(i, left.get(i).minus(off.get(i).times(part)));
        }
    }

    private static Ratio sum(List<Ratio> amounts) {
        return amounts.stream().reduce(Ratio.ZERO, Ratio::plus);
    }

    private static List<Ratio> shares(Return each, List<OrderLine> lines, List<Ratio> prices) {
        if (each.lines() == null || each.lines().isEmpty()) {
            return prices;
        }
        List<Ratio> shares = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            shares.add(prices.get(i).times(returned(lines.get(i).sku(), each.lines(), lines)));
        }
        return shares;
    }

    /** Returns the share of an article that came back. */
    private static Ratio returned(String sku, List<ReturnLine> returned, List<OrderLine> ordered) {
        Ratio back = Ratio.ZERO;
        for (ReturnLine line : returned) {
            if (line.sku().equals(sku)) {
                if (line.quantity() == null) {
                    return Ratio.ONE;
                }
                back = back.plus(Ratio.of(line.quantity()));
            }
        }
        Ratio all = Ratio.ZERO;
        for (OrderLine line : ordered) {
            all = line.sku().equals(sku) ? all.plus(Ratio.of(line.quantity())) : all;
        }
        return all.isZero() ? Ratio.ZERO : back.dividedBy(all).min(Ratio.ONE);
    }
}
