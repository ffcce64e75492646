package org.holdfast.rules.limits;

import java.math.BigDecimal;

/**
 * The maximum amount per decision at each level of authority, in the company's currency.
 *
 * @param automatic without human approval
 * @param agent by the agent who talks to the customer
 * @param supervisor by the agent's supervisor
 */
public record Authority(BigDecimal automatic, BigDecimal agent, BigDecimal supervisor) {}
