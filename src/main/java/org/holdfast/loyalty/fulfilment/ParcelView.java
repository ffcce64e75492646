package org.holdfast.loyalty.fulfilment;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.holdfast.facts.Order;
import org.holdfast.facts.OrderLine;
import org.holdfast.facts.fulfilment.Parcel;
import org.holdfast.facts.fulfilment.ParcelLine;
import org.holdfast.facts.validation.DateOrInstant;
import org.holdfast.loyalty.goods.ArticleList;
import org.jspecify.annotations.Nullable;

/**
 * A parcel as of the moment of a decision.
 *
 * @param open it is still to reach the customer
 * @param readyForPickup it waits where the customer can fetch it
 * @param attempted it was brought without being handed over, and nothing has become of it since
 * @param lost it was lost, and nothing has been sent in its place; of a cancelled order nothing is to be sent
 * @param returned it came back to us, and nothing has been sent in its place; the same holds
 */
public record ParcelView(
        Order order,
        Parcel parcel,
        boolean shipped,
        boolean delivered,
        boolean open,
        boolean readyForPickup,
        boolean attempted,
        boolean lost,
        boolean returned,
        Punctuality punctuality,
        Viewpoint viewpoint) {

    /** @param settled whether nothing has to be sent in its place */
    static ParcelView of(Parcel parcel, Fulfilment fulfilment, boolean settled, Punctuality punctuality) {
        Viewpoint viewpoint = fulfilment.viewpoint();
        DateOrInstant delivered = viewpoint.known(parcel.deliveredAt());
        DateOrInstant attempted = viewpoint.known(parcel.attemptedAt());
        DateOrInstant ready = viewpoint.known(parcel.readyAt());
        DateOrInstant lost = viewpoint.known(parcel.lostAt());
        DateOrInstant returned = viewpoint.known(parcel.returnedAt());
        boolean ended = delivered != null || lost != null || returned != null;
        boolean underWay = !ended && !fulfilment.isCancelled();
        boolean seen = attempted != null || ready != null;
        return new ParcelView(
                fulfilment.order(),
                parcel,
                viewpoint.known(parcel.shippedAt()) != null || ended || seen,
                delivered != null,
                underWay && (seen || fulfilment.deliveredAt() == null),
                underWay && ready != null,
                underWay && attempted != null && (ready == null || viewpoint.isBefore(ready, attempted)),
                lost != null && !settled,
                lost == null && returned != null && !settled,
                punctuality,
                viewpoint);
    }

    /** Returns what identifies it among all parcels of the customer. */
    public String key() {
        return parcel.key(order.key());
    }

    /** Returns its number, with the carrier and the carrier's number as far as they are known. */
    public String reference() {
        String carrier = Stream.of(parcel.carrier(), parcel.trackingNumber())
                .filter(each -> each != null && !each.equals(parcel.id()))
                .collect(Collectors.joining(" "));
        return carrier.isEmpty() ? parcel.id() : parcel.id() + " (" + carrier + ")";
    }

    public @Nullable Integer shippedDaysAgo() {
        return viewpoint.agoIfKnown(parcel.shippedAt());
    }

    public @Nullable Integer deliveredDaysAgo() {
        return viewpoint.agoIfKnown(parcel.deliveredAt());
    }

    /** Returns the days that it has been waiting for the customer; {@code null} if it does not. */
    public @Nullable Integer readyDaysAgo() {
        return readyForPickup ? viewpoint.agoIfKnown(parcel.readyAt()) : null;
    }

    /**
     * Returns the last day on which the customer can fetch it; {@code null} if it does not wait, or nothing is known.
     */
    public @Nullable LocalDate pickupUntil() {
        return readyForPickup && parcel.pickupUntil() != null
                ? parcel.pickupUntil().day(viewpoint.zone())
                : null;
    }

    /** Returns the days until the last day on which the customer can fetch it; negative if it has passed. */
    public @Nullable Integer pickupInDays() {
        return readyForPickup && parcel.pickupUntil() != null
                ? Integer.valueOf(-viewpoint.ago(parcel.pickupUntil()))
                : null;
    }

    public @Nullable Integer attemptedDaysAgo() {
        return attempted ? viewpoint.agoIfKnown(parcel.attemptedAt()) : null;
    }

    public @Nullable Integer lostDaysAgo() {
        return lost ? viewpoint.agoIfKnown(parcel.lostAt()) : null;
    }

    public @Nullable Integer returnedDaysAgo() {
        return returned ? viewpoint.agoIfKnown(parcel.returnedAt()) : null;
    }

    /**
     * Returns what it contains, such as "2 × Cup, Teapot", at most the first five articles; {@code null} if that is
     * unknown. An article without a name is called by its number.
     */
    public @Nullable String contents() {
        List<ParcelLine> contents = parcel.lines();
        if (contents == null || order.lines() == null) {
            return null;
        }
        Map<String, OrderLine> articles =
                order.lines().stream().collect(Collectors.toMap(OrderLine::sku, line -> line, (one, other) -> one));
        ArticleList list = new ArticleList();
        contents.stream()
                .filter(line -> line.quantity().signum() > 0)
                .forEach(line -> list.add(
                        name(Objects.requireNonNull(
                                articles.get(line.sku()), "Parcels contain articles of their order")),
                        line.quantity()));
        return list.text();
    }

    /** Returns the name of an article; its number if it has none. */
    static String name(OrderLine line) {
        return line.name() == null ? line.sku() : line.name();
    }
}
