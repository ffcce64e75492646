package org.holdfast.customers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.holdfast.Samples.customer;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.holdfast.Database;
import org.holdfast.access.MovingClock;
import org.holdfast.audit.AuditTrails;
import org.holdfast.customers.CustomerStore.Put;
import org.holdfast.customers.CustomerStore.Stored;
import org.holdfast.decisioning.RedecisionFixture;
import org.holdfast.facts.Customer;
import org.holdfast.facts.Order;
import org.holdfast.facts.json.FactsJson;
import org.holdfast.facts.validation.InvalidInput;
import org.holdfast.ingestion.events.EventFixture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

/** Systems that each know a part of a customer, one after another and at the same time. */
@ParameterizedClass
@EnumSource(Database.class)
class CustomerPartsIT {

    private static final int NODES = 8;

    @Parameter
    private Database database;

    private Database.Store opened;
    private CustomerStore store;
    private CustomerParts parts;
    private final MovingClock clock = new MovingClock();

    @BeforeEach
    void open() {
        opened = database.open();
        store = CustomerStores.of(opened, clock);
        parts = CustomerStores.parts(opened, clock);
    }

    @AfterEach
    void close() {
        opened.close();
    }

    private static JsonNode json(String text) {
        return FactsJson.mapper().readTree(text.replace('\'', '"'));
    }

    private Stored patch(String id, String patch) {
        return parts.patch(id, json(patch), null);
    }

    private Customer facts(String id) {
        return store.find(id).orElseThrow().facts();
    }

    private static List<String> keys(Customer facts) {
        return facts.orders() == null
                ? List.of()
                : facts.orders().stream().map(Order::key).toList();
    }

    @Test
    void aPatchLeavesTheRestAsItIs() {
        store.put(
                customer(
                        "{'id':'C-1','name':'Ana','email':'a@example.org','membership':{'programme':'club','points':5},"
                                + "'orders':[{'id':'1','placedAt':'2026-03-01'}],'complaints':[]}"),
                null);

        Stored stored = patch("C-1", "{'email':null,'membership':{'tier':'gold'},'returns':[]}");

        assertThat(stored.how()).isEqualTo(Put.REPLACED);
        assertThat(FactsJson.write(facts("C-1")))
                .isEqualTo(json("{'id':'C-1','name':'Ana','membership':{'programme':'club','tier':'gold','points':5},"
                                + "'orders':[{'id':'1','placedAt':'2026-03-01'}],'complaints':[],'returns':[]}")
                        .toString());
        assertThat(patch("C-1", "{'email':null,'name':'Ana'}").how()).isEqualTo(Put.UNCHANGED);
        assertThat(stored.hash()).isEqualTo(store.find("C-1").orElseThrow().etag());
    }

    @Test
    void anInvalidPatchChangesNothing() {
        store.put(customer("{'id':'C-2','name':'Ana','orders':[{'id':'1','placedAt':'2026-03-01'}]}"), null);

        assertThatThrownBy(() -> patch("C-2", "['name']"))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("is a list; expected an object");
        assertThatThrownBy(() -> patch("C-2", "{'name':5}")).hasMessageContaining("wrong type");
        assertThatThrownBy(() -> patch("C-2", "{'orders':'none'}"))
                .isInstanceOfSatisfying(
                        InvalidInput.class, e -> assertThat(e.field()).isEqualTo("orders"));
        assertThatThrownBy(() -> patch("C-2", "{'id':'C-3'}")).hasMessageContaining("but the path has \"C-2\"");
        assertThatThrownBy(() ->
                        patch("C-2", "{'orders':[{'id':'1','placedAt':'2026-03-01','cancelledAt':'2025-01-01'}]}"))
                .hasMessageContaining("is before placedAt");
        assertThat(FactsJson.write(facts("C-2"))).contains("Ana").contains("2026-03-01");
    }

    @Test
    void refusalsOfContactSurviveEveryPart() {
        store.put(
                customer(
                        "{'id':'C-4','consents':[{'channel':'sms','purpose':'service','given':false,'at':'2026-03-01'}]}"),
                null);

        for (String patch : List.of(
                "{'consents':null}",
                "{'consents':[]}",
                "{'consents':[{'channel':'sms','purpose':'service','given':true,'at':'2026-02-01'}]}")) {
            assertThat(patch("C-4", patch).consentsKept()).as(patch).hasSize(1);
        }
        assertThat(parts.replace("C-4", "consents", json("[]"), null, null).consentsKept())
                .hasSize(1);
        assertThat(patch("C-4", "{'consents':[{'channel':'sms','purpose':'service','given':true,'at':'2026-03-05'}]}")
                        .consentsKept())
                .isEmpty();
    }

    @Test
    void aWishThatIsNotSaidAnyMoreIsKept() {
        patch("C-4", "{'contactCap':{'times':1,'days':30}}");

        Stored stored = patch("C-4", "{'contactCap':null,'name':'Ana'}");

        assertThat(stored.wishesKept()).containsExactly("contactCap");
        assertThat(stored.facts()).isNotNull();
        assertThat(patch("C-4", "{'name':'Eve'}").wishesKept()).isEmpty();
    }

