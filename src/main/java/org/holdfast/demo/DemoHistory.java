package org.holdfast.demo;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
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

/** What has happened between one invented customer and us. */
final class DemoHistory {

    private final RandomGenerator random;
    private final DemoCustomers.People.Group group;
    private final List<DemoCustomers.People.Good> goods;
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
        this.goods = goods;
        this.today = LocalDate.ofInstant(now, group.timeZone());
    }

    /** Buys every so many weeks, and did so lately. */
    void regular(int orderCount) {
        int gap = 14 + random.nextInt(22);
        int ago = 3 + random.nextInt(gap);
        for (int i = 0; i < orderCount; i++) {
            ordered(ago + i * gap + random.nextInt(4), true);
        }
        if (random.nextInt(4) == 0) {
            surveys.add(new Survey(
                    Survey.Kind.NPS, BigDecimal.valueOf(8 + random.nextInt(3)), day(20 + random.nextInt(60)), null));
        }
        if (random.nextInt(6) == 0) {
            interactions.add(new Interaction(
                    day(5 + random.nextInt(40)), Channel.STORE, Interaction.Kind.PRAISE, "Veronica", null));
        }
    }

    /** Used to buy in a rhythm and has been silent for several times as long. */
    void quiet(int times) {
        int gap = 15 + random.nextInt(15);
        int ago = times * gap + random.nextInt(gap / 2);
        for (int i = 0; i < 4 + random.nextInt(3); i++) {
            ordered(ago + i * gap + random.nextInt(3), true);
        }
    }

    /** Bought once. */
    void newcomer() {
        ordered(5 + random.nextInt(120), true);
    }

    void lateDelivery() {
        regular(1 + random.nextInt(3));
        int late = 1 + random.nextInt(8);
        String number = number();
        drawnBefore();
        orderedAndWaiting(number, late + 7, late, lines(-1));
    }

    void incompleteDelivery() {
        regular(1);
        List<OrderLine> lines = lines(1 + random.nextInt(2));
        int ago = 2 + random.nextInt(12);
        orders.add(new Order(
                number(),
                at(ago + 5),
                total(lines),
                group.currency(),
                day(ago),
                at(ago + 2),
                at(ago),
                null,
                null,
                null,
                lines));
    }

    void missingDiscount() {
        int ago = 4 + random.nextInt(30);
        drawnBefore();
        String number = number();
        DateOrInstant placed = at(ago + 4);
        DateOrInstant shipped = at(ago + 3);
        DateOrInstant delivered = at(ago);
        List<OrderLine> lines = lines(0);
        BigDecimal promised = total(lines).multiply(new BigDecimal("0.10")).setScale(2, RoundingMode.HALF_UP);
        orders.add(new Order(
                number,
                placed,
                total(lines),
                group.currency(),
                day(ago),
                shipped,
                delivered,
                null,
                promised,
                BigDecimal.ZERO,
                lines));
    }

    void openComplaint() {
        Order order = ordered(6 + random.nextInt(10), true);
        int ago = 1 + random.nextInt(9);
        DateOrInstant answered = random.nextBoolean() ? at(Math.max(0, ago - 1)) : null;
        complaints.add(new Complaint(
                "K-" + number(),
                order.id(),
                at(ago),
                "damaged goods",
                1 + random.nextInt(5),
                Complaint.Fault.CARRIER,
                answered,
                null,
                Channel.EMAIL,
                null));
    }

    void solvedComplaint() {
        Order order = ordered(20 + random.nextInt(10), true);
        int opened = 8 + random.nextInt(10);
        int solved = 1 + random.nextInt(7);
        complaints.add(new Complaint(
                "K-" + number(),
                order.id(),
                at(opened),
                "wrong article",
                2 + random.nextInt(4),
                Complaint.Fault.US,
                at(opened - 1),
                at(solved),
                Channel.CALL,
                null));
        if (random.nextInt(3) == 0) {
            returns.add(new Return("R-" + number(), order.id(), day(solved), order.value(), "wrong article"));
        }
    }

    /** Answers a survey badly, or speaks of a competitor. */
    void unhappyVoice() {
        regular(2);
        if (random.nextBoolean()) {
            surveys.add(new Survey(
                    Survey.Kind.NPS, BigDecimal.valueOf(1 + random.nextInt(6)), day(1 + random.nextInt(12)), null));
        } else {
            interactions.add(new Interaction(
                    at(1 + random.nextInt(20)),
                    Channel.CALL,
                    Interaction.Kind.COMPETITOR_MENTION,
                    null,
                    "asked whether we match another shop's price"));
        }
    }

    /** An order that is still under way and should have been here. */
    private void orderedAndWaiting(String id, int placedAgo, int late, List<OrderLine> lines) {
        orders.add(new Order(
                id,
                at(placedAgo),
                total(lines),
                group.currency(),
                day(late),
                at(placedAgo - 2),
                null,
                null,
                null,
                null,
                lines));
    }

    /** The order everybody can ask for: two teapots, jam and tea for 120 euros, three days late. */
    void showcase(String id) {
        at(0);
        at(0);
        lines(-1);
        orders.add(new Order(
                id,
                DateOrInstant.of(today.minusDays(10)
                        .atTime(8, 20)
                        .atZone(group.timeZone())
                        .toInstant()),
                new BigDecimal("120.00"),
                "EUR",
                day(3),
                DateOrInstant.of(
                        today.minusDays(8).atTime(9, 5).atZone(group.timeZone()).toInstant()),
                null,
                null,
                null,
                null,
                List.of(line("teapot-clay", 2), line("plum-jam-300", 3), line("tea-linden-50", 1))));
    }

    private OrderLine line(String sku, int quantity) {
        DemoCustomers.People.Good good = goods.stream()
                .filter(each -> each.sku().equals(sku))
                .findFirst()
                .orElseThrow();
        return new OrderLine(
                sku,
                good.name(),
                good.category(),
                BigDecimal.valueOf(quantity),
                null,
                good.price().setScale(2),
                null);
    }

    private Order ordered(int ago, boolean arrived) {
        List<OrderLine> lines = lines(0);
        Order order = new Order(
                number(),
                at(ago + 4),
                total(lines),
                group.currency(),
                day(ago - 1),
                at(ago + 3),
                arrived ? at(Math.max(0, ago)) : null,
                null,
                null,
                null,
                lines);
        orders.add(order);
        return order;
    }

    /** @param missing pieces of the first line that did not arrive; -1 when nothing has arrived yet */
    private List<OrderLine> lines(int missing) {
        List<OrderLine> lines = new ArrayList<>();
        for (int i = 0; i < 1 + random.nextInt(3); i++) {
            DemoCustomers.People.Good good = goods.get(random.nextInt(goods.size()));
            int quantity = i == 0 ? 2 + random.nextInt(3) : 1;
            BigDecimal delivered = missing < 0 ? null : BigDecimal.valueOf(i == 0 ? quantity - missing : quantity);
            lines.add(new OrderLine(
                    good.sku(),
                    good.name(),
                    good.category(),
                    BigDecimal.valueOf(quantity),
                    delivered,
                    good.price().multiply(BigDecimal.valueOf(group.unit())).setScale(2, RoundingMode.HALF_UP),
                    null));
        }
        return lines;
    }

    private static BigDecimal total(List<OrderLine> lines) {
        return lines.stream()
                .map(line ->
                        line.price() == null ? BigDecimal.ZERO : line.price().multiply(line.quantity()))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** A number that former versions drew here: without it, everybody who is invented later would be somebody else. */
    private void drawnBefore() {
        random.nextInt(150);
    }

    private String number() {
        return String.valueOf(10_000 + random.nextInt(80_000));
    }

    private DateOrInstant day(int ago) {
        return DateOrInstant.of(today.minusDays(ago));
    }

    private DateOrInstant at(int ago) {
        LocalTime time = LocalTime.of(7 + random.nextInt(3), random.nextInt(60));
        return DateOrInstant.of(today.minusDays(ago)
                .atTime(ago == 0 ? LocalTime.MIDNIGHT : time)
                .atZone(group.timeZone())
                .toInstant());
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
                "Holdfast Club", day(daysAsCustomer() / 2), "none", random.nextInt(800), random.nextInt(10), null);
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
