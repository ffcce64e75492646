package org.holdfast.loyalty.programmes.earning;

import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.holdfast.loyalty.programmes.earning.EarningBase.Factor;
import org.holdfast.loyalty.programmes.earning.EarningBase.Part;
import org.jspecify.annotations.Nullable;

/**
 * What earns units under the terms of a programme.
 *
 * @param without articles and categories that earn nothing
 * @param multipliers of several that apply, the largest counts
 */
public record EarningRules(Part of, boolean withoutTax, List<Factor> without, List<Multiplier> multipliers) {

    /** All of the value earns, once. */
    public static final EarningRules PLAIN = new EarningRules(Part.VALUE, false, List.of(), List.of());

    public EarningRules {
        without = List.copyOf(without);
        multipliers = List.copyOf(multipliers);
    }

    /**
     * How many times something earns. All conditions that are stated must be met.
     *
     * @param weekdays days of the week on which the order was placed; empty for any
     * @param from first day on which the order was placed
     * @param until last day on which the order was placed
     * @param tier tier of the customer before the day of the order
     */
    public record Multiplier(
            BigDecimal times,
            Set<DayOfWeek> weekdays,
            @Nullable LocalDate from,
            @Nullable LocalDate until,
            @Nullable String category,
            @Nullable String sku,
            @Nullable String tier) {

        public Multiplier {
            weekdays = Set.copyOf(weekdays);
        }

        private boolean applies(LocalDate placedOn, @Nullable String had) {
            return (weekdays.isEmpty() || weekdays.contains(placedOn.getDayOfWeek()))
                    && (from == null || !placedOn.isBefore(from))
                    && (until == null || !placedOn.isAfter(until))
                    && (tier == null || tier.equals(had));
        }
    }

    /** Returns whether the tier of the customer matters. */
    public boolean dependsOnTier() {
        return multipliers.stream().anyMatch(each -> each.tier != null);
    }

    /**
     * Returns what earns of one order; {@code null} if all of its value does, once.
     *
     * @param tier tier of the customer before that day; {@code null} if there was none
     */
    public @Nullable EarningBase base(LocalDate placedOn, @Nullable String tier) {
        BigDecimal general = null;
        List<Factor> factors = new ArrayList<>(without);
        for (Multiplier each : multipliers) {
            if (each.applies(placedOn, tier)) {
                if (each.category == null && each.sku == null) {
                    general = general == null ? each.times : general.max(each.times);
                } else {
                    factors.add(new Factor(each.category, each.sku, each.times));
                }
            }
        }
        EarningBase base = new EarningBase(of, withoutTax, general == null ? BigDecimal.ONE : general, factors);
        return base.earnsAllOnce() ? null : base;
    }
}
