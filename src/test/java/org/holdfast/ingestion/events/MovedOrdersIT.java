package org.holdfast.ingestion.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.holdfast.Samples.customer;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.holdfast.Database;
import org.holdfast.Samples;
import org.holdfast.access.MovingClock;
import org.holdfast.audit.AuditTrails;
import org.holdfast.customers.CustomerLifecycle;
import org.holdfast.customers.CustomerStore;
import org.holdfast.customers.CustomerStores;
import org.holdfast.customers.RelocatedRecords.Elsewhere;
import org.holdfast.decisioning.BudgetStress;
import org.holdfast.decisioning.DecisionFixture;
import org.holdfast.decisioning.DecisionQuery;
import org.holdfast.decisioning.RedecisionFixture;
import org.holdfast.decisions.DecisionModel;
import org.holdfast.facts.Customer;
import org.holdfast.facts.Order;
import org.holdfast.facts.billing.Payment;
import org.holdfast.facts.intake.DeclaredFactsChecks;
import org.holdfast.facts.json.FactsJson;
import org.holdfast.history.MovedData;
import org.holdfast.history.moves.MovedRecords;
import org.holdfast.ingestion.NdjsonCustomers;
import org.holdfast.ingestion.events.EventResult.Change;
import org.holdfast.ingestion.events.EventResult.Status;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Orders that are moved to other customers, with all that belongs to them. */
@ParameterizedClass
@EnumSource(Database.class)
class MovedOrdersIT {

    private static final String SHOP = "/shop";
    /** Someone who has answered a survey is a member of the shipped club. */
    private static final String MEMBER =
            "'language':'en','surveys':[{'kind':'csat','score':4,'at':'2026-01-02'}],'complaints':[]";

    private static DecisionModel book;

    @Parameter
    private Database database;

    private Database.Store opened;
    private CustomerStore store;
    private EventFixture events;
    private CustomerLifecycle lifecycle;
    private DecisionFixture shop;
    private Instant start;
    private final MovingClock clock = new MovingClock();

    /** An event of the shop, some minutes after the start. */
    private record Sent(int minute, String subject, String type, String data) {}

    @BeforeAll
    static void readBook() {
        book = Samples.shipped().book();
    }

    @BeforeEach
    void open() {
        opened = database.open();
        store = CustomerStores.of(opened, clock);
        events = new EventFixture(opened, store, clock);
        lifecycle = CustomerStores.leaving(
                opened,
                clock,
                RedecisionFixture.onlyAsking(opened),
                new EventLedger(opened.jdbc()),
                new MovedRecords(opened.jdbc()),
                MovedData.programmes(opened),
                MovedData.decisions(opened));
        shop = new DecisionFixture(opened, book, clock, store);
        start = clock.instant().minus(Duration.ofHours(2));
    }

    @AfterEach
    void close() {
        opened.close();
    }

    private EventResult send(Sent each) {
        return events.send(SHOP, each.type, each.subject, start.plus(Duration.ofMinutes(each.minute)), each.data);
    }

    private EventResult send(int minute, String subject, String type, String data) {
        return send(new Sent(minute, subject, type, data));
    }

    private Customer facts(String customer) {
        return store.find(customer).orElseThrow().facts();
    }

    private Set<String> orders(String customer) {
        List<Order> orders =
                store.find(customer).map(found -> found.facts().orders()).orElse(List.of());
        return orders == null ? Set.of() : orders.stream().map(Order::key).collect(Collectors.toSet());
    }

    private void member(String id, String more) {
        store.put(customer("{'id':'" + id + "'," + MEMBER + more + "}"), null);
    }

    /** Returns an order whose goods were delivered, worth a number of points. */
    private String delivered(String id, int value) {
        return "{'id':'" + id + "','placedAt':'" + start.minus(Duration.ofDays(9)) + "','deliveredAt':'"
                + start.minus(Duration.ofDays(7)) + "','value':" + value + ",'currency':'EUR'}";
    }

