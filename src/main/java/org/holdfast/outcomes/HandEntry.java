package org.holdfast.outcomes;

import java.time.LocalDate;
import org.holdfast.facts.validation.FactConstraints;
import org.holdfast.facts.validation.InvalidInput;
import org.holdfast.loyalty.programmes.LedgerUnit;
import org.jspecify.annotations.Nullable;

/**
 * Points or stamps that a person enters for a customer: goodwill of an agent, a correction, or the balance of another
 * programme.
 *
 * @param unit points if it is left out
 * @param amount negative if units are taken
 * @param key what identifies the entry among all of the customer, so that it counts once however often it is sent
 * @param reason why, for the customer's statement and the audit trail
 * @param on day on which it counts; today if it is left out
 * @param expiresOn first day on which the units are no longer available; {@code null} for never
 * @param joinedOn with an opening balance, since when the customer is a member; {@code on} if it is left out
 */
public record HandEntry(
        String customerId,
        String programme,
        @Nullable LedgerUnit unit,
        int amount,
        String key,
        String reason,
        @Nullable LocalDate on,
        @Nullable LocalDate expiresOn,
        @Nullable LocalDate joinedOn) {

    /** Most units that one entry by hand can add or take. */
    public static final int MOST_BY_HAND = 10_000;

    /** Most units of one entry of an import. */
    public static final int MOST = 100_000_000;

    private static final int MAX_KEY = 90;
    private static final int MAX_REASON = 500;

    public HandEntry {
        FactConstraints.id("customerId", customerId);
        FactConstraints.text("programme", FactConstraints.known("programme", programme, "the name of a programme"));
        unit = unit == null ? LedgerUnit.POINTS : unit;
        if (amount == 0) {
            throw new InvalidInput(
                    "amount", "is 0 or missing; a whole number of units is expected, below 0 to take some");
        }
        checkAmount(amount, MOST);
        FactConstraints.id("key", key);
        if (key.length() > MAX_KEY) {
            throw new InvalidInput("key", "is longer than " + MAX_KEY + " characters");
        }
        if (reason == null || reason.isBlank()) {
            throw new InvalidInput(
                    "reason", "is missing; say why, for the customer's statement, such as \"parcel came too late\"");
        }
        FactConstraints.text("reason", reason);
        reason = reason.strip();
        if (reason.length() > MAX_REASON) {
            throw new InvalidInput("reason", "is longer than " + MAX_REASON + " characters");
        }
        if (expiresOn != null && on != null && !expiresOn.isAfter(on)) {
            throw new InvalidInput("expiresOn", "is " + expiresOn + ", but must be after on (" + on + ")");
        }
        if (expiresOn != null && amount < 0) {
            throw new InvalidInput("expiresOn", "is given, but units that are taken do not expire; leave it out");
        }
    }

    /** @throws InvalidInput if more units are added or taken than one entry may */
    static void checkAmount(int amount, int most) {
        if (Math.abs((long) amount) > most) {
            throw new InvalidInput("amount", "is " + amount + "; one entry can add or take at most " + most);
        }
    }

    /** Returns points or stamps. */
    LedgerUnit units() {
        return unit == null ? LedgerUnit.POINTS : unit;
    }
}
