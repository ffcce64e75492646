package org.holdfast.ingestion.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.holdfast.Samples.customer;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.holdfast.Database;
import org.holdfast.access.MovingClock;
import org.holdfast.audit.AuditTrails;
import org.holdfast.customers.CustomerLifecycle;
import org.holdfast.customers.CustomerStore;
import org.holdfast.customers.CustomerStores;
import org.holdfast.customers.RedecisionRequested;
import org.holdfast.decisioning.RedecisionFixture;
import org.holdfast.facts.Customer;
import org.holdfast.facts.Order;
import org.holdfast.facts.Provenance;
import org.holdfast.facts.intake.DeclaredFactsChecks;
import org.holdfast.facts.json.FactsJson;
import org.holdfast.facts.merge.ConflictingFacts.Contradiction;
import org.holdfast.history.moves.MovedRecords;
import org.holdfast.ingestion.cloudevents.CloudEventReader;
import org.holdfast.ingestion.events.EventResult.Status;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.node.ObjectNode;

/** Ingests events in any order, repeatedly and on several nodes. */
@ParameterizedClass
@EnumSource(Database.class)
class EventIngestionIT {

    private static final Instant NOW = Instant.parse("2026-03-15T10:00:00Z");

    @Parameter
    private Database database;

    private Database.Store opened;
    private CustomerStore store;
    private EventLedger ledger;
    private RedecisionRequested redecisionRequested;
    private EventIngestion ingestion;
    private final MovingClock clock = new MovingClock();

    @BeforeEach
    void open() {
        opened = database.open();
        store = CustomerStores.of(opened, clock);
        ledger = new EventLedger(opened.jdbc());
        redecisionRequested = RedecisionFixture.onlyAsking(opened);
        ingestion = newIngestion();
    }

    @AfterEach
    void close() {
        opened.close();
    }

    private EventIngestion newIngestion() {
        return new EventIngestion(
                store,
                CustomerStores.gone(opened),
                ledger,
                new MovedRecords(opened.jdbc()),
                EventFixture.orderMove(opened, store, ledger, redecisionRequested, clock),
                CustomerStores.leaving(opened, clock, redecisionRequested, ledger),
                redecisionRequested,
                DeclaredFactsChecks.none(),
                opened.transaction(),
                new EventSettings(Duration.ofMinutes(5), Duration.ofDays(90), Duration.ofDays(30)),
                clock);
    }

    private EventResult send(String id, String type, Instant time, String data) {
        return ingestion.ingest(
                CloudEventReader.structured(FactsJson.bytes(Events.event("/shop", id, type, "C-1", time, data))),
                AuditTrails.TESTER);
    }

    private Status applied(String id, String type, Instant time, String data) {
        EventResult result = send(id, type, time, data);
        assertThat(result.problem()).isNull();
        return result.status();
    }

    private Customer facts() {
        return store.find("C-1").orElseThrow().facts();
    }

    private static Instant ago(int minutes) {
        return NOW.minus(Duration.ofMinutes(minutes));
    }

    @Test
    void anEventChangesTheFactsAndRequestsOneDecision() {
        store.put(customer("{'id':'C-1','name':'Ana'}"), null);

        assertThat(applied("1", "order.placed", ago(10), "{'id':'5512','value':12.5,'currency':'EUR'}"))
                .isEqualTo(Status.APPLIED);
        EventResult again = send("1", "order.placed", ago(10), "{'id':'5512','value':12.5,'currency':'EUR'}");

        assertThat(again.status()).isEqualTo(Status.DUPLICATE);
        assertThat(again.duplicate()).isTrue();
        assertThat(FactsJson.write(facts()))
                .isEqualTo("{'id':'C-1','name':'Ana','orders':[{'id':'5512','placedAt':'2026-03-15T09:50:00Z',"
                        .concat("'value':12.5,'currency':'EUR'}],")
                        .concat("'sources':{'orders':{'from':'/shop','at':'2026-03-15T09:50:00Z'}}}")
                        .replace('\'', '"'));
        assertThat(opened.jdbc().queryForList("select customer_id from decide_queue", String.class))
                .containsExactly("C-1");
    }