    private void decide(String... customers) {
        for (String each : customers) {
            shop.decisionService.decide(DecisionQuery.about(each));
        }
    }

    private int points(String customer) {
        return opened
                .jdbc()
                .queryForList(
                        "select balance from programme_account where programme = 'Holdfast Club' and unit = 'points' "
                                + "and customer_id = ?",
                        Integer.class,
                        customer)
                .stream()
                .findFirst()
                .orElse(0);
    }

    private void assertLedgersAddUp() {
        assertThat(opened.jdbc()
                        .queryForList(
                                "select a.customer_id from programme_account a where a.balance <> (select "
                                        + "sum(e.amount) from programme_entry e "
                                        + "where e.customer_id = a.customer_id and e.programme = a.programme and "
                                        + "e.unit = a.unit) or a.entries <> (select count(*) from programme_entry e "
                                        + "where e.customer_id = a.customer_id and e.programme = a.programme and "
                                        + "e.unit = a.unit)",
                                String.class))
                .isEmpty();
    }

    @Test
    void anOrderTakesEverythingAlong() {
        member(
                "A",
                ",'orders':[" + delivered("1", 120) + "," + delivered("2", 50) + "],'returns':[{'id':'r',"
                        + "'orderId':'1','at':'" + start.minus(Duration.ofDays(2)) + "','value':20}],"
                        + "'payments':[{'id':'p','orderId':'1','amount':120},{'id':'q','orderId':'2'}]");
        member("B", ",'orders':[" + delivered("9", 30) + "]");
        send(0, "A", "complaint.opened", "{'id':'k','orderId':'1'}");
        decide("A", "B");
        assertThat(points("A")).isEqualTo(150);
        String before = store.find("A").orElseThrow().etag();

        EventResult moved = send(5, "A", "order.moved", "{'id':'1','to':'B'}");

        assertThat(moved.problem()).isNull();
        assertThat(moved.status()).isEqualTo(Status.APPLIED);
        assertThat(moved.customerId()).isEqualTo("B");
        assertThat(moved.changes())
                .contains(
                        new Change("orders[1]", "A", "B"),
                        new Change("complaints[k]", "A", "B"),
                        new Change("returns[r]", "A", "B"),
                        new Change("payments[p]", "A", "B"),
                        new Change("programmes[Holdfast Club].points", "A: 100", "B: 100"));
        assertThat(orders("A")).containsExactly("2");
        assertThat(orders("B")).containsExactlyInAnyOrder("1", "9");
        assertThat(facts("A").complaints()).isEmpty();
        assertThat(facts("B").complaints()).hasSize(1);
        assertThat(facts("B").returns()).hasSize(1);
        assertThat(facts("A").payments()).extracting(Payment::id).containsExactly("q");
        assertThat(facts("B").payments()).extracting(Payment::id).containsExactly("p");
        assertThat(store.find("A").orElseThrow().etag()).isNotEqualTo(before);
        assertThat(List.of(points("A"), points("B"))).containsExactly(50, 130);
        decide("A", "B");
        assertThat(List.of(points("A"), points("B"))).containsExactly(50, 130);
        assertThat(opened.jdbc()
                        .queryForObject("select count(*) from audit_entry where action = 'order-moved'", Integer.class))
                .isEqualTo(1);

        send(9, "B", "return.received", "{'id':'r2','orderId':'1','value':30}");
        send(10, "A", "complaint.resolved", "{'id':'k'}");
        assertThat(send(11, "A", "payment.made", "{'id':'p2','orderId':'1','amount':5}")
                        .customerId())
                .isEqualTo("B");
        assertThat(facts("B").payments()).extracting(Payment::id).containsExactlyInAnyOrder("p", "p2");
        decide("A", "B");
        assertThat(List.of(points("A"), points("B"))).containsExactly(50, 100);
        assertThat(facts("B").complaints().get(0).resolvedAt()).isNotNull();
        assertLedgersAddUp();
    }

