package org.holdfast.loyalty.programmes;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.holdfast.facts.Customer;
import org.holdfast.facts.Order;
import org.holdfast.facts.validation.DateOrInstant;
import org.holdfast.loyalty.fulfilment.Fulfilment;
import org.holdfast.loyalty.fulfilment.Viewpoint;
import org.jspecify.annotations.Nullable;

/** The data of a customer that loyalty programmes use. What follows from it is computed once. Not thread-safe. */
public final class ProgrammeCustomer {

    private final Customer facts;
    private final ZoneId zone;
    private final Instant asOf;
    private final CurrencyRates rates;
    private final LocalDate today;
    private final Viewpoint viewpoint;
    private @Nullable List<Purchase> purchases;

    /**
     * Creates the data of a customer.
     *
     * @param zone the customer's time zone
     * @param asOf moment of the evaluation; later events are ignored
     */
    public ProgrammeCustomer(Customer facts, ZoneId zone, Instant asOf, CurrencyRates rates) {
        this.facts = facts;
        this.zone = zone;
        this.asOf = asOf;
        this.rates = rates;
        this.viewpoint = new Viewpoint(asOf, zone);
        this.today = LocalDate.ofEpochDay(viewpoint.today());
    }

    Customer facts() {
        return facts;
    }

    CurrencyRates rates() {
        return rates;
    }

    /**
     * Returns whether the CRM keeps the membership. In that case its values are passed on unchanged and nothing is
     * counted here.
     */
    public boolean keptByCrm() {
        return facts.membership() != null
                || facts.sources() != null && facts.sources().containsKey("membership");
    }

    LocalDate today() {
        return today;
    }

    /** Returns the day of a time; {@code null} if it is unknown or in the future. */
    @Nullable
    LocalDate day(@Nullable DateOrInstant time) {
        return time == null || !time.hasCome(asOf, zone) ? null : time.day(zone);
    }

    /** Returns the orders known so far, oldest first. */
    List<Purchase> purchases() {
        List<Purchase> known = purchases;
        if (known == null) {
            known = Purchase.of(this);
            purchases = known;
        }
        return known;
    }

    /** Returns when all of an order had arrived; {@code null} if something is still to come. */
    @Nullable
    DateOrInstant deliveredAt(Order order) {
        return Fulfilment.of(order, viewpoint).deliveredAt();
    }
}
