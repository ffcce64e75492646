package org.holdfast.demo;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.random.RandomGenerator;
import org.holdfast.facts.Channel;
import org.holdfast.facts.Complaint;
import org.holdfast.facts.Interaction;
import org.holdfast.facts.Membership;
import org.holdfast.facts.Order;
import org.holdfast.facts.OrderLine;
import org.holdfast.facts.Return;
import org.holdfast.facts.Survey;
import org.holdfast.facts.validation.DateOrInstant;
import org.jspecify.annotations.Nullable;

/** Generates the history of one demo customer: orders, complaints, returns, surveys and interactions. */
final class DemoHistory {

    private final RandomGenerator random;
    private final DemoCustomers.People.Group group;
    private final DemoValues values;
    private final LocalDate today;
    private final List<Order> orders = new ArrayList<>();
    private final List<Complaint> complaints = new ArrayList<>();
    private final List<Return> returns = new ArrayList<>();
    private final List<Survey> surveys = new ArrayList<>();
    private final List<Interaction> interactions = new ArrayList<>();

    DemoHistory(
            RandomGenerator random,
            DemoCustomers.People.Group group,
            List<DemoCustomers.People.Good> goods,
            Instant now) {
        this.random = random;
        this.group = group;
        this.today = LocalDate.ofInstant(now, group.timeZone());
        this.values = new DemoValues(random, group, goods, today);
    }

    /** Buys at regular intervals, most recently within the last one. */
    void regular(int orderCount) {
        int gap = 14 + random.nextInt(22);
        int ago = 3 + random.nextInt(gap);
        for (int i = 0; i < orderCount; i++) {
            ordered(ago + i * gap + random.nextInt(4));
        }
        if (random.nextInt(4) == 0) {
            surveys.add(new Survey(
                    Survey.Kind.NPS,
                    BigDecimal.valueOf(8 + random.nextInt(3)),
                    values.day(20 + random.nextInt(60)),
                    null));
        }
        if (random.nextInt(6) == 0) {
            interactions.add(new Interaction(
                    values.day(5 + random.nextInt(40)), Channel.STORE, Interaction.Kind.PRAISE, "Veronica", null));
        }
    }

    /** Used to buy at regular intervals and has been silent for several times as long. */
    void quiet(int times) {
        int gap = 15 + random.nextInt(15);
        int ago = times * gap + random.nextInt(gap / 2);
        for (int i = 0; i < 4 + random.nextInt(3); i++) {
            ordered(ago + i * gap + random.nextInt(3));
        }
    }

    /** Bought once. */
    void newcomer() {
        ordered(5 + random.nextInt(120));
    }

    void lateDelivery() {
        regular(1 + random.nextInt(3));
        int late = 1 + random.nextInt(8);
        String number = values.number();
        values.skip();
        orderedAndWaiting(number, late + 7, late, values.lines(-1));
    }

    void incompleteDelivery() {
        regular(1);
        List<OrderLine> lines = values.lines(1 + random.nextInt(2));
        int ago = 2 + random.nextInt(12);
        orders.add(new Order(
                values.number(),
                values.at(ago + 5),
                DemoValues.total(lines),
                group.currency(),
                values.day(ago),
                values.at(ago + 2),
                values.at(ago),
                null,
                null,
                null,
                lines));
    }

    void missingDiscount() {
        int ago = 4 + random.nextInt(30);
        values.skip();
        String number = values.number();
        DateOrInstant placed = values.at(ago + 4);
        DateOrInstant shipped = values.at(ago + 3);
        DateOrInstant delivered = values.at(ago);
        List<OrderLine> lines = values.lines(0);
        BigDecimal promised =
                DemoValues.total(lines).multiply(new BigDecimal("0.10")).setScale(2, RoundingMode.HALF_UP);
        orders.add(new Order(
                number,
                placed,
                DemoValues.total(lines),
                group.currency(),
                values.day(ago),
                shipped,
                delivered,
                null,
                promised,
                BigDecimal.ZERO,
                lines));
    }