    @Test
    void pointsThatWereSpentAreOwedAsAfterACancellation() {
        member("A", ",'orders':[" + delivered("1", 120) + "]");
        member("B", "");
        decide("A", "B");
        MovedData.spend(opened, "A", "Holdfast Club", 70, clock.instant());

        send(5, "A", "order.moved", "{'id':'1','to':'B'}");
        decide("A", "B");
        assertThat(List.of(points("A"), points("B"))).containsExactly(-70, 120);
        send(6, "B", "order.moved", "{'id':'1','to':'A'}");
        decide("A", "B");
        assertThat(List.of(points("A"), points("B"))).containsExactly(50, 0);
        assertLedgersAddUp();
    }

    @Test
    void pointsWaitForACustomerWhoIsNotAMember() {
        member("A", ",'orders':[" + delivered("1", 120) + "]");
        store.put(customer("{'id':'B'}"), null);
        decide("A", "B");

        send(5, "A", "order.moved", "{'id':'1','to':'B'}");
        decide("A", "B");
        assertThat(List.of(points("A"), points("B"))).containsExactly(0, 120);
        send(6, "A", "order.moved", "{'id':'1','to':'C'}");
        assertThat(List.of(points("A"), points("B"), points("C"))).containsExactly(0, 0, 120);
        member("C", ",'orders':[" + delivered("1", 120) + "," + delivered("2", 30) + "]");
        decide("C");
        assertThat(points("C")).isEqualTo(150);
        assertLedgersAddUp();
    }

    @Test
    void aDecisionThatStillSawTheOrderDoesNotCountItAgain() {
        member("A", ",'orders':[" + delivered("1", 120) + "]");
        member("B", "");
        Customer old = facts("A");
        decide("A", "B");
        send(5, "A", "order.moved", "{'id':'1','to':'B'}");

        new DecisionFixture(opened, book, clock, List.of(old)).decisionService.decide(DecisionQuery.about("A"));
        store.put(old, null);
        decide("A", "B");

        assertThat(List.of(points("A"), points("B"))).containsExactly(0, 120);
    }

    @Test
    void anOrderIsNotStoredAgainAtItsOldCustomer() throws Exception {
        String again = "{'id':'A'," + MEMBER + ",'orders':[" + delivered("1", 120) + "," + delivered("2", 50)
                + "],'returns':[{'id':'r','orderId':'1','at':'2026-03-01','value':20}]}";
        store.put(customer(again), null);
        member("B", "");
        decide("A", "B");
        send(5, "A", "order.moved", "{'id':'1','to':'B'}");
        send(6, "B", "order.moved", "{'id':'1','to':'C'}");
        List<Elsewhere> away = List.of(new Elsewhere("orders", "1", "C"), new Elsewhere("returns", "r", "C"));

        CustomerStore.Stored put = store.put(customer(again), null);
        CustomerStore.Stored retried = store.put(customer(again), null);
        CustomerStore.Stored part = CustomerStores.parts(opened, clock)
                .replace(
                        "A",
                        "orders",
                        FactsJson.mapper()
                                .readTree(FactsJson.write(customer(again).orders())),
                        null,
                        null);

        assertThat(put.movedAway()).containsExactlyElementsOf(away);
        assertThat(retried.movedAway()).containsExactlyElementsOf(away);
        assertThat(List.of(put.how(), retried.how(), part.how())).containsOnly(CustomerStore.Put.UNCHANGED);
        assertThat(part.movedAway()).containsExactly(away.get(0));
        assertThat(orders("A")).containsExactly("2");
        assertThat(orders("C")).containsExactly("1");
        assertThat(ndjson(again))
                .contains("\"movedAway\":[{\"collection\":\"orders\",\"record\":\"1\",\"customerId\":\"C\"}");
        decide("A", "B", "C");
        assertThat(List.of(points("A"), points("B"))).containsExactly(50, 0);
    }

