package org.holdfast.loyalty.fulfilment;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.holdfast.facts.Order;
import org.holdfast.facts.fulfilment.OrderState;
import org.holdfast.facts.fulfilment.Parcel;
import org.holdfast.facts.validation.DateOrInstant;
import org.holdfast.loyalty.goods.ArticleList;
import org.jspecify.annotations.Nullable;

/**
 * How far an order has come. As soon as the carrier says anything of a parcel that matters to the customer, the parcels
 * decide what has arrived; until then, and for orders without parcels, the order itself does.
 *
 * @param shippedAt when the first part of it was dispatched
 * @param deliveredAt when the last part of it arrived; {@code null} while something is still to come
 */
public record Fulfilment(
        Order order,
        Viewpoint viewpoint,
        @Nullable DateOrInstant shippedAt,
        @Nullable DateOrInstant deliveredAt) {

    /** Returns how far an order had come at a moment. */
    public static Fulfilment of(Order order, Viewpoint viewpoint) {
        DateOrInstant stated = viewpoint.known(order.deliveredAt());
        Fulfilment asStated = new Fulfilment(order, viewpoint, viewpoint.known(order.shippedAt()), stated);
        return asStated.hasNoParcels()
                ? asStated
                : new Fulfilment(order, viewpoint, asStated.firstShipment(), asStated.lastDelivery());
    }

    private boolean hasNoParcels() {
        return order.parcels() == null || order.parcels().isEmpty();
    }

    private List<Parcel> all() {
        return order.parcels() == null ? List.of() : order.parcels();
    }

    private @Nullable DateOrInstant firstShipment() {
        return Stream.concat(
                        Stream.ofNullable(shippedAt),
                        all().stream()
                                .map(parcel -> viewpoint.first(
                                        parcel.shippedAt(),
                                        parcel.attemptedAt(),
                                        parcel.readyAt(),
                                        parcel.deliveredAt(),
                                        parcel.lostAt(),
                                        parcel.returnedAt())))
                .filter(Objects::nonNull)
                .min(Comparator.comparing(time -> time.start(viewpoint.zone())))
                .orElse(null);
    }

    private @Nullable DateOrInstant lastDelivery() {
        boolean reported = all().stream()
                .anyMatch(parcel -> viewpoint.first(
                                parcel.attemptedAt(),
                                parcel.readyAt(),
                                parcel.deliveredAt(),
                                parcel.lostAt(),
                                parcel.returnedAt())
                        != null);
        return reported ? arrival().complete(parcel -> viewpoint.known(parcel.deliveredAt())) : deliveredAt;
    }

    /** Returns when the order, or the first of its parcels, was reported as delivered. */
    public @Nullable DateOrInstant firstDelivery() {
        return all().stream()
                .map(parcel -> viewpoint.known(parcel.deliveredAt()))
                .filter(Objects::nonNull)
                .min(Comparator.comparing(time -> time.start(viewpoint.zone())))
                .orElse(deliveredAt);
    }

    private Arrival arrival() {
        return new Arrival(order, all(), viewpoint);
    }

    /** Returns whether nothing has to be sent in place of a parcel that was lost or came back. */
    private boolean isSettled(Parcel parcel, Arrival arrival) {
        return deliveredAt != null || isCancelled() || arrival.isReplaced(parcel);
    }

    boolean isCancelled() {
        return viewpoint.known(order.cancelledAt()) != null;
    }

    /** Returns whether something has arrived, but not everything. */
    public boolean partlyArrived() {
        return deliveredAt == null
                && !hasNoParcels()
                && all().stream().anyMatch(parcel -> viewpoint.known(parcel.deliveredAt()) != null);
    }

    /**
     * Returns whether all of it is still to be brought: nothing of it has arrived, waits to be fetched, could not be
     * handed over, is lost or came back.
     */
    public boolean isOnItsWay() {
        if (deliveredAt != null || isCancelled()) {
            return false;
        }
        return hasNoParcels()
                || !partlyArrived()
                        && views().stream()
                                .noneMatch(each ->
                                        each.readyForPickup() || each.attempted() || each.lost() || each.returned());
    }

    /** Returns the parcels; {@code null} if they are unknown. */
    public @Nullable List<ParcelView> parcels() {
        return order.parcels() == null ? null : views();
    }

    private List<ParcelView> views() {
        if (hasNoParcels()) {
            return List.of();
        }
        Arrival arrival = arrival();
        DateOrInstant over = hasOwnPromises() ? over() : null;
        return all().stream()
                .map(each -> ParcelView.of(each, this, isSettled(each, arrival), punctuality(each, over)))
                .toList();
    }

    private boolean hasOwnPromises() {
        return all().stream().anyMatch(each -> each.promisedAt() != null);
    }

    /**
     * Returns what is still to come, such as "2 × Cup, Teapot", at most the first five articles; {@code null} if it is
     * unknown or nothing.
     */
    public @Nullable String stillToCome() {
        List<Arrival.Outstanding> outstanding = outstanding();
        if (outstanding == null) {
            return null;
        }
        ArticleList list = new ArticleList();
        outstanding.forEach(each -> list.add(ParcelView.name(each.line()), each.quantity()));
        return list.text();
    }

    /** Returns the number of pieces still to come, rounded up; {@code null} if it is unknown. */
    public @Nullable Integer piecesToCome() {
        List<Arrival.Outstanding> outstanding = outstanding();
        return outstanding == null
                ? null
                : outstanding.stream()
                        .map(Arrival.Outstanding::quantity)
                        .reduce(BigDecimal.ZERO, BigDecimal::add)
                        .setScale(0, RoundingMode.CEILING)
                        .intValue();
    }

    private @Nullable List<Arrival.Outstanding> outstanding() {
        if (deliveredAt != null) {
            return List.of();
        }
        Arrival arrival = arrival();
        return hasNoParcels() || !arrival.countsPieces()
                ? null
                : arrival.outstanding(all().stream()
                        .filter(parcel -> viewpoint.known(parcel.deliveredAt()) != null)
                        .toList());
    }

    /** Returns whether nothing is sent because it waits for the customer; what was sent does not wait any more. */
    public boolean isWaiting() {
        OrderState state = order.state();
        return state != null && state.isWaiting() && shippedAt == null && deliveredAt == null && !isCancelled();
    }

    /**
     * Returns whether the customer asked for a later day than we promised; {@code null} if no wish or no promise is
     * known.
     */
    public @Nullable Boolean isWishedLater() {
        return order.wishedAt() == null || order.promisedAt() == null
                ? null
                : Boolean.valueOf(viewpoint.endsAfter(order.wishedAt(), order.promisedAt()));
    }

    /** Returns how late the order is: as late as the latest of its parcels. */
    public Punctuality punctuality() {
        if (isWaiting()) {
            return Punctuality.WAITING;
        }
        DateOrInstant over = over();
        Punctuality whole = Punctuality.of(due(), over, viewpoint);
        return hasNoParcels()
                ? whole
                : whole.worst(
                        all().stream().map(each -> punctuality(each, over)).toList());
    }

    /**
     * Returns how late a parcel is by its own promise.
     *
     * @param over when the order was over, if it is
     */
    private Punctuality punctuality(Parcel parcel, @Nullable DateOrInstant over) {
        if (isWaiting()) {
            return Punctuality.WAITING;
        }
        DateOrInstant own = parcel.promisedAt();
        if (own == null) {
            return Punctuality.UNKNOWN;
        }
        DateOrInstant available = available(parcel);
        return Punctuality.of(later(own, order.wishedAt()), available == null ? over : available, viewpoint);
    }

    /** Returns when the customer could have had everything, or the order was cancelled. */
    private @Nullable DateOrInstant over() {
        DateOrInstant available = hasNoParcels() ? null : arrival().complete(this::available);
        DateOrInstant over = available == null ? deliveredAt : available;
        return over == null ? viewpoint.known(order.cancelledAt()) : over;
    }

    /**
     * Returns when a parcel was at the customer's disposal: when it was handed over, brought or ready to be fetched. A
     * parcel that came back was there too; one that was lost was not.
     */
    private @Nullable DateOrInstant available(Parcel parcel) {
        if (viewpoint.known(parcel.lostAt()) != null) {
            return null;
        }
        DateOrInstant there = viewpoint.first(parcel.attemptedAt(), parcel.readyAt(), parcel.deliveredAt());
        return there == null ? viewpoint.known(parcel.returnedAt()) : there;
    }

    /**
     * Returns the time after which the order is late: the promise, later by the days that the order waited for the
     * customer, or the later day of the customer's choice; {@code null} if nothing was promised.
     */
    public @Nullable DateOrInstant due() {
        DateOrInstant promised = order.promisedAt();
        return promised == null ? null : later(afterWaiting(promised), order.wishedAt());
    }

    private DateOrInstant later(DateOrInstant promised, @Nullable DateOrInstant wished) {
        return wished != null && viewpoint.endsAfter(wished, promised) ? wished : promised;
    }

    /**
     * The order has the days that were promised when it was placed from the end of the waiting on. What had left us by
     * then did not wait: an invoice is often paid after the goods have come.
     */
    private DateOrInstant afterWaiting(DateOrInstant promised) {
        DateOrInstant released = viewpoint.known(order.waitedUntil());
        DateOrInstant left = shippedAt == null ? deliveredAt : shippedAt;
        long days = released == null ? 0 : viewpoint.day(released) - viewpoint.day(order.placedAt());
        if (days <= 0 || released != null && left != null && viewpoint.isBefore(left, released)) {
            return promised;
        }
        return promised instanceof DateOrInstant.Exact exact
                ? DateOrInstant.of(exact.at().plus(Duration.ofDays(days)))
                : DateOrInstant.of(LocalDate.ofEpochDay(viewpoint.day(promised) + days));
    }
}
