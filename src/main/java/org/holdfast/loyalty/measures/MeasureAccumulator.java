package org.holdfast.loyalty.measures;

import java.io.Serializable;
import java.math.BigDecimal;
import org.holdfast.loyalty.CustomerView;
import org.holdfast.loyalty.NpsGroup;
import org.jspecify.annotations.Nullable;

/**
 * Accumulates the measures of customers; add each customer once. Accumulators filled in parallel can be combined. The
 * size does not depend on the number of customers. Not thread-safe.
 */
public final class MeasureAccumulator implements Serializable {

    private static final long serialVersionUID = 1L;

    private final Period period;
    private final long[] nps = new long[NpsGroup.values().length];
    private final Average.Sum orderValues = new Average.Sum();
    private final Average.Sum netSales = new Average.Sum();
    private final Average.Sum lifetime = new Average.Sum();
    private final Average.Sum engagement = new Average.Sum();
    private long customers;
    private long ordersKnown;
    private long buyers;
    private long repeatBuyers;
    private long several;
    private long oneKind;
    private long kindsUnknown;
    private long activeBefore;
    private long retained;

    public MeasureAccumulator(Period period) {
        this.period = period;
    }

    /** Adds a customer. */
    public void add(CustomerView view) {
        PeriodContribution one = new PeriodContribution(view, period);
        customers++;
        NpsGroup answered = one.npsGroup();
        if (answered != null) {
            nps[answered.ordinal()]++;
        }
        if (!one.ordersKnown()) {
            return;
        }
        ordersKnown++;
        activeBefore += one.activeBefore() ? 1 : 0;
        retained += one.activeBefore() && one.purchaseDays() > 0 ? 1 : 0;
        if (one.everBought()) {
            lifetime.add(one.lifetimeValue());
        }
        Integer index = one.engagement();
        engagement.add(index == null ? null : BigDecimal.valueOf(index));
        if (one.purchaseDays() > 0) {
            buyer(one);
        }
    }

    private void buyer(PeriodContribution one) {
        buyers++;
        repeatBuyers += one.purchaseDays() > 1 ? 1 : 0;
        orderValues.addAll(one.orderValues());
        netSales.add(one.netSales());
        Boolean kinds = one.severalKinds();
        several += Boolean.TRUE.equals(kinds) ? 1 : 0;
        oneKind += Boolean.FALSE.equals(kinds) ? 1 : 0;
        kindsUnknown += kinds == null ? 1 : 0;
    }

    /** Adds the customers of another accumulator with the same period. */
    public void addAll(MeasureAccumulator other) {
        for (int i = 0; i < nps.length; i++) {
            nps[i] += other.nps[i];
        }
        orderValues.addAll(other.orderValues);
        netSales.addAll(other.netSales);
        lifetime.addAll(other.lifetime);
        engagement.addAll(other.engagement);
        customers += other.customers;
        ordersKnown += other.ordersKnown;
        buyers += other.buyers;
        repeatBuyers += other.repeatBuyers;
        several += other.several;
        oneKind += other.oneKind;
        kindsUnknown += other.kindsUnknown;
        activeBefore += other.activeBefore;
        retained += other.retained;
    }

    /** Returns the number of customers added. */
    public long customers() {
        return customers;
    }

    /**
     * Returns the measures of the customers added.
     *
     * @param name name of the group; {@code null} for all customers and for those whose group is unknown
     */
    public MeasureGroup measures(@Nullable String name) {
        Proportion retention = Proportion.of(retained, activeBefore);
        Average perCustomer = netSales.average();
        return new MeasureGroup(
                name,
                new MeasureGroup.Size(customers, ordersKnown, buyers),
                Proportion.of(repeatBuyers, buyers),
                NetPromoterScore.of(
                        nps[NpsGroup.PROMOTER.ordinal()],
                        nps[NpsGroup.PASSIVE.ordinal()],
                        nps[NpsGroup.DETRACTOR.ordinal()]),
                UpsellRatio.of(several, oneKind, kindsUnknown),
                retention,
                retention.complement(),
                perCustomer,
                orderValues.average(),
                LifetimeValue.of(lifetime.average(), perCustomer, retention, period.days()),
                engagement.average());
    }
}
