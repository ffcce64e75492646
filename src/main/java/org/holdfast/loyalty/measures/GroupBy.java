package org.holdfast.loyalty.measures;

import java.time.LocalDate;
import java.util.List;
import org.holdfast.facts.Membership;
import org.holdfast.facts.validation.EnumLabels;
import org.holdfast.loyalty.CustomerView;
import org.holdfast.loyalty.OrderView;
import org.jspecify.annotations.Nullable;

/**
 * The attribute by which customers are grouped. Attributes such as the country are those known today; their history is
 * not kept.
 */
public enum GroupBy implements Grouping {
    SEGMENT,
    COUNTRY,
    REGION,
    CITY,
    LANGUAGE,
    PROGRAMME,
    TIER,
    AGENT,
    /** Promoter, passive or detractor by the most recent answer. */
    NPS,
    /** Year of the first order. */
    COHORT;

    @Override
    public List<String> groups(CustomerView view) {
        String group = of(view);
        return group == null ? List.of() : List.of(group);
    }

    @Override
    public boolean overlapping() {
        return false;
    }

    /** Returns the group of a customer; {@code null} if it is unknown. */
    @Nullable
    String of(CustomerView view) {
        Membership membership = view.facts().membership();
        return switch (this) {
            case SEGMENT -> view.facts().segment();
            case COUNTRY -> view.facts().country();
            case REGION -> view.facts().region();
            case CITY -> view.facts().city();
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
