package org.holdfast.demo.past;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.holdfast.facts.Complaint;
import org.holdfast.facts.Consent;
import org.holdfast.facts.Customer;
import org.holdfast.facts.Interaction;
import org.holdfast.facts.Membership;
import org.holdfast.facts.Observation;
import org.holdfast.facts.Order;
import org.holdfast.facts.OrderLine;
import org.holdfast.facts.Provenance;
import org.holdfast.facts.Return;
import org.holdfast.facts.Survey;
import org.holdfast.facts.baskets.Cart;
import org.holdfast.facts.fulfilment.Parcel;
import org.holdfast.facts.validation.DateOrInstant;
import org.jspecify.annotations.Nullable;

/**
 * What was known about a customer at an earlier moment: the facts without everything that happened later. Decisions
 * ignore later events anyway, but a receipt contains all facts of its decision, and must not show what was not known
 * yet.
 */
final class KnownFacts {

    private final Instant at;
    private final ZoneId zone;

    KnownFacts(Instant at, ZoneId zone) {
        this.at = at;
        this.zone = zone;
    }

    /** Returns the facts at a moment; {@code null} if the customer was not one yet. */
    static @Nullable Customer at(Instant at, Customer facts) {
        KnownFacts known = new KnownFacts(at, facts.timeZone() == null ? ZoneOffset.UTC : facts.timeZone());
        return facts.customerSince() == null || known.isKnown(facts.customerSince()) ? known.of(facts) : null;
    }

    private Customer of(Customer facts) {
        Map<String, @Nullable Object> values = new HashMap<>();
        values.put("consents", list(facts.consents(), Consent::at, UnaryOperator.identity()));
        values.put("membership", membership(facts.membership()));
        values.put("orders", list(facts.orders(), Order::placedAt, this::order));
        values.put("complaints", list(facts.complaints(), Complaint::openedAt, this::complaint));
        values.put("returns", list(facts.returns(), Return::at, UnaryOperator.identity()));
        values.put("surveys", list(facts.surveys(), Survey::at, UnaryOperator.identity()));
        values.put("interactions", list(facts.interactions(), Interaction::at, UnaryOperator.identity()));
        values.put("observations", list(facts.observations(), Observation::at, UnaryOperator.identity()));
        values.put("carts", list(facts.carts(), Cart::changedAt, UnaryOperator.identity()));
        values.put("sources", sources(facts.sources()));
        return facts.with(values);
    }

    private <T> @Nullable List<T> list(
            @Nullable List<T> all, Function<T, @Nullable DateOrInstant> time, UnaryOperator<T> known) {
        return all == null
                ? null
                : all.stream()
                        .filter(each -> isKnown(time.apply(each)))
                        .map(known)
                        .toList();
    }

    /** Nothing says when a state was entered or a wish was made, so they are unknown. */
    Order order(Order order) {
        DateOrInstant delivered = known(order.deliveredAt());
        return new Order(
                order.id(),
                order.source(),
                order.placedAt(),
                order.value(),
                order.currency(),
                order.goods(),
                order.shipping(),
                order.tax(),
                order.paidWithPoints(),
                null,
                order.promisedFrom(),
                order.promisedAt(),
                null,
                known(order.waitedUntil()),
                known(order.shippedAt()),
                delivered,
                known(order.cancelledAt()),
                order.promisedDiscount(),
                delivered == null ? null : order.appliedDiscount(),
                delivered == null ? undelivered(order.lines()) : order.lines(),
                order.parcels() == null
                        ? null
                        : order.parcels().stream().map(this::parcel).toList(),
                order.attributes());
    }

    private Parcel parcel(Parcel parcel) {
        return new Parcel(
                parcel.id(),
                parcel.carrier(),
                parcel.trackingNumber(),
                parcel.promisedFrom(),
                parcel.promisedAt(),
                known(parcel.shippedAt()),
                known(parcel.attemptedAt()),
                known(parcel.readyAt()),
                isKnown(parcel.readyAt()) ? parcel.pickupUntil() : null,
                known(parcel.deliveredAt()),
                known(parcel.lostAt()),
                known(parcel.returnedAt()),
                parcel.lines());
    }

    private static @Nullable List<OrderLine> undelivered(@Nullable List<OrderLine> lines) {
        return lines == null
                ? null
                : lines.stream()
                        .map(line -> new OrderLine(
                                line.sku(),
                                line.name(),
                                line.category(),
                                line.quantity(),
                                null,
                                line.price(),
                                line.discount(),
                                line.launchedAt(),
                                line.attributes()))
                        .toList();
    }

    private Complaint complaint(Complaint complaint) {
        return new Complaint(
                complaint.id(),
                complaint.source(),
                complaint.orderId(),
                complaint.openedAt(),
                complaint.topic(),
                complaint.severity(),
                complaint.fault(),
                known(complaint.firstReplyAt()),
                known(complaint.resolvedAt()),
                complaint.channel(),
                complaint.text(),
                complaint.attributes());
    }

    /** Nothing says how many points there were earlier, so they are unknown. */
    private @Nullable Membership membership(@Nullable Membership membership) {
        return membership == null || !isKnown(membership.joinedAt())
                ? null
                : new Membership(membership.programme(), membership.joinedAt(), membership.tier(), null, null, null);
    }

    private @Nullable Map<String, Provenance> sources(@Nullable Map<String, Provenance> sources) {
        return sources == null
                ? null
                : sources.entrySet().stream()
                        .filter(source -> !source.getValue().at().isAfter(at))
                        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private @Nullable DateOrInstant known(@Nullable DateOrInstant time) {
        return time != null && isKnown(time) ? time : null;
    }

    private boolean isKnown(@Nullable DateOrInstant time) {
        return time == null || time.hasCome(at, zone);
    }
}