    @Test
    void anOrderThatItsNewCustomerDoesNotHaveIsNotLeftOut() throws Exception {
        String again = "{'id':'A','orders':[" + delivered("1", 120) + "]}";
        store.put(customer(again), null);
        send(5, "A", "order.moved", "{'id':'1','to':'B'}");

        String answers = ndjson(again, "{'id':'B','orders':[]}");
        assertThat(answers).doesNotContain("movedAway");
        assertThat(orders("A")).containsExactly("1");
        assertThat(orders("B")).isEmpty();

        assertThat(send(6, "A", "order.moved", "{'id':'1','to':'B'}").status()).isEqualTo(Status.APPLIED);
        assertThat(orders("A")).isEmpty();
        send(7, "B", "order.moved", "{'id':'1','to':'A'}");
        assertThat(store.put(customer(again), null).movedAway()).isEmpty();
        assertThat(orders("A")).containsExactly("1");
    }

    private String ndjson(String... lines) throws IOException {
        ByteArrayOutputStream answers = new ByteArrayOutputStream();
        byte[] bytes = String.join("\n", lines).replace('\'', '"').getBytes(StandardCharsets.UTF_8);
        new NdjsonCustomers(store, DeclaredFactsChecks.none(), () -> {}, answers)
                .store(new ByteArrayInputStream(bytes));
        return answers.toString(StandardCharsets.UTF_8);
    }

    @Test
    void promisesAndAmountsFollowTheOrderAndCountOnce() {
        member("A", ",'orders':[" + delivered("1", 120) + "]");
        decide("A");
        String[][] decided = {
            {"x.1", "late-order:1", "1", "promise"},
            {"x.2", "broken-promise:x.1", null, null},
            {"x.3", "complaint:1", "1", null},
            {"x.4", null, "1", null},
            {"x.5", null, null, null}
        };
        MovedData.decided(opened, "A", decided, clock.instant());

        EventResult moved = send(5, "A", "order.moved", "{'id':'1','to':'B'}");

        assertThat(moved.changes())
                .extracting(Change::field)
                .contains("actions[x.1]", "actions[x.2]", "actions[x.4]")
                .doesNotContain("actions[x.3]", "actions[x.5]");
        assertThat(shop.ledgers.standings().aboutIncidents("B")).hasSize(2);
        assertThat(opened.jdbc()
                        .queryForObject("select count(*) from decided_action where id like 'x.%'", Integer.class))
                .isEqualTo(5);
    }

    @Test
    void whatCannotBeMovedIsAnsweredAsWhatItIs() {
        send(0, "A", "order.placed", "{'id':'1','value':10}");
        send(0, "B", "order.placed", "{'id':'1','value':70}");
        String[][] wrong = {
            {"{'id':'1'}", "data.to"},
            {"{'id':'1','to':'A'}", "data.to"},
            {"{'id':'1','to':7}", "data.to"},
            {"{'to':'B'}", "data.id"},
            {"{'id':'1','to':'B','value':3}", "data.value"},
            {"{'id':'1','to':'B'}", "data"}
        };
        for (String[] each : wrong) {
            EventResult refused = send(5, "A", "order.moved", each[0]);
            assertThat(refused.status()).as(each[0]).isEqualTo(Status.REFUSED);
            assertThat(refused.field()).as(each[0]).isEqualTo(each[1]);
        }
        assertThat(orders("A")).containsExactly("1");
        assertThat(send(5, "A", "order.moved", "{'id':'404','to':'B'}").status())
                .isEqualTo(Status.NOTHING_TO_TAKE_BACK);
        assertThat(send(6, "A", "order.moved", "{'id':'1','to':'new'}").status())
                .isEqualTo(Status.APPLIED);
        assertThat(orders("new")).containsExactly("1");
        assertThat(send(7, "A", "order.moved", "{'id':'1','to':'new'}").status())
                .isEqualTo(Status.UNCHANGED);
        assertThat(send(4, "A", "order.moved", "{'id':'1','to':'old'}").status())
                .isEqualTo(Status.SUPERSEDED);
        assertThat(orders("new")).containsExactly("1");
    }

