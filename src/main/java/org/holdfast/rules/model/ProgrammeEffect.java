package org.holdfast.rules.model;

import org.holdfast.loyalty.programmes.LedgerUnit;
import org.jspecify.annotations.Nullable;

/**
 * The effect of an accepted action in a loyalty programme that Holdfast manages.
 *
 * @param programme name of the programme
 * @param joins whether the customer becomes a member
 * @param unit the unit credited or debited; {@code null} if neither
 * @param amount the number of units credited, or debited if negative; 0 if neither, if a full card is taken or if the
 *     rule says how many points are given
 * @param takesCard whether a full stamp card is redeemed
 * @param expireAfterDays days after which credited units expire; {@code null} for never
 */
public record ProgrammeEffect(
        String programme,
        boolean joins,
        @Nullable LedgerUnit unit,
        int amount,
        boolean takesCard,
        @Nullable Integer expireAfterDays) {

    /** Returns whether the rule says how many points are given. */
    public boolean asProposed() {
        return unit == LedgerUnit.POINTS && amount == 0;
    }

    /** Returns the effect with the number of points that the rule proposed. */
    public ProgrammeEffect giving(int points) {
        return new ProgrammeEffect(programme, joins, unit, points, takesCard, expireAfterDays);
    }
}
