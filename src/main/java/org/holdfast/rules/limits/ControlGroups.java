package org.holdfast.rules.limits;

import java.math.BigDecimal;
import java.util.Map;

/**
 * Customers who are left alone, so that one can see what the others gain by us. Who belongs to it is drawn by a hash
 * and never changes while the salt stays.
 *
 * @param salt another salt draws another group
 * @param everybody percent of customers that nothing but obligations reaches
 * @param rules percent of customers that a rule, by its name, does not reach
 */
public record ControlGroups(String salt, BigDecimal everybody, Map<String, BigDecimal> rules) {

    public ControlGroups {
        rules = Map.copyOf(rules);
    }
}
