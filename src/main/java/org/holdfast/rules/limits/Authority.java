package org.holdfast.rules.limits;

import java.math.BigDecimal;

/**
 * The most that may be granted at once on each step of authority, in the company's currency.
 *
 * @param automatic without anybody looking
 * @param agent by somebody who talks to the customer
 * @param supervisor by the agent's supervisor
 */
public record Authority(BigDecimal automatic, BigDecimal agent, BigDecimal supervisor) {}
