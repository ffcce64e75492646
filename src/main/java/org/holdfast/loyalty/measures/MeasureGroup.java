package org.holdfast.loyalty.measures;

import org.jspecify.annotations.Nullable;

/**
 * The measures of some customers over a period. Cancelled orders count nowhere.
 *
 * @param name the segment, country ... they share; {@code null} for everybody, and for those of whom it is unknown
 * @param customers how many they are
 * @param ordersKnown those of them whose orders are known; all but the Net Promoter Score is about them
 * @param buyers those of them who bought in the period
 * @param repurchaseRate buyers who bought on two days or more, of all buyers: the repurchase rate of P. Farris and
 *     others, "Marketing Metrics", 2nd edition (2010), the share of a brand's customers who buy it again, taken within
 *     the period
 * @param netPromoterScore from the last answer of each customer in the period
 * @param upsellRatio buyers of several kinds of products for each buyer of one kind
 * @param retentionRate those who bought in the time of the same length before the period and bought again in it, of
 *     those who bought before. No contract says who is a customer, so buying does: S. Gupta and others, "Modeling
 *     customer lifetime value", Journal of Service Research 9 (2006), 139–155, call this the non-contractual setting.
 *     The longer the period, the more customers count as kept
 * @param churnRate the others: those who bought before and not again, yet
 * @param salesPerCustomer what was ordered in the period less what came back in it, for each buyer
 * @param spendPerOrder the average order value: what was ordered, for each order; returns are not taken off
 * @param lifetimeValue past and expected
 * @param engagement the mean index, 0 to 100, of those whose orders are known
 */
public record MeasureGroup(
        @Nullable String name,
        long customers,
        long ordersKnown,
        long buyers,
        Proportion repurchaseRate,
        NetPromoterScore netPromoterScore,
        UpsellRatio upsellRatio,
        Proportion retentionRate,
        Proportion churnRate,
        Average salesPerCustomer,
        Average spendPerOrder,
        LifetimeValue lifetimeValue,
        Average engagement) {}
