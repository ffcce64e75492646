package org.holdfast.loyalty.baskets;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.holdfast.facts.baskets.Cart;
import org.holdfast.facts.baskets.CartLine;
import org.holdfast.facts.validation.DateOrInstant;
import org.holdfast.loyalty.CustomerView;
import org.holdfast.loyalty.OrderView;
import org.jspecify.annotations.Nullable;

/**
 * The carts of a customer at one moment.
 *
 * @param carts carts that were started by then, the one that changed last at the end; {@code null} if they are unknown
 */
public record Baskets(@Nullable List<CartView> carts) {

    /** Returns the carts of a customer; computed on first use, because few rules ask for them. */
    public static @Nullable List<CartView> of(CustomerView view) {
        return view.facts().carts() == null
                ? null
                : view.cached(Baskets.class, each -> new Baskets(new Reader(each).carts()))
                        .carts();
    }

    private static final class Reader {

        private final CustomerView view;
        private final ZoneId zone;
        private final @Nullable Instant lastOrder;

        Reader(CustomerView view) {
            this.view = view;
            this.zone = view.zone();
            this.lastOrder = lastOrder();
        }

        List<CartView> carts() {
            return Objects.requireNonNull(view.facts().carts()).stream()
                    .filter(cart -> cart.startedAt() == null || hasCome(cart.startedAt()))
                    .sorted(Comparator.comparing(this::time).thenComparing(Cart::key))
                    .map(this::view)
                    .toList();
        }

        private Instant time(Cart cart) {
            DateOrInstant time = cart.changedAt() == null ? cart.startedAt() : cart.changedAt();
            return time == null ? Instant.MIN : time.start(zone);
        }

        private CartView view(Cart cart) {
            DateOrInstant changed = cart.changedAt();
            boolean known = changed == null || hasCome(changed);
            BigDecimal value = known ? value(cart) : null;
            return new CartView(
                    cart,
                    known ? cart : null,
                    isOrdered(cart),
                    daysAgo(cart.startedAt()),
                    known && changed instanceof DateOrInstant.Exact exact ? hours(exact.at()) : null,
                    known ? daysAgo(changed) : null,
                    known && changed != null ? boughtSince(changed) : null,
                    value,
                    view.viewpoint().rates().toHome(value, cart.currency()));
        }

        private static @Nullable BigDecimal value(Cart cart) {
            List<CartLine> lines = cart.lines();
            if (cart.value() != null || lines == null) {
                return cart.value();
            }
            BigDecimal sum = BigDecimal.ZERO;
            for (CartLine line : lines) {
                if (line.price() == null) {
                    return null;
                }
                sum = sum.add(line.price().multiply(line.quantity()));
            }
            return sum;
        }

        /** A cart that names an order without saying since when became one when the order was placed. */
        private boolean isOrdered(Cart cart) {
            if (cart.orderedAt() != null || cart.orderId() == null) {
                return cart.orderedAt() != null && hasCome(cart.orderedAt());
            }
            DateOrInstant changed = cart.changedAt();
            return changed == null || hasCome(changed);
        }

        private @Nullable Boolean boughtSince(DateOrInstant changed) {
            return lastOrder == null ? null : Boolean.valueOf(!lastOrder.isBefore(changed.start(zone)));
        }

        /**
         * Returns the last moment at which the latest order may have been placed; {@code null} if orders are unknown.
         */
        private @Nullable Instant lastOrder() {
            List<OrderView> orders = view.orders();
            return orders == null
                    ? null
                    : orders.stream()
                            .map(each -> each.order().placedAt())
                            .map(placed -> placed instanceof DateOrInstant.Exact
                                    ? placed.start(zone)
                                    : placed.end(zone).minusNanos(1))
                            .max(Comparator.naturalOrder())
                            .orElse(Instant.MIN);
        }

        private Integer hours(Instant changed) {
            return (int) Duration.between(changed, view.asOf()).toHours();
        }

        private @Nullable Integer daysAgo(@Nullable DateOrInstant time) {
            return time == null ? null : Integer.valueOf((int) (view.today().toEpochDay() - time.epochDay(zone)));
        }

        private boolean hasCome(DateOrInstant time) {
            return time.hasCome(view.asOf(), zone);
        }
    }
}