    @Test
    void theSameOrderOfBothCustomersIsCompleted() {
        send(0, "A", "order.placed", "{'id':'1','value':10,'currency':'EUR'}");
        send(3, "A", "order.delivered", "{'id':'1'}");
        send(0, "B", "order.placed", "{'id':'1','value':10}");
        send(4, "B", "order.cancelled", "{'id':'1'}");

        assertThat(send(5, "A", "order.moved", "{'id':'1','to':'B'}").problem()).isNull();

        Order order = facts("B").orders().get(0);
        assertThat(order.currency()).isEqualTo("EUR");
        assertThat(order.deliveredAt()).isNotNull();
        assertThat(order.cancelledAt()).isNotNull();
        assertThat(orders("A")).isEmpty();
    }

    @Test
    void aReferenceByNumberStillFindsItsOrder() {
        send(0, "A", "order.placed", "{'id':'1','source':'shop-a','value':10}");
        send(0, "A", "return.received", "{'id':'r','orderId':'1','value':4}");
        send(0, "B", "order.placed", "{'id':'1','source':'shop-b','value':20}");
        send(0, "B", "return.received", "{'id':'s','orderId':'1','value':5}");

        send(5, "A", "order.moved", "{'id':'1','source':'shop-a','to':'B'}");

        assertThat(orders("B")).containsExactlyInAnyOrder("shop-a/1", "shop-b/1");
        assertThat(facts("B").returns())
                .extracting(each -> each.id() + " of " + each.orderId())
                .containsExactlyInAnyOrder("r of shop-a/1", "s of shop-b/1");
    }

    @Test
    void theResultDoesNotDependOnTheOrderOfArrival() {
        List<Sent> happened = List.of(
                new Sent(0, "A", "order.placed", "{'id':'1','value':10,'promisedAt':'2026-03-20'}"),
                new Sent(1, "A", "order.cancelled", "{'id':'1'}"),
                new Sent(2, "A", "order.uncancelled", "{'id':'1'}"),
                new Sent(3, "A", "order.moved", "{'id':'1','to':'B'}"),
                new Sent(4, "A", "order.delivered", "{'id':'1'}"),
                new Sent(5, "B", "order.undelivered", "{'id':'1'}"),
                new Sent(6, "B", "order.moved", "{'id':'1','to':'C'}"),
                new Sent(7, "A", "order.changed", "{'id':'1','value':8,'promisedAt':'2026-03-25'}"),
                new Sent(8, "C", "order.moved", "{'id':'1','to':'A'}"),
                new Sent(9, "C", "order.delivered", "{'id':'1'}"),
                new Sent(10, "A", "order.moved", "{'id':'1','to':'B'}"),
                new Sent(2, "A", "complaint.opened", "{'id':'k','orderId':'1'}"),
                new Sent(11, "A", "complaint.resolved", "{'id':'k'}"),
                new Sent(9, "A", "return.received", "{'id':'r','orderId':'1','value':3}"),
                new Sent(12, "C", "order.promised", "{'id':'1','promisedAt':'2026-03-28'}"));
        String expected = inOrder(happened, "");
        assertThat(expected)
                .contains("\"value\":8")
                .contains("2026-03-25")
                .contains("\"deliveredAt\":\"" + start.plus(Duration.ofMinutes(9)))
                .contains("resolvedAt")
                .doesNotContain("cancelledAt");
        for (int seed = 1; seed <= 60; seed++) {
            List<Sent> arrived = new ArrayList<>(happened);
            Collections.shuffle(arrived, new Random(seed));
            assertThat(inOrder(arrived, "-" + seed))
                    .as("in the order %s", arrived)
                    .isEqualTo(expected);
        }
    }

