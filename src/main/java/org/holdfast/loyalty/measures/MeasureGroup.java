package org.holdfast.loyalty.measures;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import org.jspecify.annotations.Nullable;

/**
 * The measures of a group of customers over a period. Cancelled orders are ignored.
 *
 * @param name value shared by the group, such as a segment or country; {@code null} for all customers, and for those
 *     whose value is unknown
 * @param repurchaseRate proportion of buyers who bought on at least two days: the repurchase rate of P. Farris and
 *     others, "Marketing Metrics", 2nd edition (2010), the share of a brand's customers who buy it again, here within
 *     the period
 * @param netPromoterScore based on the last answer of each customer in the period
 * @param upsellRatio buyers of several kinds of products per buyer of one kind
 * @param retentionRate proportion of customers who bought in the period among those who bought in the preceding period
 *     of the same length. There is no contract, so purchases define who is a customer: S. Gupta and others, "Modeling
 *     customer lifetime value", Journal of Service Research 9 (2006), 139–155, call this the non-contractual setting.
 *     The longer the period, the more customers count as retained
 * @param churnRate proportion of customers who bought in the preceding period but not in this one
 * @param salesPerCustomer value of orders in the period less refunds in it, per buyer
 * @param spendPerOrder average order value, without deducting refunds
 * @param lifetimeValue past and expected value
 * @param engagement mean engagement index, 0 to 100, of customers with known orders
 */
public record MeasureGroup(
        @Nullable String name,
        @JsonUnwrapped Size size,
        Proportion repurchaseRate,
        NetPromoterScore netPromoterScore,
        UpsellRatio upsellRatio,
        Proportion retentionRate,
        Proportion churnRate,
        Average salesPerCustomer,
        Average spendPerOrder,
        LifetimeValue lifetimeValue,
        Average engagement) {

    /**
     * The customers of a group.
     *
     * @param customers number of customers
     * @param ordersKnown number of customers with known orders, the basis of all measures except the Net Promoter Score
     * @param buyers number of customers who bought in the period
     */
    public record Size(long customers, long ordersKnown, long buyers) {}
}
