package org.holdfast.simulation.gaming;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.holdfast.facts.Channel;
import org.holdfast.facts.Customer;
import org.holdfast.facts.Order;
import org.holdfast.facts.Purpose;
import org.holdfast.facts.identity.SourcedRecord;
import org.holdfast.facts.json.FactsJson;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A strategy by which customers may try to get more, as facts with and without it.
 *
 * @param kind such as {@code wait}; only the most profitable strategy of a kind is reported
 * @param words what the customer does, after "a customer who"
 * @param honest the facts of the customer without the strategy
 * @param gamed the facts of the customer with the strategy
 */
record GamingStrategy(String kind, String words, Customer honest, Customer gamed) {

    /** Numbers of days to wait before ordering again. */
    private static final List<Integer> WAITS = List.of(1, 2, 3, 5, 7, 10, 14, 21, 30, 45, 60);
    /** For how many days a basket is left before it is ordered after all, and after how many the next one is left. */
    private static final int LEFT_DAYS = 12;

    private static final int LEFT_AGAIN_DAYS = 30;
    /** Value of the basket of a customer who has never ordered, in the company's currency. */
    private static final BigDecimal BASKET = BigDecimal.valueOf(50);
    /** Days from opening a complaint to its resolution. */
    private static final int SOLVED_DAYS = 2;

    /** Returns all strategies available to a customer on a day. */
    static List<GamingStrategy> all(Customer customer, Instant now, ZoneId zone) {
        ObjectNode facts = withAllConsents(FactsJson.mapper().valueToTree(customer));
        LocalDate today = now.atZone(zone).toLocalDate();
        Customer honest = read(facts);
        List<GamingStrategy> tricks = new ArrayList<>();
        tricks.add(new GamingStrategy(
                "complain", "complains once more", honest, read(complaining(facts.deepCopy(), today))));
        Optional<Order> last = customer.orders() == null
                ? Optional.empty()
                : customer.orders().stream()
                        .filter(order ->
                                order.value() != null && order.placedAt().hasCome(now, zone))
                        .max(Comparator.comparing(
                                        (Order order) -> order.placedAt().start(zone))
                                .thenComparing(Order::key));
        last.ifPresent(order -> {
            tricks.add(new GamingStrategy(
                    "split", "splits an order in two", honest, read(splitting(facts.deepCopy(), order))));
            tricks.addAll(leavingBaskets(facts, order, today));
            Customer orderingNow = read(ordering(facts.deepCopy(), order, today));
            for (int days : WAITS) {
                tricks.add(new GamingStrategy(
                        "wait",
                        days == 1
                                ? "waits a day before ordering again"
                                : "waits " + days + " days before ordering again",
                        orderingNow,
                        read(ordering(facts.deepCopy(), order, today.plusDays(days)))));
            }
        });
        if (last.isEmpty()) {
            tricks.add(new GamingStrategy(
                    "basket", "leaves a basket", honest, read(leaving(facts.deepCopy(), BASKET, null, today, "left"))));
        }
        return tricks;
    }

    /** Orders the same in the end, but leaves it in a basket first: once, and again and again. */
    private static List<GamingStrategy> leavingBaskets(ObjectNode facts, Order like, LocalDate today) {
        ObjectNode orders = ordering(facts.deepCopy(), like, today.plusDays(LEFT_DAYS));
        ObjectNode once = leaving(orders.deepCopy(), like.value(), like.currency(), today, "left");
        ObjectNode often = once.deepCopy();
        for (int days = LEFT_AGAIN_DAYS; days < GamingSimulation.DAYS; days += LEFT_AGAIN_DAYS) {
            leaving(often, like.value(), like.currency(), today.plusDays(days), "left-" + days);
        }
        return List.of(
                new GamingStrategy("basket", "leaves a basket before ordering", read(orders), read(once)),
                new GamingStrategy("basket", "leaves baskets again and again", read(orders), read(often)));
    }

    private static ObjectNode leaving(
            ObjectNode facts, @Nullable BigDecimal value, @Nullable String currency, LocalDate day, String id) {
        ArrayNode carts = facts.get("carts") instanceof ArrayNode list ? list : facts.putArray("carts");
        ObjectNode cart = carts.addObject()
                .put("id", id)
                .put("startedAt", day + "T06:00:00Z")
                .put("changedAt", day + "T06:00:00Z")
                .put("value", value);
        if (currency != null) {
            cart.put("currency", currency);
        }
        cart.putArray("lines")
                .addObject()
                .put("sku", "left")
                .put("name", "Left")
                .put("quantity", 1);
        return facts;
    }

    /** Adds consent to everything, because the customer does not want to miss an offer. */
    private static ObjectNode withAllConsents(ObjectNode facts) {
        ArrayNode consents = facts.putArray("consents");
        for (Channel channel : Channel.values()) {
            for (Purpose purpose : Purpose.values()) {
                consents.addObject()
                        .put("channel", channel.toString())
                        .put("purpose", purpose.toString())
                        .put("given", true);
            }
        }
        return facts;
    }

    /** Repeats the last complaint under a new id; if there is none, adds a plain one that is resolved in time. */
    private static ObjectNode complaining(ObjectNode facts, LocalDate today) {
        ArrayNode complaints = facts.get("complaints") instanceof ArrayNode list ? list : facts.putArray("complaints");
        ObjectNode again = complaints.isEmpty()
                ? complaints.objectNode().put("severity", 3)
                : (ObjectNode) complaints.get(complaints.size() - 1).deepCopy();
        complaints.add(again.put("id", "once-more")
                .put("openedAt", today.toString())
                .put("firstReplyAt", today.toString())
                .put("resolvedAt", today.plusDays(SOLVED_DAYS).toString()));
        return facts;
    }

    private static ObjectNode splitting(ObjectNode facts, Order order) {
        ArrayNode orders = (ArrayNode) facts.get("orders");
        for (int i = 0; i < orders.size(); i++) {
            ObjectNode first = (ObjectNode) orders.get(i);
            if (order.key().equals(key(first))) {
                ObjectNode second = first.deepCopy().put("id", order.id() + "-split");
                second.remove("lines");
                halve(order.value(), "value", first, second);
                halve(order.promisedDiscount(), "promisedDiscount", first, second);
                halve(order.appliedDiscount(), "appliedDiscount", first, second);
                orders.add(second);
                return facts;
            }
        }
        return facts;
    }

    private static String key(ObjectNode order) {
        return SourcedRecord.key(
                order.hasNonNull("source") ? order.get("source").asString() : null,
                order.get("id").asString());
    }

    private static void halve(@Nullable BigDecimal sum, String field, ObjectNode first, ObjectNode second) {
        if (sum != null) {
            BigDecimal half = sum.divide(BigDecimal.valueOf(2), 2, RoundingMode.DOWN);
            first.put(field, half);
            second.put(field, sum.subtract(half));
        }
    }

    /** Repeats the last order on another day, delivered in time. */
    private static ObjectNode ordering(ObjectNode facts, Order like, LocalDate day) {
        ObjectNode order = ((ArrayNode) facts.get("orders"))
                .addObject()
                .put("id", "again")
                .put("placedAt", day.toString())
                .put("value", like.value())
                .put("deliveredAt", day.plusDays(1).toString());
        if (like.currency() != null) {
            order.put("currency", like.currency());
        }
        return facts;
    }

    private static Customer read(ObjectNode facts) {
        return FactsJson.read(facts, Customer.class);
    }
}
