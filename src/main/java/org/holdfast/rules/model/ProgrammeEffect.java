package org.holdfast.rules.model;

import org.holdfast.loyalty.programmes.LedgerUnit;
import org.jspecify.annotations.Nullable;

/**
 * What an action does in a loyalty programme that we keep, once the customer accepts it.
 *
 * @param programme its name
 * @param joins makes a member
 * @param unit what it gives or takes; {@code null} when neither
 * @param amount what it gives, or takes when below 0; 0 when neither, or a full card
 * @param takesCard empties a full card of stamps
 * @param expireAfterDays of what it gives; {@code null} for never
 */
public record ProgrammeEffect(
        String programme,
        boolean joins,
        @Nullable LedgerUnit unit,
        int amount,
        boolean takesCard,
        @Nullable Integer expireAfterDays) {}
