package org.holdfast.crm.events;

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
import org.holdfast.crm.CustomerStore;
import org.holdfast.crm.CustomerStores;
import org.holdfast.crm.Leaving;
import org.holdfast.crm.events.EventResult.Status;
import org.holdfast.facts.Customer;
import org.holdfast.facts.Source;
import org.holdfast.facts.json.FactsJson;
import org.holdfast.retention.Anew;
import org.holdfast.retention.DecidingAnew;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.node.ObjectNode;

/** Events in whatever order they come, as often as they come, on whatever node. */
@ParameterizedClass
@EnumSource(Database.class)
class TakingEventsIT {

    private static final Instant NOW = Instant.parse("2026-03-15T10:00:00Z");

    @Parameter
    private Database database;

    private Database.Store opened;
    private CustomerStore store;
    private EventLedger ledger;
    private DecidingAnew anew;
    private TakingEvents taking;
    private final MovingClock clock = new MovingClock();

    @BeforeEach
    void open() {
        opened = database.open();
        store = CustomerStores.of(opened, clock);
        ledger = new EventLedger(opened.jdbc());
        anew = Anew.onlyAsking(opened);
        taking = taking();
    }

    @AfterEach
    void close() {
        opened.close();
    }

    private TakingEvents taking() {
        return new TakingEvents(store, CustomerStores.gone(opened), ledger,
                CustomerStores.leaving(opened, clock, anew, ledger), anew, opened.transaction(),
                new EventSettings(Duration.ofMinutes(5), Duration.ofDays(90), Duration.ofDays(30)), clock);
    }

    private EventResult tell(String id, String type, Instant time, String data) {
        return taking.take(CloudEventReader.structured(FactsJson.bytes(Events.event("/shop", id, type, "C-1", time, data))));
    }

