package org.holdfast.loyalty.programmes;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.holdfast.facts.Customer;
import org.holdfast.facts.validation.DateOrInstant;
import org.jspecify.annotations.Nullable;

/**
 * A customer seen from a moment.
 *
 * @param zone theirs
 * @param asOf nothing that happened later is seen
 */
public record ProgrammeCustomer(Customer facts, ZoneId zone, Instant asOf, CurrencyRates rates) {

    /** Where the CRM keeps the membership, we only pass on what it says, and count nothing ourselves. */
    public boolean keptByCrm() {
        return facts.membership() != null
                || facts.sources() != null && facts.sources().containsKey("membership");
    }

    LocalDate today() {
        return asOf.atZone(zone).toLocalDate();
    }

    /** The day of a time that has come; {@code null} for one that has not. */
    @Nullable
    LocalDate day(@Nullable DateOrInstant time) {
        return time == null || !time.hasCome(asOf, zone) ? null : time.day(zone);
    }
}
