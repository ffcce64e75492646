package org.holdfast.rules.model;

import org.holdfast.loyalty.programmes.LedgerUnit;
import org.jspecify.annotations.Nullable;

/**
 * The effect of an accepted action in a loyalty programme that Holdfast manages.
 *
 * @param programme name of the programme
 * @param joins whether the customer becomes a member
 * @param unit the unit credited or debited; {@code null} if neither
 * @param amount the number of units credited, or debited if negative; 0 if neither or if a full card is taken
 * @param takesCard whether a full stamp card is redeemed
 * @param expireAfterDays days after which credited units expire; {@code null} for never
 */
public record ProgrammeEffect(
        String programme,
        boolean joins,
        @Nullable LedgerUnit unit,
        int amount,
        boolean takesCard,
        @Nullable Integer expireAfterDays) {}
