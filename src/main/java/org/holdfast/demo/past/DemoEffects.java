package org.holdfast.demo.past;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SplittableRandom;
import org.holdfast.customers.CustomerStore;
import org.holdfast.facts.Customer;
import org.holdfast.facts.Order;
import org.holdfast.facts.OrderLine;
import org.holdfast.facts.Survey;
import org.holdfast.facts.validation.DateOrInstant;
import org.springframework.stereotype.Component;

/** Stores the facts that follow from replies: customers buy once more what they bought last, and answer surveys. */
@Component
final class DemoEffects {

    /** The source of these facts. */
    private static final String SHOP = "shop";
    /** Scores of ten customers, in percent of the best one. */
    private static final int[] SCORES = {100, 100, 100, 90, 90, 90, 80, 80, 70, 40};

    private final CustomerStore customers;
    private final DemoTable table;

    DemoEffects(CustomerStore customers, DemoTable table) {
        this.customers = customers;
        this.table = table;
    }

    /** Stores what follows from a reply. Call it within the transaction that has locked the customer. */
    void follow(DemoReply reply) {
        if (!reply.followUp().equals(DemoReply.FollowUp.NONE)) {
            Map<String, CustomerStore.Held> held = customers.hold(Set.of(reply.customerId()));
            CustomerStore.Held known = held.get(reply.customerId());
            Instant now = table.firstStoredAt();
            if (known != null && now != null) {
                customers.change(List.of(after(reply, known.customer().facts(), now)), held, SHOP, reply.at());
            }
        }
    }

    /** @param now the end of the past; an order may still be under way */
    private static Customer after(DemoReply reply, Customer facts, Instant now) {
        SplittableRandom random = new SplittableRandom((reply.customerId() + ' ' + reply.at()).hashCode());
        Map<String, Object> values = new HashMap<>();
        Survey.Kind kind = reply.followUp().answers();
        if (kind != null) {
            List<Survey> surveys = new ArrayList<>(Objects.requireNonNullElse(facts.surveys(), List.of()));
            surveys.add(new Survey(kind, score(kind, random), DateOrInstant.of(reply.at()), null));
            values.put("surveys", surveys);
        }
        if (reply.followUp().orders()) {
            ZoneId zone = facts.timeZone() == null ? ZoneOffset.UTC : facts.timeZone();
            List<Order> orders = new ArrayList<>(Objects.requireNonNullElse(facts.orders(), List.of()));
            orders.stream()
                    .filter(order -> order.placedAt().hasCome(reply.at(), zone))
                    .max(Comparator.comparing(order -> order.placedAt().start(zone)))
                    .ifPresent(last -> orders.add(new KnownFacts(now, zone).order(again(last, reply.at(), random))));
            orders.sort(Comparator.comparing(order -> order.placedAt().start(zone)));
            values.put("orders", orders);
        }
        return facts.with(values);
    }

    private static BigDecimal score(Survey.Kind kind, SplittableRandom random) {
        int percent = SCORES[random.nextInt(SCORES.length)];
        return BigDecimal.valueOf(kind == Survey.Kind.CSAT ? Math.max(1, percent / 20) : percent / 10);
    }

    private static Order again(Order last, Instant at, SplittableRandom random) {
        Instant placed = at.plus(Duration.ofMinutes(2));
        Instant delivered = placed.plus(Duration.ofHours(50 + random.nextInt(40)));
        List<OrderLine> lines = Objects.requireNonNullElse(last.lines(), List.<OrderLine>of()).stream()
                .map(line -> new OrderLine(
                        line.sku(),
                        line.name(),
                        line.category(),
                        line.quantity(),
                        line.quantity(),
                        line.price(),
                        line.launchedAt()))
                .toList();
        return new Order(
                String.valueOf(90_000 + random.nextInt(10_000)),
                DateOrInstant.of(placed),
                last.value(),
                last.currency(),
                DateOrInstant.of(delivered.plus(Duration.ofDays(1))),
                DateOrInstant.of(placed.plus(Duration.ofHours(20))),
                DateOrInstant.of(delivered),
                null,
                null,
                null,
                lines);
    }
}
