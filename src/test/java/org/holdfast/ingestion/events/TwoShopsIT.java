package org.holdfast.ingestion.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.holdfast.Samples.customer;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.holdfast.Database;
import org.holdfast.Samples;
import org.holdfast.access.MovingClock;
import org.holdfast.audit.AuditTrails;
import org.holdfast.customers.CustomerLifecycle;
import org.holdfast.customers.CustomerStore;
import org.holdfast.customers.CustomerStores;
import org.holdfast.decisioning.DecisionFixture;
import org.holdfast.decisioning.DecisionQuery;
import org.holdfast.decisioning.RedecisionFixture;
import org.holdfast.decisions.Decision;
import org.holdfast.decisions.Decision.DecidedAction;
import org.holdfast.decisions.DecisionModel;
import org.holdfast.facts.Order;
import org.holdfast.history.MovedData;
import org.holdfast.history.ReportedOutcome;
import org.holdfast.history.moves.MovedRecords;
import org.holdfast.outcomes.OutcomeService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Orders of two shops with the same number stay apart in everything that is decided about them. */
@ParameterizedClass
@EnumSource(Database.class)
class TwoShopsIT {

    private static final String MEMBER =
            "'language':'en','surveys':[{'kind':'csat','score':4,'at':'2026-01-02'}],'complaints':[]";
    private static final String MISSING = "send-missing-items";

    private static DecisionModel book;

    @Parameter
    private Database database;

    private Database.Store opened;
    private CustomerStore store;
    private DecisionFixture shop;
    private EventFixture events;
    private CustomerLifecycle lifecycle;
    private final MovingClock clock = new MovingClock();

    @BeforeAll
    static void readBook() {
        book = Samples.shipped().book();
    }

    @BeforeEach
    void open() {
        opened = database.open();
        store = CustomerStores.of(opened, clock);
        shop = new DecisionFixture(opened, book, clock, store);
        events = new EventFixture(opened, store, clock);
        lifecycle = CustomerStores.leaving(
                opened,
                clock,
                RedecisionFixture.onlyAsking(opened),
                new EventLedger(opened.jdbc()),
                new MovedRecords(opened.jdbc()),
                MovedData.programmes(opened),
                MovedData.decisions(opened));
    }

    @AfterEach
    void close() {
        opened.close();
    }

    private void member(String id, String... sources) {
        store.put(
                customer("{'id':'" + id + "'," + MEMBER + ",'orders':["
                        + Stream.of(sources).map(this::order).collect(Collectors.joining(",")) + "]}"),
                null);
    }

    /** Returns order 1001 of a shop, of which a piece is missing. */
    private String order(String source) {
        return "{'id':'1001','source':'" + source + "','placedAt':'"
                + clock.instant().minus(Duration.ofDays(12)) + "','deliveredAt':'"
                + clock.instant().minus(Duration.ofDays(2)) + "','value':90,'currency':'EUR',"
                + "'lines':[{'sku':'s','quantity':2,'delivered':1,'price':45}]}";
    }

    private void send(String subject, String type, String data) {
        clock.move(Duration.ofMinutes(1));
        EventResult result = events.send("/shop", type, subject, clock.instant(), data);
        assertThat(result.status()).as("%s: %s", type, result.problem()).isEqualTo(EventResult.Status.APPLIED);
    }

    /** Decides, and delivers what is missing; returns its subject if it is about missing goods. */
    private String deliver(String customer) {
        Decision decision = shop.decisionService.decide(DecisionQuery.about(customer));
        DecidedAction first = decision.actions().stream()
                .filter(each -> each.action().id().equals(MISSING))
                .findFirst()
                .orElse(null);
        if (first != null) {
            shop.outcomes.report(
                    decision.decisionId(),
                    new OutcomeService.Report(
                            first.actionId(), ReportedOutcome.Result.DELIVERED, null, null, null, null, null, null),
                    AuditTrails.TESTER);
        }
        clock.move(Duration.ofDays(1));
        return first == null ? "none" : first.matter().subject();
    }

    private List<String> promised(String customer) {
        return MovedData.promises(opened).page(null, customer, null, 9).stream()
                .map(each -> each.promise().subject())
                .sorted()
                .toList();
    }

    private int points(String customer) {
        shop.decisionService.decide(DecisionQuery.about(customer));
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

    private Map<String, Boolean> cancelled(String customer) {
        return store.find(customer).orElseThrow().facts().orders().stream()
                .collect(Collectors.toMap(Order::key, each -> each.cancelledAt() != null));
    }

    @Test
    void bothOrdersOfOneCustomerAreDecidedAndKeptApart() {
        member("A", "shop-a", "shop-b");

        assertThat(List.of(deliver("A"), deliver("A"), deliver("A")))
                .containsExactly("shop-a/1001", "shop-b/1001", "none");
        assertThat(promised("A")).containsExactly("shop-a/1001", "shop-b/1001");
        assertThat(points("A")).isEqualTo(180);

        send("A", "order.cancelled", "{'id':'1001','source':'shop-a'}");
        assertThat(cancelled("A")).isEqualTo(Map.of("shop-a/1001", true, "shop-b/1001", false));
        assertThat(points("A")).isEqualTo(90);
        send("A", "return.received", "{'id':'r','source':'shop-b','orderId':'1001','value':40}");
        assertThat(points("A")).isEqualTo(50);
        send("A", "order.uncancelled", "{'id':'1001','source':'shop-a'}");
        assertThat(cancelled("A")).isEqualTo(Map.of("shop-a/1001", false, "shop-b/1001", false));
        assertThat(points("A")).isEqualTo(140);
    }

    @Test
    void ordersOfTwoCustomersStayApartWhenTheCustomersAreMerged() {
        member("A", "shop-a");
        member("B", "shop-b");
        assertThat(List.of(deliver("A"), deliver("B"))).containsExactly("shop-a/1001", "shop-b/1001");
        assertThat(List.of(points("A"), points("B"))).containsExactly(90, 90);

        lifecycle.merge("A", "B", AuditTrails.TESTER, () -> {});

        assertThat(cancelled("B")).containsOnlyKeys("shop-a/1001", "shop-b/1001");
        assertThat(promised("B")).containsExactly("shop-a/1001", "shop-b/1001");
        assertThat(deliver("B")).isEqualTo("none");
        assertThat(points("B")).isEqualTo(180);
        send("A", "order.cancelled", "{'id':'1001','source':'shop-a'}");
        assertThat(cancelled("B")).isEqualTo(Map.of("shop-a/1001", true, "shop-b/1001", false));
        assertThat(points("B")).isEqualTo(90);
    }
}