    void openComplaint() {
        Order order = ordered(6 + random.nextInt(10));
        int ago = 1 + random.nextInt(9);
        DateOrInstant answered = random.nextBoolean() ? values.at(Math.max(0, ago - 1)) : null;
        complaints.add(new Complaint(
                "K-" + values.number(),
                order.id(),
                values.at(ago),
                "damaged goods",
                1 + random.nextInt(5),
                Complaint.Fault.CARRIER,
                answered,
                null,
                Channel.EMAIL,
                null));
    }

    void solvedComplaint() {
        Order order = ordered(20 + random.nextInt(10));
        int opened = 8 + random.nextInt(10);
        int solved = 1 + random.nextInt(7);
        complaints.add(new Complaint(
                "K-" + values.number(),
                order.id(),
                values.at(opened),
                "wrong article",
                2 + random.nextInt(4),
                Complaint.Fault.US,
                values.at(opened - 1),
                values.at(solved),
                Channel.CALL,
                null));
        if (random.nextInt(3) == 0) {
            returns.add(
                    new Return("R-" + values.number(), order.id(), values.day(solved), order.value(), "wrong article"));
        }
    }

    /** Gives a low score in a survey, or mentions a competitor. */
    void unhappyVoice() {
        regular(2);
        if (random.nextBoolean()) {
            surveys.add(new Survey(
                    Survey.Kind.NPS,
                    BigDecimal.valueOf(1 + random.nextInt(6)),
                    values.day(1 + random.nextInt(12)),
                    null));
        } else {
            interactions.add(new Interaction(
                    values.at(1 + random.nextInt(20)),
                    Channel.CALL,
                    Interaction.Kind.COMPETITOR_MENTION,
                    null,
                    "asked whether we match another shop's price"));
        }
    }

    /** Adds an order that is still under way and late. */
    private void orderedAndWaiting(String id, int placedAgo, int late, List<OrderLine> lines) {
        orders.add(new Order(
                id,
                values.at(placedAgo),
                DemoValues.total(lines),
                group.currency(),
                values.day(late),
                values.at(placedAgo - 2),
                null,
                null,
                null,
                null,
                lines));
    }

    /** Adds the order used in examples: two teapots, jam and tea for 120 euros, three days late. */
    void showcase(String id) {
        values.at(0);
        values.at(0);
        values.lines(-1);
        orders.add(new Order(
                id,
                DateOrInstant.of(today.minusDays(10)
                        .atTime(8, 20)
                        .atZone(group.timeZone())
                        .toInstant()),
                new BigDecimal("120.00"),
                "EUR",
                values.day(3),
                DateOrInstant.of(
                        today.minusDays(8).atTime(9, 5).atZone(group.timeZone()).toInstant()),
                null,
                null,
                null,
                null,
                List.of(
                        values.line("teapot-clay", 2),
                        values.line("plum-jam-300", 3),
                        values.line("tea-linden-50", 1))));
    }

    private Order ordered(int ago) {
        List<OrderLine> lines = values.lines(0);
        Order order = new Order(
                values.number(),
                values.at(ago + 4),
                DemoValues.total(lines),
                group.currency(),
                values.day(ago - 1),
                values.at(ago + 3),
                values.at(Math.max(0, ago)),
                null,
                null,
                null,
                lines);
        orders.add(order);
        return order;
    }

    int daysAsCustomer() {
        long first = orders.stream()
                .mapToLong(order -> order.placedAt().epochDay(group.timeZone()))
                .min()
                .orElse(today.toEpochDay());
        return (int) (today.toEpochDay() - first) + random.nextInt(200);
    }

    @Nullable
    Membership membership() {
        return new Membership(
                "Holdfast Club",
                values.day(daysAsCustomer() / 2),
                "none",
                random.nextInt(800),
                random.nextInt(10),
                null);
    }

    List<Order> orders() {
        orders.sort(Comparator.comparing(order -> order.placedAt().start(group.timeZone())));
        return orders;
    }

    List<Complaint> complaints() {
        return complaints;
    }

    List<Return> returns() {
        return returns;
    }

    List<Survey> surveys() {
        return surveys;
    }

    List<Interaction> interactions() {
        return interactions;
    }
}