    private Status told(String id, String type, Instant time, String data) {
        EventResult result = tell(id, type, time, data);
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
    void anEventChangesTheFactsAndAsksForOneDecision() {
        store.put(customer("{'id':'C-1','name':'Ana'}"), null);

        assertThat(told("1", "order.placed", ago(10), "{'id':'5512','value':12.5,'currency':'EUR'}")).isEqualTo(Status.APPLIED);
        EventResult again = tell("1", "order.placed", ago(10), "{'id':'5512','value':12.5,'currency':'EUR'}");

        assertThat(again.status()).isEqualTo(Status.DUPLICATE);
        assertThat(again.duplicate()).isTrue();
        assertThat(FactsJson.write(facts())).isEqualTo("{'id':'C-1','name':'Ana','orders':[{'id':'5512','placedAt':'2026-03-15T09:50:00Z','value':12.5,"
                .concat("'currency':'EUR'}],'sources':{'orders':{'from':'/shop','at':'2026-03-15T09:50:00Z'}}}").replace('\'', '"'));
        assertThat(opened.jdbc().queryForList("select customer_id from decide_queue", String.class)).containsExactly("C-1");
    }

    @Test
    void whatHappenedLaterCountsHoweverLateTheEarlierComes() {
        told("1", "order.placed", ago(100), "{'id':'5512','value':10}");
        told("3", "order.placed", ago(50), "{'id':'5512','value':30,'currency':'EUR'}");

        assertThat(told("2", "order.placed", ago(70), "{'id':'5512','value':20,'appliedDiscount':1}")).isEqualTo(Status.APPLIED);
        assertThat(facts().orders().get(0).value()).isEqualByComparingTo("30");
        assertThat(facts().orders().get(0).appliedDiscount()).isEqualByComparingTo("1");
        assertThat(told("4", "order.placed", ago(90), "{'id':'5512','value':15}")).isEqualTo(Status.UNCHANGED);
    }

    @Test
    void theFirstPromiseStays() {
        told("1", "order.placed", ago(100), "{'id':'5512'}");
        told("3", "order.promised", ago(50), "{'id':'5512','promisedAt':'2026-03-20'}");
        told("2", "order.promised", ago(70), "{'id':'5512','promisedAt':'2026-03-12'}");
        told("4", "order.promised", ago(20), "{'id':'5512','promisedAt':'2026-03-25'}");

        assertThat(facts().orders().get(0).promisedAt()).hasToString("2026-03-12");
    }

    @Test
    void whatSomebodyHasSaidSinceIsNotOverwrittenAndWhatNobodySaidIsFilledIn() {
        store.put(customer("{'id':'C-1','name':'Ana','orders':[{'id':'5512','placedAt':'2026-03-01','value':10}]}"), null);

        told("1", "order.delivered", ago(60), "{'id':'5512','value':99}");
        told("2", "customer.changed", ago(60), "{'name':'Eve','email':'a@example.org'}");
        assertThat(facts().orders().get(0).value()).isEqualByComparingTo("10");
        assertThat(facts().orders().get(0).deliveredAt()).hasToString("2026-03-15T09:00:00Z");
        assertThat(facts().name()).isEqualTo("Ana");
        assertThat(facts().email()).isEqualTo("a@example.org");

        told("3", "customer.changed", NOW.plusSeconds(30), "{'name':'Eve'}");
        assertThat(facts().name()).isEqualTo("Eve");
    }

    @Test
    void aCollectionStaysWithItsOwnerAndStillLearnsWhatIsFresher() {
        store.put(customer("{'id':'C-1','orders':[{'id':'5512','placedAt':'2026-03-01','value':10}],'sources':{'orders':"
                + "{'from':'erp','at':'2026-03-14T00:00:00Z'}}}"), null);

        told("1", "order.delivered", Instant.parse("2026-03-13T10:00:00Z"), "{'id':'5512','value':11}");
        told("2", "order.cancelled", ago(60), "{'id':'5512','value':12}");
        told("3", "complaint.opened", ago(60), "{'id':'k'}");

        assertThat(facts().orders().get(0).value()).isEqualByComparingTo("12");
        assertThat(facts().orders().get(0).deliveredAt()).isNotNull();
        assertThat(facts().sources()).containsEntry("orders", new Source("erp", Instant.parse("2026-03-14T00:00:00Z")))
                .containsEntry("complaints", new Source("/shop", ago(60)));
    }

    @Test
    void whatCannotStandAloneWaitsAndIsSeenUntilTheRestComes() {
        assertThat(told("1", "order.delivered", ago(10), "{'id':'5512','lines':[{'sku':'s','quantity':1}]}")).isEqualTo(Status.WAITING);
        assertThat(ledger.waiting("C-1", 10)).singleElement().satisfies(waiting -> {
            assertThat(waiting.id()).isEqualTo("5512");
            assertThat(waiting.told()).containsKeys("deliveredAt", "lines");
        });
        assertThat(ledger.waiting()).isEqualTo(new EventLedger.HowMany(1, clock.instant()));
        assertThat(store.find("C-1")).isEmpty();

        assertThat(told("2", "order.placed", ago(500), "{'id':'5512'}")).isEqualTo(Status.APPLIED);
        assertThat(facts().orders().get(0).deliveredAt()).hasToString("2026-03-15T09:50:00Z");
        assertThat(facts().orders().get(0).lines()).hasSize(1);
        assertThat(ledger.waiting().records()).isZero();
    }

    @Test
    void whatWaitsIsCompletedBySomebodyElseOrGivenUp() {
        told("1", "order.delivered", ago(10), "{'id':'5512','value':99}");
        told("2", "complaint.resolved", ago(10), "{'id':'k'}");
        clock.move(Duration.ofMinutes(1));
        store.put(customer("{'id':'C-1','orders':[{'id':'5512','placedAt':'2026-03-01','value':10}]}"), null);
        taking.lookAfter();

        assertThat(facts().orders().get(0).deliveredAt()).hasToString("2026-03-15T09:50:00Z");
        assertThat(facts().orders().get(0).value()).isEqualByComparingTo("10");
        assertThat(ledger.waiting("C-1", 10)).extracting(EventLedger.Waiting::collection).containsExactly("complaints");

        clock.move(Duration.ofDays(31));
        taking.lookAfter();
        assertThat(ledger.waiting().records()).isZero();
    }

    @Test
    void whatMakesNoSenseIsRefusedAndChangesNothing() {
        told("0", "order.placed", ago(10), "{'id':'5512'}");

        assertThat(tell("1", "order.place", ago(10), "{'id':'1'}").problem()).startsWith("\"type\" is \"order.place\"; expected one of order.placed,");
        assertThat(tell("2", "order.placed", NOW.plus(Duration.ofMinutes(6)), "{'id':'1'}").field()).isEqualTo("time");
        assertThat(tell("3", "order.placed", ago(10), "{}").field()).isEqualTo("data.id");
        assertThat(tell("4", "order.shipped", ago(10), "{'id':'1','shoe':1}").field()).isEqualTo("data.shoe");
        assertThat(tell("5", "order.delivered", ago(10), "{'id':'5512','deliveredAt':'2026-03-01'}").problem()).contains("lies before placedAt");
        assertThat(tell("6", "customer.changed", ago(10), "{'orders':[]}").field()).isEqualTo("data.orders");
        assertThat(tell("7", "survey.answered", ago(10), "{'kind':'nps','score':11}").field()).isEqualTo("data.score");
        assertThat(facts().orders()).hasSize(1);
        assertThat(told("5", "order.delivered", ago(5), "{'id':'5512'}")).isEqualTo(Status.APPLIED);
    }

    @Test
    void anAnswerOnConsentIsReplacedByALaterOne() {
        told("2", "consent.changed", ago(10), "{'channel':'email','purpose':'marketing','given':false}");
        told("1", "consent.changed", ago(20), "{'channel':'email','purpose':'marketing','given':true}");
        assertThat(facts().consents()).singleElement().matches(answer -> !answer.given());
        told("3", "consent.changed", ago(5), "{'channel':'email','purpose':'marketing','given':true}");
        assertThat(facts().consents()).singleElement().matches(answer -> answer.given());
    }

    /** A decision, or an event on another node, can have been under way with what it had read before. */
    @Test
    void whatWasUnderWayWhenACustomerLeftIsLookedAfter() {
        Leaving leaving = CustomerStores.leaving(opened, clock, anew, ledger);
        store.put(customer("{'id':'C-1'}"), null);
        store.put(customer("{'id':'C-2'}"), null);
        leaving.erase("C-1");
        leaving.merge("C-2", "C-3", () -> { });
        ledger.keep(List.of(EventRecord.of("C-1", Records.ORDERS, "1"), EventRecord.of("C-2", Records.ORDERS, "2")));
        clock.move(Duration.ofSeconds(61));
        leaving.again();

        assertThat(ledger.records("C-1")).isEmpty();
        assertThat(ledger.records("C-2")).isEmpty();
        assertThat(ledger.records("C-3")).hasSize(1);
        assertThat(opened.jdbc().queryForList("select customer_id from gone_customer where customer_id is not null", String.class)).containsExactly("C-2");
        assertThat(store.put(customer("{'id':'C-2'}"), null).mergedInto()).isEqualTo("C-3");
    }

    @Test
    void anyOrderEndsInTheSameFactsAlsoOnSeveralNodes() throws Exception {
        List<ObjectNode> inOrder = new ArrayList<>();
        List<ObjectNode> shuffled = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            inOrder.addAll(Events.of("A-" + i, NOW.minus(Duration.ofDays(9)), i));
            List<ObjectNode> life = Events.of("B-" + i, NOW.minus(Duration.ofDays(9)), i);
            shuffled.addAll(life);
            shuffled.addAll(life.subList(5, 15));
        }
        Collections.shuffle(shuffled, new Random(7));
        inOrder.forEach(each -> take(List.of(each)));
        ExecutorService threads = Executors.newFixedThreadPool(3);
        try {
            List<Callable<Void>> nodes = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                List<ObjectNode> mine = shuffled.subList(i * shuffled.size() / 3, (i + 1) * shuffled.size() / 3);
                nodes.add(() -> {
                    for (int from = 0; from < mine.size(); from += 40) {
                        take(mine.subList(from, Math.min(from + 40, mine.size())));
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
            assertThat(written("B-" + i)).isEqualTo(written("A-" + i).replace("\"A-", "\"B-"));
        }
        assertThat(ledger.waiting().records()).isZero();
    }

    private void take(List<ObjectNode> events) {
        List<EventResult> results = taking().take(CloudEventReader.batch(FactsJson.bytes(events)));
        assertThat(results).noneMatch(EventResult::isRefused);
    }

    private String written(String id) {
        return FactsJson.write(store.find(id).orElseThrow().facts());
    }
}
