package org.holdfast.loyalty.measures;

import java.time.LocalDate;
import java.util.List;
import org.holdfast.facts.Membership;
import org.holdfast.facts.validation.EnumLabels;
import org.holdfast.loyalty.CustomerView;
import org.holdfast.loyalty.OrderView;
import org.jspecify.annotations.Nullable;

/**
 * By what customers can be told apart. Where they live and the like is as we know it today; the past of it is not kept.
 */
public enum GroupBy {
    SEGMENT,
    COUNTRY,
    LANGUAGE,
    PROGRAMME,
    TIER,
    AGENT,
    /** Promoter, passive or detractor by the last answer ever. */
    NPS,
    /** The year of the first order. */
    COHORT;

    /** More would no longer be a table, nor fit into flat memory. */
    public static final int MOST_GROUPS = 1_000;

    /** What a customer is filed under; {@code null} when that is unknown. */
    public @Nullable String of(CustomerView view) {
        Membership membership = view.facts().membership();
        return switch (this) {
            case SEGMENT -> view.facts().segment();
            case COUNTRY -> view.facts().country();
            case LANGUAGE -> view.facts().language();
            case PROGRAMME -> membership == null ? null : membership.programme();
            case TIER -> membership == null ? null : membership.tier();
            case AGENT -> view.facts().assignedAgent();
            case NPS -> view.npsGroup() == null ? null : view.npsGroup().toString();
            case COHORT -> cohort(view.orders());
        };
    }

    private static @Nullable String cohort(@Nullable List<OrderView> orders) {
        for (OrderView order : orders == null ? List.<OrderView>of() : orders) {
            if (!order.cancelled()) {
                return String.valueOf(LocalDate.ofEpochDay(order.placedDay()).getYear());
            }
        }
        return null;
    }

    @Override
    public String toString() {
        return EnumLabels.of(this);
    }
}
