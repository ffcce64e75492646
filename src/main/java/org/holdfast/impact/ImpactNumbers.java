package org.holdfast.impact;

import java.math.BigDecimal;
import java.util.List;
import org.holdfast.simulation.comparison.DifferenceReport;

/**
 * The effect of a draft in numbers, without any customer.
 *
 * @param currency currency of all amounts
 * @param actions actions that more, fewer or other customers get
 */
public record ImpactNumbers(
        String currency, Counts changes, Money before, Money after, long reachable, List<OfAction> actions) {

    private static final int ACTIONS = 20;

    public ImpactNumbers {
        actions = List.copyOf(actions);
    }

    /**
     * Customers by what changes for them.
     *
     * @param other another action, or the same about another order or complaint
     * @param otherAmount the same action with another amount
     * @param otherRule the same in every respect, but proposed by another rule
     */
    public record Counts(
            long compared,
            long gained,
            long lost,
            long other,
            long otherAmount,
            long heldBack,
            long otherRule,
            long same) {

        /** Returns the number of customers who can notice a change. */
        public long affected() {
            return gained + lost + other + otherAmount + heldBack;
        }
    }

    /** Sums over the next best actions of all customers. */
    public record Money(long customers, BigDecimal granted, BigDecimal cost, BigDecimal value) {

        static Money of(DifferenceReport.Sum sum) {
            return new Money(sum.customers(), sum.granted(), sum.cost(), sum.value());
        }
    }

    /** The number of customers who get an action. */
    public record OfAction(String action, long before, long after) {}

    static ImpactNumbers of(DifferenceReport report, String currency) {
        DifferenceReport.Changes changes = report.changes();
        return new ImpactNumbers(
                currency,
                new Counts(
                        changes.customers(),
                        changes.gained(),
                        changes.lost(),
                        changes.otherAction() + changes.otherSubject(),
                        changes.otherAmount(),
                        changes.heldBack(),
                        changes.otherRule(),
                        changes.same()),
                Money.of(report.total().before()),
                Money.of(report.total().after()),
                report.total().reachable(),
                report.actions().stream()
                        .filter(each -> each.effect().changes())
                        .limit(ACTIONS)
                        .map(each -> new OfAction(
                                each.action(),
                                each.effect().before().customers(),
                                each.effect().after().customers()))
                        .toList());
    }

    public BigDecimal costDifference() {
        return after.cost().subtract(before.cost());
    }

    public BigDecimal valueDifference() {
        return after.value().subtract(before.value());
    }
}