    @Test
    void theLatestEventOfAFieldWinsInAnyOrderOfArrival() {
        applied("1", "order.placed", ago(100), "{'id':'5512','value':10}");
        applied("3", "order.placed", ago(50), "{'id':'5512','value':30,'currency':'EUR'}");

        assertThat(applied("2", "order.placed", ago(70), "{'id':'5512','value':20,'appliedDiscount':1}"))
                .isEqualTo(Status.APPLIED);
        assertThat(facts().orders().get(0).value()).isEqualByComparingTo("30");
        assertThat(facts().orders().get(0).appliedDiscount()).isEqualByComparingTo("1");
        assertThat(applied("4", "order.placed", ago(90), "{'id':'5512','value':15}"))
                .isEqualTo(Status.UNCHANGED);
    }

    @Test
    void repeatedEventsWithoutATimeDoNotChangeStoredTimes() {
        store.put(customer("{'id':'C-1','orders':[{'id':'9','placedAt':'2026-03-01','value':10}]}"), null);

        assertThat(applied("1", "order.placed", ago(10), "{'id':'9','currency':'EUR'}"))
                .isEqualTo(Status.APPLIED);
        applied("2", "order.placed", ago(90), "{'id':'5512','placedAt':'2026-03-10'}");
        applied("3", "order.placed", ago(80), "{'id':'5512','value':30}");
        applied("4", "order.delivered", ago(50), "{'id':'5512'}");
        applied("5", "order.delivered", ago(30), "{'id':'5512','appliedDiscount':1}");
        applied("6", "complaint.opened", ago(50), "{'id':'k','topic':'quality'}");
        applied("7", "complaint.opened", ago(20), "{'id':'k','severity':2}");

        assertThat(facts().orders())
                .extracting(order -> order.id() + " " + order.placedAt())
                .containsExactlyInAnyOrder("9 2026-03-01", "5512 2026-03-10");
        assertThat(order("5512").deliveredAt()).hasToString(ago(50).toString());
        assertThat(order("5512").appliedDiscount()).isEqualByComparingTo("1");
        assertThat(facts().complaints().get(0).openedAt()).hasToString(ago(50).toString());

        // A stated time takes precedence over the time of an event.
        applied("8", "order.delivered", ago(60), "{'id':'5512','deliveredAt':'2026-03-14'}");
        assertThat(order("5512").deliveredAt()).hasToString("2026-03-14");
    }

