package org.holdfast.facts;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * The customer's place in a loyalty programme.
 *
 * @param points collected and not yet spent
 * @param stamps on the current card
 * @param cardDiscount percent, 0 to 100
 */
public record Membership(String programme, @Nullable Timepoint joinedAt, @Nullable String tier, @Nullable Integer points,
                         @Nullable Integer stamps, @Nullable BigDecimal cardDiscount) {

    public Membership {
        Check.id("programme", programme);
        Check.optionalId("tier", tier);
        Check.between("points", points == null ? null : BigDecimal.valueOf(points), 0, Integer.MAX_VALUE);
        Check.between("stamps", stamps == null ? null : BigDecimal.valueOf(stamps), 0, Integer.MAX_VALUE);
        cardDiscount = Check.between("cardDiscount", cardDiscount, 0, 100);
    }
}
