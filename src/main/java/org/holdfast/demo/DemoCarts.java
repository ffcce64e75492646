package org.holdfast.demo;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.holdfast.facts.baskets.Cart;
import org.holdfast.facts.baskets.CartLine;
import org.holdfast.facts.validation.DateOrInstant;
import org.jspecify.annotations.Nullable;

/** The baskets that a few demo customers have left; of the others no basket is known. */
final class DemoCarts {

    /** For how many hours each has been left, by the number of the customer. */
    private static final Map<Integer, Integer> HOURS = Map.of(8, 5, 24, 76, 40, 12);

    private static final Duration FILLED = Duration.ofMinutes(20);

    private DemoCarts() {}

    /** Returns the carts of a customer; {@code null} if they are unknown. */
    static @Nullable List<Cart> of(
            int number, DemoCustomers.People.Group group, List<DemoCustomers.People.Good> goods, Instant now) {
        Integer hours = HOURS.get(number);
        if (hours == null) {
            return null;
        }
        Instant changed = now.truncatedTo(ChronoUnit.MINUTES).minus(Duration.ofHours(hours));
        List<CartLine> lines = IntStream.range(0, 2)
                .mapToObj(each -> line(goods.get((number / 8 + 3 * each) % goods.size()), 2 - each, group))
                .toList();
        return List.of(new Cart(
                "b-" + (700 + number),
                null,
                DateOrInstant.of(changed.minus(FILLED)),
                DateOrInstant.of(changed),
                null,
                group.currency(),
                lines,
                null,
                null,
                null));
    }

    private static CartLine line(DemoCustomers.People.Good good, int quantity, DemoCustomers.People.Group group) {
        return new CartLine(
                good.sku(),
                good.name(),
                good.category(),
                BigDecimal.valueOf(quantity),
                good.price().multiply(BigDecimal.valueOf(group.unit())).setScale(2, RoundingMode.HALF_UP));
    }
}
