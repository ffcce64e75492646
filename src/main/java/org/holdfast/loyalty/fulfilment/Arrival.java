package org.holdfast.loyalty.fulfilment;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.holdfast.facts.Order;
import org.holdfast.facts.OrderLine;
import org.holdfast.facts.fulfilment.Parcel;
import org.holdfast.facts.fulfilment.ParcelLine;
import org.holdfast.facts.validation.DateOrInstant;
import org.jspecify.annotations.Nullable;

/** Adds up what the parcels of an order have brought. */
final class Arrival {

    private final List<OrderLine> lines;
    private final List<Parcel> parcels;
    private final Viewpoint viewpoint;

    /** The articles of which not everything was sent in parcels that did not fail; computed on first use. */
    private @Nullable Set<String> unsent;

    Arrival(Order order, List<Parcel> parcels, Viewpoint viewpoint) {
        this.lines = order.lines() == null ? List.of() : order.lines();
        this.parcels = parcels;
        this.viewpoint = viewpoint;
    }

    /** Returns whether it is known what was ordered and what each parcel contains. */
    boolean countsPieces() {
        return !lines.isEmpty() && parcels.stream().noneMatch(parcel -> parcel.lines() == null);
    }

    /**
     * Returns when everything ordered had come; {@code null} if something is still to come.
     *
     * @param time returns when a parcel came, or {@code null}
     */
    @Nullable
    DateOrInstant complete(Function<Parcel, @Nullable DateOrInstant> time) {
        List<Parcel> come = parcels.stream()
                .filter(parcel -> time.apply(parcel) != null)
                .sorted(Comparator.comparing(
                        parcel -> Objects.requireNonNull(time.apply(parcel)).start(viewpoint.zone())))
                .toList();
        if (come.isEmpty()) {
            return null;
        }
        if (!countsPieces()) {
            boolean all = parcels.stream().allMatch(parcel -> come.contains(parcel) || isReplaced(parcel));
            return all ? time.apply(come.get(come.size() - 1)) : null;
        }
        if (!outstanding(come).isEmpty()) {
            return null;
        }
        for (int count = 1; count < come.size(); count++) {
            if (outstanding(come.subList(0, count)).isEmpty()) {
                return time.apply(come.get(count - 1));
            }
        }
        return time.apply(come.get(come.size() - 1));
    }

    /** Returns the quantities by article that are still to come, in the order of the lines. */
    List<Outstanding> outstanding(List<Parcel> come) {
        Map<String, BigDecimal> left = new HashMap<>();
        come.stream()
                .map(Parcel::lines)
                .filter(Objects::nonNull)
                .flatMap(List::stream)
                .forEach(line -> left.merge(line.sku(), line.quantity(), BigDecimal::add));
        return lines.stream()
                .map(line -> new Outstanding(line, missing(line, left)))
                .filter(each -> each.quantity().signum() > 0)
                .toList();
    }

    /** Takes what came of the article of a line from the rest, and returns what is missing from the line. */
    private static BigDecimal missing(OrderLine line, Map<String, BigDecimal> left) {
        BigDecimal came = left.getOrDefault(line.sku(), BigDecimal.ZERO);
        BigDecimal used = came.min(line.quantity());
        left.put(line.sku(), came.subtract(used));
        return line.quantity().subtract(used);
    }

    /**
     * Returns whether what was in a parcel that was lost or came back was sent in another one: if pieces can be
     * counted, whether the other parcels contain everything that was ordered of it; otherwise, whether one was sent
     * afterwards.
     */
    boolean isReplaced(Parcel parcel) {
        DateOrInstant failed = failed(parcel);
        if (failed == null) {
            return false;
        }
        return countsPieces()
                ? isSentOtherwise(parcel)
                : parcels.stream().anyMatch(other -> replaces(other, parcel, failed));
    }

    private boolean isSentOtherwise(Parcel parcel) {
        if (unsent == null) {
            unsent =
                    outstanding(parcels.stream()
                                    .filter(each -> isSent(each) && failed(each) == null)
                                    .toList())
                            .stream()
                            .map(each -> each.line().sku())
                            .collect(Collectors.toSet());
        }
        return Objects.requireNonNull(parcel.lines()).stream()
                .map(ParcelLine::sku)
                .noneMatch(unsent::contains);
    }

    private boolean replaces(Parcel other, Parcel parcel, DateOrInstant failed) {
        DateOrInstant shipped = viewpoint.known(other.shippedAt());
        return other != parcel
                && shipped != null
                && shipped.end(viewpoint.zone()).isAfter(failed.start(viewpoint.zone()))
                && shareArticles(other.lines(), parcel.lines());
    }

    private @Nullable DateOrInstant failed(Parcel parcel) {
        DateOrInstant lost = viewpoint.known(parcel.lostAt());
        return lost == null ? viewpoint.known(parcel.returnedAt()) : lost;
    }

    private boolean isSent(Parcel parcel) {
        return viewpoint.first(parcel.shippedAt(), parcel.attemptedAt(), parcel.readyAt(), parcel.deliveredAt())
                != null;
    }

    private static boolean shareArticles(@Nullable List<ParcelLine> one, @Nullable List<ParcelLine> other) {
        return one == null
                || other == null
                || one.stream()
                        .anyMatch(line ->
                                other.stream().anyMatch(each -> each.sku().equals(line.sku())));
    }

    /** A quantity of an article that is still to come. */
    record Outstanding(OrderLine line, BigDecimal quantity) {}
}