    private Order order(String id) {
        return facts().orders().stream()
                .filter(each -> each.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private EventResult sendFrom(String source, String id, String type, String data) {
        return ingestion.ingest(
                CloudEventReader.structured(FactsJson.bytes(Events.event(source, id, type, "C-1", ago(10), data))),
                AuditTrails.TESTER);
    }

    /** Two shops number their orders alike. */
    @Test
    void anOrderOfAnotherShopWithTheSameNumberIsRefusedWithBothValues() {
        sendFrom(
                "/a",
                "1",
                "order.placed",
                "{'id':'777','placedAt':'2026-03-05','value':100,'currency':'EUR',"
                        + "'lines':[{'sku':'toy','quantity':1}]}");
        String before = json("C-1");

        EventResult other =
                sendFrom("/b", "2", "order.placed", "{'id':'777','placedAt':'2026-03-14','value':50,'currency':'EUR'}");
        assertThat(other.status()).isEqualTo(Status.REFUSED);
        assertThat(other.problem())
                .contains("orders \"777\": placedAt is 2026-03-05 (/a) and 2026-03-14 (/b)")
                .contains("value is 100 (/a) and 50 (/b)");
        assertThat(other.contradictions()).extracting(Contradiction::field).containsExactly("placedAt", "value");
        // The same holds without a date, and for events about the progress of the order.
        assertThat(sendFrom("/b", "3", "order.placed", "{'id':'777','value':50}")
                        .contradictions())
                .hasSize(1);
        assertThat(sendFrom("/b", "4", "order.delivered", "{'id':'777','currency':'USD'}")
                        .contradictions())
                .hasSize(1);
        assertThat(sendFrom("/b", "5", "order.shipped", "{'id':'777','lines':[{'sku':'part','quantity':1}]}")
                        .problem())
                .contains("lines is toy (/a) and part (/b)");
        assertThat(json("C-1")).isEqualTo(before);

        // The refused event is accepted as soon as it agrees, and the first shop may still correct its order.
        assertThat(sendFrom("/b", "4", "order.delivered", "{'id':'777','value':100.00}")
                        .status())
                .isEqualTo(Status.APPLIED);
        assertThat(sendFrom("/a", "6", "order.placed", "{'id':'777','value':90}")
                        .status())
                .isEqualTo(Status.APPLIED);
        assertThat(order("777").value()).isEqualByComparingTo("90");
    }

    @Test
    void storedFactsAreNotMixedWithADifferentOrder() {
        store.put(
                customer("{'id':'C-1','orders':[{'id':'1','placedAt':'2026-03-01','value':10,'currency':'EUR'}],"
                        + "'complaints':[{'id':'k','openedAt':'2026-03-02','orderId':'1'}],"
                        + "'returns':[{'id':'r','at':'2026-03-03'}]}"),
                null);

        assertThat(sendFrom("/b", "1", "order.placed", "{'id':'1','value':50}").problem())
                .contains("value is 10 (said before) and 50 (/b)");
        assertThat(sendFrom("/b", "2", "order.shipped", "{'id':'1','placedAt':'2026-03-09'}")
                        .isRefused())
                .isTrue();
        assertThat(sendFrom("/b", "3", "complaint.opened", "{'id':'k','openedAt':'2026-03-09'}")
                        .contradictions())
                .hasSize(1);
        assertThat(sendFrom("/b", "4", "complaint.resolved", "{'id':'k','severity':4}")
                        .isRefused())
                .isFalse();
        assertThat(sendFrom("/b", "5", "return.received", "{'id':'r','at':'2026-03-09','value':5}")
                        .isRefused())
                .isTrue();
        assertThat(sendFrom("/b", "6", "return.received", "{'id':'r','value':5}")
                        .status())
                .isEqualTo(Status.APPLIED);
        assertThat(facts().returns().get(0))
                .hasToString(
                        "Return[id=r, source=null, orderId=null, at=2026-03-03, value=5, currency=null, refund=null, "
                                + "state=received, lines=null, reason=null, attributes=null]");
    }

    @Test
    void aWaitingRecordIsNotMergedWithAnOrderOfAnotherShop() {
        sendFrom("/b", "1", "order.delivered", "{'id':'777','value':50}");
        store.put(
                customer("{'id':'C-1','orders':[{'id':'777','placedAt':'2026-03-05','value':100}],"
                        + "'sources':{'orders':{'from':'erp','at':'2026-03-05T00:00:00Z'}}}"),
                null);
        ingestion.retryWaiting();

        assertThat(order("777").deliveredAt()).isNull();
        assertThat(ledger.waiting("C-1", 10)).hasSize(1);
    }

    @Test
    void fieldsMissingFromNewerLinesAreFilledInFromOlderOnes() {
        applied("2", "order.delivered", ago(10), "{'id':'5512','lines':[{'sku':'s','quantity':2,'delivered':1}]}");
        applied(
                "1",
                "order.placed",
                ago(90),
                "{'id':'5512','lines':[{'sku':'s','name':'Tea','quantity':2,'price':5}]}");
        applied(
                "3",
                "order.placed",
                ago(90),
                "{'id':'5513','lines':[{'sku':'s','name':'Tea','quantity':2,'price':5}]}");
        applied("4", "order.delivered", ago(10), "{'id':'5513','lines':[{'sku':'s','quantity':2,'delivered':1}]}");

        assertThat(order("5512").lines())
                .isEqualTo(order("5513").lines())
                .hasToString("[OrderLine[sku=s, name=Tea, category=null, quantity=2, delivered=1, price=5, "
                        + "discount=null, launchedAt=null, attributes=null]]");
    }

    @Test
    void aMergeReportsItsChangesAndContradictoryFactsPreventIt() {
        store.put(
                customer("{'id':'C-1','name':'Ana','orders':[{'id':'9','placedAt':'2026-03-01','value':100}]}"), null);
        store.put(
                customer("{'id':'C-2','name':'Ana M.','email':'a@example.org','orders':["
                        + "{'id':'9','placedAt':'2026-03-01','deliveredAt':'2026-03-03'},"
                        + "{'id':'10','placedAt':'2026-03-04'}]}"),
                null);
        store.put(customer("{'id':'C-3','orders':[{'id':'9','placedAt':'2026-02-01','value':7}]}"), null);

        EventResult merged = send("1", "customer.merged", ago(1), "{'from':'C-2'}");
        assertThat(merged.status()).isEqualTo(Status.APPLIED);
        assertThat(FactsJson.write(merged.merger()))
                .isEqualTo("{'filled':['email','orders[9].deliveredAt'],'added':{'orders':1},"
                        .concat("'kept':[{'field':'name','kept':'Ana','dropped':'Ana M.'}]}")
                        .replace('\'', '"'));
        assertThat(order("9").value()).isEqualByComparingTo("100");
        assertThat(order("9").deliveredAt()).hasToString("2026-03-03");

        EventResult refused = send("2", "customer.merged", ago(1), "{'from':'C-3'}");
        assertThat(refused.isRefused()).isTrue();
        assertThat(refused.problem())
                .contains("they were not merged")
                .contains("orders \"9\": placedAt is 2026-03-01 (C-1) and 2026-02-01 (C-3)");
        assertThat(store.find("C-3")).isPresent();
        assertThat(CustomerStores.gone(opened).find("C-3")).isEmpty();

        store.put(customer("{'id':'C-3','orders':[{'id':'9b','placedAt':'2026-02-01','value':7}]}"), null);
        assertThat(send("2", "customer.merged", ago(1), "{'from':'C-3'}")
                        .merger()
                        .added())
                .containsEntry("orders", 1);
        assertThat(send("2", "customer.merged", ago(1), "{'from':'C-3'}").status())
                .isEqualTo(Status.DUPLICATE);
    }

    @Test
    void theFirstPromiseIsKept() {
        applied("1", "order.placed", ago(100), "{'id':'5512'}");
        applied("3", "order.promised", ago(50), "{'id':'5512','promisedAt':'2026-03-20'}");
        applied("2", "order.promised", ago(70), "{'id':'5512','promisedAt':'2026-03-12'}");
        applied("4", "order.promised", ago(20), "{'id':'5512','promisedAt':'2026-03-25'}");

        assertThat(facts().orders().get(0).promisedAt()).hasToString("2026-03-12");
    }

    @Test
    void laterStatementsAreNotOverwrittenAndUnknownFieldsAreFilledIn() {
        store.put(
                customer("{'id':'C-1','name':'Ana','orders':[{'id':'5512','placedAt':'2026-03-01','value':10}]}"),
                null);

        applied("1", "order.delivered", ago(60), "{'id':'5512','value':99}");
        applied("2", "customer.changed", ago(60), "{'name':'Eve','email':'a@example.org'}");
        assertThat(facts().orders().get(0).value()).isEqualByComparingTo("10");
        assertThat(facts().orders().get(0).deliveredAt()).hasToString("2026-03-15T09:00:00Z");
        assertThat(facts().name()).isEqualTo("Ana");
        assertThat(facts().email()).isEqualTo("a@example.org");

        applied("3", "customer.changed", NOW.plusSeconds(30), "{'name':'Eve'}");
        assertThat(facts().name()).isEqualTo("Eve");
    }

    @Test
    void aCollectionKeepsItsOwnerAndAcceptsLaterEvents() {
        store.put(
                customer("{'id':'C-1','orders':[{'id':'5512','placedAt':'2026-03-01','value':10}],'sources':{'orders':"
                        + "{'from':'erp','at':'2026-03-14T00:00:00Z'}}}"),
                null);

        applied("1", "order.delivered", Instant.parse("2026-03-13T10:00:00Z"), "{'id':'5512','appliedDiscount':1}");
        applied("2", "order.cancelled", ago(60), "{'id':'5512','appliedDiscount':2}");
        applied("3", "complaint.opened", ago(60), "{'id':'k'}");

        assertThat(facts().orders().get(0).appliedDiscount()).isEqualByComparingTo("2");
        assertThat(facts().orders().get(0).deliveredAt()).isNotNull();
        assertThat(facts().sources())
                .containsEntry("orders", new Provenance("erp", Instant.parse("2026-03-14T00:00:00Z")))
                .containsEntry("complaints", new Provenance("/shop", ago(60)));
    }

    @Test
    void anIncompleteRecordIsListedAsWaitingUntilTheRestArrives() {
        assertThat(applied("1", "order.delivered", ago(10), "{'id':'5512','lines':[{'sku':'s','quantity':1}]}"))
                .isEqualTo(Status.WAITING);
        assertThat(ledger.waiting("C-1", 10)).singleElement().satisfies(waiting -> {
            assertThat(waiting.id()).isEqualTo("5512");
            assertThat(waiting.told()).containsKeys("deliveredAt", "lines");
        });
        assertThat(ledger.waiting()).isEqualTo(new EventLedger.HowMany(1, clock.instant()));
        assertThat(store.find("C-1")).isEmpty();

        assertThat(applied("2", "order.placed", ago(500), "{'id':'5512'}")).isEqualTo(Status.APPLIED);
        assertThat(facts().orders().get(0).deliveredAt()).hasToString("2026-03-15T09:50:00Z");
        assertThat(facts().orders().get(0).lines()).hasSize(1);
        assertThat(ledger.waiting().records()).isZero();
    }

    @Test
    void aWaitingRecordIsCompletedByAnotherSourceOrDiscarded() {
        applied("1", "order.delivered", ago(10), "{'id':'5512','value':99}");
        applied("2", "complaint.resolved", ago(10), "{'id':'k'}");
        clock.move(Duration.ofMinutes(1));
        store.put(customer("{'id':'C-1','orders':[{'id':'5512','placedAt':'2026-03-01','value':10}]}"), null);
        ingestion.retryWaiting();

        assertThat(facts().orders().get(0).deliveredAt()).hasToString("2026-03-15T09:50:00Z");
        assertThat(facts().orders().get(0).value()).isEqualByComparingTo("10");
        assertThat(ledger.waiting("C-1", 10))
                .extracting(EventLedger.Waiting::collection)
                .containsExactly("complaints");

        clock.move(Duration.ofDays(31));
        ingestion.retryWaiting();
        assertThat(ledger.waiting().records()).isZero();
    }

    @Test
    void anInvalidEventIsRefusedAndChangesNothing() {
        applied("0", "order.placed", ago(10), "{'id':'5512'}");

        assertThat(send("1", "order.place", ago(10), "{'id':'1'}").problem())
                .startsWith("\"type\" is \"order.place\"; expected one of order.placed,");
        assertThat(send("2", "order.placed", NOW.plus(Duration.ofMinutes(6)), "{'id':'1'}")
                        .field())
                .isEqualTo("time");
        assertThat(send("3", "order.placed", ago(10), "{}").field()).isEqualTo("data.id");
        assertThat(send("4", "order.shipped", ago(10), "{'id':'1','shoe':1}").field())
                .isEqualTo("data.shoe");
        assertThat(send("5", "order.delivered", ago(10), "{'id':'5512','deliveredAt':'2026-03-01'}")
                        .problem())
                .contains("is before placedAt");
        assertThat(send("6", "customer.changed", ago(10), "{'orders':[]}").field())
                .isEqualTo("data.orders");
        assertThat(send("7", "survey.answered", ago(10), "{'kind':'nps','score':11}")
                        .field())
                .isEqualTo("data.score");
        assertThat(facts().orders()).hasSize(1);
        assertThat(applied("5", "order.delivered", ago(5), "{'id':'5512'}")).isEqualTo(Status.APPLIED);
    }

    @Test
    void aConsentIsReplacedByALaterOne() {
        applied("2", "consent.changed", ago(10), "{'channel':'email','purpose':'marketing','given':false}");
        applied("1", "consent.changed", ago(20), "{'channel':'email','purpose':'marketing','given':true}");
        assertThat(facts().consents()).singleElement().matches(answer -> !answer.given());
        applied("3", "consent.changed", ago(5), "{'channel':'email','purpose':'marketing','given':true}");
        assertThat(facts().consents()).singleElement().matches(answer -> answer.given());
    }

    /** A decision, or an event on another node, may have read the customer before. */
    @Test
    void recordsWrittenWhileACustomerIsErasedOrMergedFollowLater() {
        CustomerLifecycle lifecycle = CustomerStores.leaving(opened, clock, redecisionRequested, ledger);
        store.put(customer("{'id':'C-1'}"), null);
        store.put(customer("{'id':'C-2'}"), null);
        lifecycle.erase("C-1", AuditTrails.TESTER);
        lifecycle.merge("C-2", "C-3", AuditTrails.TESTER, () -> {});
        ledger.replace(List.of(
                RecordUpdates.of("C-1", RecordKind.ORDERS, "1").removed(NOW, "/shop"),
                RecordUpdates.of("C-2", RecordKind.ORDERS, "2").removed(NOW, "/shop")));
        clock.move(Duration.ofSeconds(61));
        lifecycle.retryPending();

        assertThat(ledger.records("C-1")).isEmpty();
        assertThat(ledger.records("C-2")).isEmpty();
        assertThat(ledger.records("C-3")).hasSize(1);
        assertThat(opened.jdbc()
                        .queryForList(
                                "select customer_id from gone_customer where customer_id is not null", String.class))
                .containsExactly("C-2");
        assertThat(store.put(customer("{'id':'C-2'}"), null).mergedInto()).isEqualTo("C-3");
    }

    @Test
    void anyOrderGivesTheSameFactsOnSeveralNodes() throws Exception {
        List<ObjectNode> inOrder = new ArrayList<>();
        List<ObjectNode> shuffled = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            inOrder.addAll(Events.of("A-" + i, NOW.minus(Duration.ofDays(9)), i));
            List<ObjectNode> events = Events.of("B-" + i, NOW.minus(Duration.ofDays(9)), i);
            shuffled.addAll(events);
            shuffled.addAll(events.subList(5, 15));
        }
        Collections.shuffle(shuffled, new Random(7));
        inOrder.forEach(each -> ingest(List.of(each)));
        ExecutorService threads = Executors.newFixedThreadPool(3);
        try {
            List<Callable<Void>> nodes = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                List<ObjectNode> mine = shuffled.subList(i * shuffled.size() / 3, (i + 1) * shuffled.size() / 3);
                nodes.add(() -> {
                    for (int from = 0; from < mine.size(); from += 40) {
                        ingest(mine.subList(from, Math.min(from + 40, mine.size())));
                    }
                    return null;
                });
            }
            for (Future<Void> each : threads.invokeAll(nodes)) {
                each.get();
            }
        } finally {
            threads.shutdownNow();
        }

        for (int i = 0; i < 12; i++) {
            assertThat(json("B-" + i)).isEqualTo(json("A-" + i).replace("\"A-", "\"B-"));
        }
        assertThat(ledger.waiting().records()).isZero();
    }

    private void ingest(List<ObjectNode> events) {
        List<EventResult> results =
                newIngestion().ingest(CloudEventReader.batch(FactsJson.bytes(events)), AuditTrails.TESTER);
        assertThat(results).noneMatch(EventResult::isRefused);
    }

    private String json(String id) {
        return FactsJson.write(store.find(id).orElseThrow().facts());
    }
}
