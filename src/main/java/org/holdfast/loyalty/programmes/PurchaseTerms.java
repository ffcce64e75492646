package org.holdfast.loyalty.programmes;

import java.time.LocalDate;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.ToIntFunction;
import org.holdfast.loyalty.programmes.earning.EarningRules;
import org.holdfast.loyalty.programmes.earning.Lasting;
import org.jspecify.annotations.Nullable;

/** What the orders of one member earn under the terms of the day on which they count. */
final class PurchaseTerms {

    private final Programme programme;
    private final LocalDate joinedOn;
    private final List<Purchase> purchases;
    private final Map<Terms.Tiers, ToIntFunction<LocalDate>> steps = new IdentityHashMap<>();

    PurchaseTerms(Programme programme, LocalDate joinedOn, List<Purchase> purchases) {
        this.programme = programme;
        this.joinedOn = joinedOn;
        this.purchases = purchases;
    }

    /**
     * What an order earns.
     *
     * @param on day on which the units count, which may be ahead
     */
    record Upcoming(int amount, LocalDate on, Lasting lasting, LedgerEntry.Rate rate) {}

    /** Returns what an order earns; {@code null} if it does not count, or an amount that is needed is unknown. */
    @Nullable
    Upcoming units(Purchase purchase, LedgerUnit unit) {
        LocalDate day = purchase.counts(programme);
        if (day == null || day.isBefore(joinedOn)) {
            return null;
        }
        Terms terms = programme.on(day);
        Terms.Earning earning = terms == null ? null : terms.earning(unit);
        if (terms == null || earning == null || purchase.perUnit() == null) {
            return null;
        }
        EarningRules rules = earning.rules();
        LedgerEntry.Rate rate = new LedgerEntry.Rate(
                earning.each(),
                earning.per(),
                purchase.perUnit(),
                rules.base(
                        purchase.placedOn(), rules.dependsOnTier() ? tier(terms.tiers(), purchase.placedOn()) : null));
        Integer units = purchase.units(rate);
        LocalDate on = day.plusDays(earning.waitDays());
        return units == null ? null : new Upcoming(units, on, earning.expiry().of(on), rate);
    }

    /** Returns the points of orders that count already, but wait. */
    List<Upcoming> pending(LocalDate today) {
        if (programme.terms().stream()
                .noneMatch(each -> each.points() != null && each.points().waitDays() > 0)) {
            return List.of();
        }
        return purchases.stream()
                .filter(each -> waits(each, today))
                .map(each -> units(each, LedgerUnit.POINTS))
                .filter(each -> each != null && each.amount() > 0)
                .map(Objects::requireNonNull)
                .toList();
    }

    private boolean waits(Purchase purchase, LocalDate today) {
        LocalDate day = purchase.counts(programme);
        Terms terms = day == null ? null : programme.on(day);
        Terms.Earning points = terms == null ? null : terms.points();
        return day != null && points != null && day.plusDays(points.waitDays()).isAfter(today);
    }

    /** Returns the tier that the customer had before a day; {@code null} if there was none. */
    private @Nullable String tier(Terms.@Nullable Tiers tiers, LocalDate placedOn) {
        if (tiers == null || !joinedOn.isBefore(placedOn)) {
            return null;
        }
        int step = steps.computeIfAbsent(
                        tiers, each -> TierCalculation.steps(each, new Spending(programme, purchases), joinedOn))
                .applyAsInt(placedOn.minusDays(1));
        return step == 0 ? null : tiers.steps().get(step - 1).name();
    }
}
