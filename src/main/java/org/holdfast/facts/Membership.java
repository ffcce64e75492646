package org.holdfast.facts;

import java.math.BigDecimal;
import org.holdfast.facts.validation.DateOrInstant;
import org.holdfast.facts.validation.FactConstraints;
import org.jspecify.annotations.Nullable;

/**
 * The customer's membership of a loyalty programme as recorded in the CRM.
 *
 * @param points points collected and not yet spent
 * @param stamps stamps on the current card
 * @param cardDiscount card discount in percent, 0 to 100
 */
public record Membership(
        String programme,
        @Nullable DateOrInstant joinedAt,
        @Nullable String tier,
        @Nullable Integer points,
        @Nullable Integer stamps,
        @Nullable BigDecimal cardDiscount) {

    public Membership {
        FactConstraints.id("programme", programme);
        FactConstraints.optionalId("tier", tier);
        FactConstraints.between("points", points == null ? null : BigDecimal.valueOf(points), 0, Integer.MAX_VALUE);
        FactConstraints.between("stamps", stamps == null ? null : BigDecimal.valueOf(stamps), 0, Integer.MAX_VALUE);
        cardDiscount = FactConstraints.between("cardDiscount", cardDiscount, 0, 100);
    }
}
