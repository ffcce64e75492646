package org.holdfast.rules.limits;

import java.math.BigDecimal;
import java.util.Map;

/**
 * The control groups: customers who receive no actions, so that the effect on the others can be measured. Membership
 * depends on a hash of the customer and the salt, so it does not change while the salt stays the same.
 *
 * @param salt changing it selects other customers
 * @param global percentage of customers who receive nothing but obligations
 * @param rules percentage of customers excluded from a rule, by rule name
 */
public record ControlGroups(String salt, BigDecimal global, Map<String, BigDecimal> rules) {

    public ControlGroups {
        rules = Map.copyOf(rules);
    }
}
