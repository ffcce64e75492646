package org.holdfast.rules.limits;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/**
 * All limits of a rule book. A missing section imposes no limit.
 *
 * @param exchangeRates the value of one unit of a currency in the company's currency, by currency code
 * @param contactCaps how often a customer may be contacted
 * @param quietHours when customers must not be contacted
 * @param suppression how long an action is suppressed after a customer rejected or ignored it
 * @param recovery how long rewards and offers are held back after an incident
 * @param incidents types of incident by name, such as {@code late-order}
 * @param budgets budgets that pay for actions
 * @param allowances the maximum a single customer may receive
 * @param authority the maximum amount per level of authority
 * @param controlGroups customers who receive no actions, for comparison
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
