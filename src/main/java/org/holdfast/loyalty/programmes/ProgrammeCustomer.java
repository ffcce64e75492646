package org.holdfast.loyalty.programmes;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.holdfast.facts.Customer;
import org.holdfast.facts.Order;
import org.holdfast.facts.validation.DateOrInstant;
import org.holdfast.loyalty.fulfilment.Fulfilment;
import org.holdfast.loyalty.fulfilment.Viewpoint;
import org.jspecify.annotations.Nullable;

/**
 * The data of a customer that loyalty programmes use.
 *
 * @param zone the customer's time zone
 * @param asOf moment of the evaluation; later events are ignored
 */
public record ProgrammeCustomer(Customer facts, ZoneId zone, Instant asOf, CurrencyRates rates) {

    /**
     * Returns whether the CRM keeps the membership. In that case its values are passed on unchanged and nothing is
     * counted here.
     */
    public boolean keptByCrm() {
        return facts.membership() != null
                || facts.sources() != null && facts.sources().containsKey("membership");
    }

    LocalDate today() {
        return asOf.atZone(zone).toLocalDate();
    }

    /** Returns the day of a time; {@code null} if it is unknown or in the future. */
    @Nullable
    LocalDate day(@Nullable DateOrInstant time) {
        return time == null || !time.hasCome(asOf, zone) ? null : time.day(zone);
    }

    /** Returns when all of an order had arrived; {@code null} if something is still to come. */
    @Nullable
    DateOrInstant deliveredAt(Order order) {
        return Fulfilment.of(order, new Viewpoint(asOf, zone)).deliveredAt();
    }
}
