package org.holdfast.rules.limits;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/**
 * All limits of a rule book. A section that is missing limits nothing.
 *
 * @param exchangeRates what one unit of a currency is worth in the company's
 * @param contactCaps how often we may turn to a customer
 * @param quietHours when we leave customers alone
 * @param suppression for how long an action rests after a customer did not want it
 * @param recovery for how long rewards and offers wait after something went wrong
 * @param incidents types of incident by name, such as {@code late-order}
 * @param budgets pots of money that actions draw on
 * @param allowances what a single customer can get
 * @param authority what may be granted on whose authority
 * @param controlGroups customers who are left alone, to see what the others gain by us
 * @param weights how actions are ranked
 */
public record Limits(
        Timeline<Map<String, BigDecimal>> exchangeRates,
        Timeline<List<ContactCap>> contactCaps,
        Timeline<List<QuietHours>> quietHours,
        Timeline<Suppression> suppression,
        Timeline<ServiceRecovery> recovery,
        Timeline<Map<String, IncidentType>> incidents,
        Timeline<List<Budget>> budgets,
        Timeline<List<Allowance>> allowances,
        Timeline<Authority> authority,
        Timeline<ControlGroups> controlGroups,
        Timeline<Weights> weights) {

    public static final Limits NONE = new Limits(
            Timeline.empty(),
            Timeline.empty(),
            Timeline.empty(),
            Timeline.empty(),
            Timeline.empty(),
            Timeline.empty(),
            Timeline.empty(),
            Timeline.empty(),
            Timeline.empty(),
            Timeline.empty(),
            Timeline.empty());
}