    /** Returns what the last customer has, and checks that the others have nothing of the order. */
    private String inOrder(List<Sent> arrived, String suffix) {
        for (Sent each : arrived) {
            EventResult result = send(new Sent(
                    each.minute,
                    each.subject + suffix,
                    each.type,
                    each.data.replaceAll("'to':'(.)'", "'to':'$1" + suffix + "'")));
            assertThat(result.problem()).as("%s of %s", each, arrived).isNull();
        }
        for (String other : List.of("A", "C")) {
            assertThat(orders(other + suffix)).as("%s in %s", other, arrived).isEmpty();
        }
        assertThat(new EventLedger(opened.jdbc()).waiting(null, 9))
                .as("%s", arrived)
                .isEmpty();
        Customer home = facts("B" + suffix);
        return FactsJson.write(List.of(
                home.orders(),
                home.complaints() == null ? "none" : home.complaints(),
                home.returns() == null ? "none" : home.returns()));
    }

    @Test
    void eventsFollowTheOrderThroughMerges() {
        send(0, "A", "order.placed", "{'id':'1','value':10}");
        send(1, "A", "order.moved", "{'id':'1','to':'B'}");
        lifecycle.merge("B", "D", AuditTrails.TESTER, () -> {});
        send(2, "A", "order.delivered", "{'id':'1'}");
        assertThat(facts("D").orders().get(0).deliveredAt()).isNotNull();

        lifecycle.merge("A", "E", AuditTrails.TESTER, () -> {});
        send(3, "A", "order.undelivered", "{'id':'1'}");
        assertThat(facts("D").orders().get(0).deliveredAt()).isNull();
        assertThat(send(4, "B", "order.moved", "{'id':'1','to':'A'}").customerId())
                .isEqualTo("E");
        assertThat(orders("E")).containsExactly("1");
        assertThat(orders("D")).isEmpty();

        lifecycle.merge("D", "E", AuditTrails.TESTER, () -> {});
        assertThat(send(5, "B", "order.cancelled", "{'id':'1'}").customerId()).isEqualTo("E");
        assertThat(orders("E")).containsExactly("1");
    }

    @Test
    void eightThreadsMoveOrdersBetweenThreeCustomers() throws Exception {
        List<String> customers = List.of("A", "B", "C");
        for (String each : customers) {
            member(each, ",'orders':[" + delivered(each + "1", 100) + "," + delivered(each + "2", 10) + "]");
        }
        List<String> numbers = List.of("A1", "A2", "B1", "B2", "C1", "C2");
        List<Callable<Void>> threads = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            Random random = new Random(i);
            int first = 1000 * (i + 1);
            EventFixture node = new EventFixture(opened, store, clock);
            threads.add(() -> {
                for (int step = 0; step < 12; step++) {
                    String order = numbers.get(random.nextInt(6));
                    String from = customers.get(random.nextInt(3));
                    String to = customers.get((customers.indexOf(from) + 1 + random.nextInt(2)) % 3);
                    Instant at = start.plusSeconds(random.nextInt(7000));
                    String data = "{'id':'" + order + "','to':'" + to + "'}";
                    for (int again = 0; again < 2; again++) {
                        assertThat(node.send(SHOP, first + step, "order.moved", from, at, data)
                                        .problem())
                                .isNull();
                    }
                    decide(customers.get(random.nextInt(3)));
                }
                return null;
            });
        }
        BudgetStress.together(threads);
        decide("A", "B", "C");

        List<String> all = new ArrayList<>();
        customers.forEach(each -> all.addAll(orders(each)));
        assertThat(all).containsExactlyInAnyOrderElementsOf(new HashSet<>(numbers));
        Map<String, Integer> expected = customers.stream()
                .collect(Collectors.toMap(
                        each -> each,
                        each -> orders(each).stream()
                                .mapToInt(order -> order.endsWith("1") ? 100 : 10)
                                .sum()));
        assertThat(customers.stream().collect(Collectors.toMap(each -> each, this::points)))
                .isEqualTo(expected);
        assertLedgersAddUp();
    }
}