    @Test
    void aRefusalWithoutATimeCountsFromThePatch() {
        store.put(customer("{'id':'C-5','name':'Ana'}"), null);
        clock.move(Duration.ofDays(10));
        Instant between = clock.instant().minus(Duration.ofDays(5));
        patch("C-5", "{'consents':[{'channel':'sms','purpose':'service','given':false}]}");

        Stored stored = patch(
                "C-5", "{'consents':[{'channel':'sms','purpose':'service','given':true,'at':'" + between + "'}]}");

        assertThat(stored.consentsKept()).hasSize(1);
    }

    @Test
    void twoShopsReplaceOnlyTheirOwnOrders() {
        String order = "[{'id':'5512','placedAt':'2026-03-01'}]";
        parts.replace("C-6", "orders", json(order), "shop-ro", null);
        parts.replace("C-6", "orders", json(order), "shop-md", null);
        patch("C-6", "{'name':'Ana'}");
        assertThat(keys(facts("C-6"))).containsExactlyInAnyOrder("shop-ro/5512", "shop-md/5512");

        parts.replace("C-6", "orders", json("[]"), "shop-ro", null);
        assertThat(keys(facts("C-6"))).containsExactly("shop-md/5512");
        assertThatThrownBy(() -> parts.replace(
                        "C-6",
                        "orders",
                        json("[{'id':'1','source':'shop-md','placedAt':'2026-03-01'}]"),
                        "shop-ro",
                        null))
                .isInstanceOfSatisfying(
                        InvalidInput.class, e -> assertThat(e.field()).isEqualTo("orders[0].source"));

        parts.replace("C-6", "orders", json("[]"), null, null);
        assertThat(facts("C-6").orders()).isEmpty();
        assertThat(facts("C-6").name()).isEqualTo("Ana");
    }

    @Test
    void anOlderEventDoesNotReplaceWhatWasPatched() {
        EventFixture events = new EventFixture(opened, store, clock);
        Instant earlier = clock.instant();
        clock.move(Duration.ofHours(1));
        patch(
                "C-7",
                "{'name':'Ana','orders':[{'id':'1','placedAt':'2026-03-01','value':10,'shippedAt':'2026-03-03'}]}");
        clock.move(Duration.ofHours(1));

        events.send("/crm", "customer.changed", "C-7", earlier, "{'name':'Old'}");
        events.send("/carrier", "order.shipped", "C-7", earlier, "{'id':'1','shippedAt':'2026-03-02'}");
        assertThat(facts("C-7").name()).isEqualTo("Ana");
        assertThat(String.valueOf(facts("C-7").orders().get(0).shippedAt())).isEqualTo("2026-03-03");

        events.send("/crm", "customer.changed", "C-7", clock.instant(), "{'name':'New'}");
        assertThat(facts("C-7").name()).isEqualTo("New");
    }

    @Test
    void goneCustomersStayGone() {
        CustomerLifecycle lifecycle = CustomerStores.leaving(opened, clock, RedecisionFixture.onlyAsking(opened));
        store.put(customer("{'id':'C-8'}"), null);
        store.put(customer("{'id':'C-9'}"), null);
        lifecycle.erase("C-8", AuditTrails.TESTER);
        lifecycle.merge("C-9", "C-10", AuditTrails.TESTER, () -> {});

        assertThat(patch("C-8", "{'name':'Ana'}").how()).isEqualTo(Put.ERASED);
        assertThat(patch("C-9", "{'name':'Ana'}").mergedInto()).isEqualTo("C-10");
        assertThat(store.find("C-8")).isEmpty();
    }

    @Test
    void eightNodesChangeTheirPartsAtOnce() throws Exception {
        List<Callable<Stored>> work = new ArrayList<>();
        for (int i = 0; i < NODES; i++) {
            String shop = "shop-" + i;
            work.add(() -> parts.replace("C-11", "orders", json("[{'id':'1','placedAt':'2026-03-01'}]"), shop, null));
            work.add(() -> patch("C-11", "{'" + (shop.endsWith("1") ? "name" : "phone") + "':'" + shop + "'}"));
        }
        at(work);

        assertThat(keys(facts("C-11")))
                .containsExactlyInAnyOrderElementsOf(IntStream.range(0, NODES)
                        .mapToObj(i -> "shop-" + i + "/1")
                        .toList());
        assertThat(facts("C-11").name()).isEqualTo("shop-1");
        assertThat(facts("C-11").phone()).startsWith("shop-");
    }

    @Test
    void ofEightNodesWithTheSameETagOneSucceeds() throws Exception {
        String hash = patch("C-12", "{'name':'Ana'}").hash();
        Predicate<Optional<String>> unchanged = stored -> stored.equals(Optional.of(hash));
        List<Callable<Stored>> work = new ArrayList<>();
        for (int i = 0; i < NODES; i++) {
            String name = "Ana " + i;
            work.add(() -> parts.patch("C-12", json("{'name':'" + name + "'}"), unchanged));
        }

        List<Put> results = at(work).stream().map(Stored::how).toList();

        assertThat(results).containsOnly(Put.REPLACED, Put.CHANGED_MEANWHILE);
        assertThat(results.stream().filter(Put.REPLACED::equals)).hasSize(1);
    }

    private static List<Stored> at(List<Callable<Stored>> work) throws Exception {
        ExecutorService nodes = Executors.newFixedThreadPool(NODES);
        try {
            List<Stored> stored = new ArrayList<>();
            for (Future<Stored> each : nodes.invokeAll(work)) {
                stored.add(each.get());
            }
            return stored;
        } finally {
            nodes.shutdownNow();
        }
    }
}
