package org.holdfast.ingestion.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.holdfast.Samples.customer;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.holdfast.facts.Order;
import org.holdfast.facts.declared.DeclaredFact;
import org.holdfast.facts.declared.DeclaredFields;
import org.holdfast.facts.declared.DeclaredList;
import org.holdfast.facts.declared.FactLabels;
import org.holdfast.facts.declared.FactOwner;
import org.holdfast.facts.declared.FactType;
import org.holdfast.facts.declared.FactsSchema;
import org.holdfast.facts.json.FactsJson;
import org.holdfast.ingestion.events.EventResult.Change;
import org.holdfast.ingestion.events.EventResult.Status;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Events that change, undo, reopen and remove, in any order of arrival. */
class TakingBackIT extends EventsTest {

    private static final DeclaredFields OWN = new DeclaredFields(Stream.of("plan", "colour")
            .map(name -> new DeclaredFact(name, 0, FactType.TEXT, List.of(), null, FactLabels.of(name)))
            .toList());
    private static final DeclaredFields OF_RETURN = new DeclaredFields(
            List.of(new DeclaredFact("shelf", 0, FactType.TEXT, List.of(), null, FactLabels.of("shelf"))));
    private static final FactsSchema DECLARED = new FactsSchema(
            Map.of(FactOwner.CUSTOMER, OWN, FactOwner.ORDER, OWN, FactOwner.RETURN, OF_RETURN),
            Map.of("vehicle", vehicle()));

    private static DeclaredList vehicle() {
        return new DeclaredList(
                "vehicle",
                "plate",
                new DeclaredFields(List.of(
                        new DeclaredFact("plate", 0, FactType.TEXT, List.of(), null, FactLabels.of("plate")),
                        new DeclaredFact("colour", 1, FactType.TEXT, List.of(), null, FactLabels.of("colour")),
                        new DeclaredFact("mileage", 2, FactType.NUMBER, List.of(), null, FactLabels.of("mileage")))),
                FactLabels.of("vehicle"));
    }

    TakingBackIT() {
        super(DECLARED);
    }

    private @Nullable Order order(String customer) {
        List<Order> orders = facts(customer).orders();
        return orders == null || orders.isEmpty() ? null : orders.get(0);
    }

    @Test
    void everyTakeBackSaysWhatWasDone() {
        send("T-1", 0, "order.placed", "{'id':'1','value':10}");
        send("T-1", 1, "order.shipped", "{'id':'1'}");
        send("T-1", 2, "order.delivered", "{'id':'1'}");
        send("T-1", 3, "order.cancelled", "{'id':'1'}");
        send("T-1", 0, "complaint.opened", "{'id':'k'}");
        send("T-1", 4, "complaint.resolved", "{'id':'k'}");

        String[][] takeBacks = {
            {"order.unshipped", "{'id':'1'}", "orders[1].shippedAt"},
            {"order.undelivered", "{'id':'1','deliveredAt':null}", "orders[1].deliveredAt"},
            {"order.uncancelled", "{'id':'1'}", "orders[1].cancelledAt"},
            {"complaint.reopened", "{'id':'k'}", "complaints[k].resolvedAt"}
        };
        for (String[] each : takeBacks) {
            EventResult done = send("T-1", 10, each[0], each[1]);
            assertThat(done.problem()).isNull();
            assertThat(done.status()).as(each[0]).isEqualTo(Status.APPLIED);
            assertThat(done.changes()).singleElement().satisfies(change -> {
                assertThat(change.field()).isEqualTo(each[2]);
                assertThat(change.before()).isNotNull();
                assertThat(change.after()).isNull();
            });
            assertThat(send("T-1", 11, each[0], each[1]).status()).as(each[0]).isEqualTo(Status.NOTHING_TO_TAKE_BACK);
        }
        assertThat(FactsJson.write(facts("T-1"))).doesNotContain("cancelledAt").doesNotContain("resolvedAt");
    }

    @Test
    void theResultDoesNotDependOnTheOrderOfArrival() {
        List<Sent> happened = List.of(
                new Sent(0, "order.placed", "{'id':'1','value':10,'promisedAt':'2026-03-20'}"),
                new Sent(1, "order.cancelled", "{'id':'1'}"),
                new Sent(2, "order.uncancelled", "{'id':'1'}"),
                new Sent(3, "order.delivered", "{'id':'1'}"),
                new Sent(4, "order.undelivered", "{'id':'1'}"),
                new Sent(5, "order.changed", "{'id':'1','value':8,'promisedAt':'2026-03-25'}"),
                new Sent(6, "order.delivered", "{'id':'1'}"),
                new Sent(7, "order.promised", "{'id':'1','promisedAt':'2026-03-28'}"),
                new Sent(8, "order.cancelled", "{'id':'1'}"));
        String expected = inAnyOrder("T-2", happened, facts -> FactsJson.write(facts.orders()));
        assertThat(expected).contains("\"value\":8").contains("2026-03-25");
        assertThat(expected)
                .contains("\"deliveredAt\":\"" + start.plus(Duration.ofMinutes(6)))
                .contains("\"cancelledAt\":\"" + start.plus(Duration.ofMinutes(8)));
    }

    @Test
    void oneAttributeIsChangedAndTakenBack() {
        send("T-8", 0, "order.placed", "{'id':'1','value':10,'attributes':{'plan':'a','colour':'red'}}");

        EventResult changed = send("T-8", 1, "order.changed", "{'id':'1','attributes':{'plan':'b'}}");
        assertThat(changed.changes()).containsExactly(new Change("orders[1].attributes.plan", "a", "b"));
        EventResult cleared = send("T-8", 2, "order.changed", "{'id':'1','attributes':{'plan':null}}");
        assertThat(cleared.status()).isEqualTo(Status.APPLIED);
        assertThat(cleared.changes()).containsExactly(new Change("orders[1].attributes.plan", "b", null));
        assertThat(order("T-8").attributes().values()).isEqualTo(Map.of("colour", "red"));

        send("T-8", 2, "return.received", "{'id':'r','attributes':{'shelf':'A 7'}}");
        assertThat(send("T-8", 3, "return.changed", "{'id':'r','attributes':{'shelf':null}}")
                        .changes())
                .containsExactly(new Change("returns[r].attributes.shelf", "A 7", null));

        send("T-8", 3, "customer.changed", "{'attributes':{'plan':'a'}}");
        assertThat(send("T-8", 4, "customer.changed", "{'attributes':{'plan':null,'colour':null}}")
                        .changes())
                .containsExactly(new Change("attributes.plan", "a", null));
        assertThat(facts("T-8").attributes()).isNull();
        assertThat(send("T-8", 5, "customer.changed", "{'attributes':{'plan':null}}")
                        .status())
                .isEqualTo(Status.NOTHING_TO_TAKE_BACK);
        assertThat(send("T-8", 6, "order.placed", "{'id':'1','attributes':{'colour':null}}")
                        .field())
                .isEqualTo("data.attributes.colour");
    }

    @Test
    void attributesDoNotDependOnTheOrderOfArrival() {
        List<Sent> happened = List.of(
                new Sent(0, "customer.changed", "{'name':'Ana','attributes':{'plan':'a','colour':'red'}}"),
                new Sent(1, "customer.changed", "{'attributes':{'plan':'b'}}"),
                new Sent(2, "customer.changed", "{'attributes':{'plan':null}}"),
                new Sent(3, "customer.changed", "{'attributes':{'colour':null}}"));
        inAnyOrder("T-9", happened, facts -> facts.name() + " " + facts.attributes());
        assertThat(facts("T-9").attributes()).isNull();
        assertThat(facts("T-9").name()).isEqualTo("Ana");
    }

    @Test
    void eightNodesTakeBackAtOnce() throws Exception {
        List<Callable<EventResult>> work = new ArrayList<>();
        List<Sent> happened = List.of(
                new Sent(0, "order.placed", "{'id':'1','value':10}"),
                new Sent(1, "order.cancelled", "{'id':'1'}"),
                new Sent(2, "order.uncancelled", "{'id':'1'}"),
                new Sent(3, "order.changed", "{'id':'1','value':8}"));
        for (int i = 0; i < 4; i++) {
            EventFixture node = new EventFixture(opened, store, clock);
            int first = 1000 * (i + 1);
            happened.forEach(each -> work.add(() -> node.send(
                    each.source(), first + each.minute(), each.type(), "T-3", at(each.minute()), each.data())));
        }
        ExecutorService nodes = Executors.newFixedThreadPool(8);
        try {
            for (Future<EventResult> each : nodes.invokeAll(work)) {
                assertThat(each.get().problem()).isNull();
            }
        } finally {
            nodes.shutdownNow();
        }

        Order order = order("T-3");
        assertThat(order.cancelledAt()).isNull();
        assertThat(order.value()).isEqualByComparingTo("8");
    }

    @Test
    void aRemovedRecordStaysRemoved() {
        send("T-4", 0, "order.placed", "{'id':'1','source':'shop-ro','value':10}");
        send("T-4", 0, "order.placed", "{'id':'1','value':10}");

        EventResult removed = send("T-4", 5, "record.removed", "{'collection':'orders','id':'1','source':'shop-ro'}");
        assertThat(removed.status()).isEqualTo(Status.APPLIED);
        assertThat(removed.changes()).containsExactly(new Change("orders[shop-ro/1]", "stored", null));
        assertThat(send("T-4", 3, "order.shipped", "{'id':'1','source':'shop-ro'}")
                        .status())
                .isEqualTo(Status.UNCHANGED);
        assertThat(facts("T-4").orders()).extracting(Order::key).containsExactly("1");

        send("T-4", 9, "order.placed", "{'id':'1','source':'shop-ro','value':12}");
        assertThat(facts("T-4").orders()).extracting(Order::key).containsExactlyInAnyOrder("1", "shop-ro/1");
        assertThat(send("T-4", 7, "record.removed", "{'collection':'orders','id':'1','source':'shop-ro'}")
                        .status())
                .isEqualTo(Status.SUPERSEDED);
        assertThat(send("T-4", 9, "record.removed", "{'collection':'returns','id':'r'}")
                        .status())
                .isEqualTo(Status.NOTHING_TO_TAKE_BACK);
        send("T-4", 1, "return.received", "{'id':'r','at':'2026-03-01'}");
        assertThat(facts("T-4").returns()).isNull();
    }

    @Test
    void aRecordWithoutAnIdIsRemovedByItsContent() {
        send("T-5", 0, "interaction.noted", "{'kind':'call','at':'2026-03-01'}");
        send("T-5", 0, "interaction.noted", "{'kind':'praise','at':'2026-03-01'}");

        assertThat(send(
                                "T-5",
                                5,
                                "record.removed",
                                "{'collection':'interactions','record':{'kind':'call','at':'2026-03-01'}}")
                        .status())
                .isEqualTo(Status.APPLIED);
        assertThat(facts("T-5").interactions()).hasSize(1);
    }

    @Test
    void nullMakesAFieldUnknownWhereItIsMeant() {
        store.put(customer("{'id':'T-6','email':'a@example.org','phone':'1'}"), null);
        clock.move(Duration.ofHours(1));
        start = clock.instant().minus(Duration.ofMinutes(30));

        EventResult cleared = send("T-6", 20, "customer.changed", "{'email':null,'name':'Ana'}");
        assertThat(cleared.status()).isEqualTo(Status.APPLIED);
        assertThat(cleared.changes()).contains(new Change("email", "a@example.org", null));
        assertThat(facts("T-6").email()).isNull();
        assertThat(send("T-6", 21, "customer.changed", "{'email':null}").status())
                .isEqualTo(Status.NOTHING_TO_TAKE_BACK);
        assertThat(send("T-6", -60, "customer.changed", "{'phone':null}").status())
                .isEqualTo(Status.SUPERSEDED);
        assertThat(facts("T-6").phone()).isEqualTo("1");
    }

    @Test
    void whatCannotBeTakenBackIsRefusedByName() {
        send("T-7", 0, "order.placed", "{'id':'1','value':10}");
        String[][] wrong = {
            {"order.uncancelled", "{'id':'1','cancelledAt':'2026-03-01'}", "data.cancelledAt"},
            {"order.changed", "{'id':'1'}", "data"},
            {"order.changed", "{'id':'1','placedAt':null}", "data.placedAt"},
            {"order.changed", "{'id':'1','colour':null}", "data.colour"},
            {"return.changed", "{'id':'r','attributes':{'plan':null}}", "data.attributes.plan"},
            {"customer.changed", "{'orders':null}", "data.orders"},
            {"customer.changed", "{'attributes':null}", "data.attributes"},
            {"customer.changed", "{'attributes':{'plann':null}}", "data.attributes.plann"},
            {"record.removed", "{'id':'1'}", "data.collection"},
            {"record.removed", "{'collection':'consents','id':'1'}", "data.collection"},
            {"record.removed", "{'collection':'orders'}", "data.id"},
            {"record.removed", "{'collection':'orders','id':'1','value':1}", "data.value"},
            {"record.removed", "{'collection':'surveys'}", "data.record"}
        };
        for (String[] each : wrong) {
            EventResult refused = send("T-7", 5, each[0], each[1]);
            assertThat(refused.status()).as(each[0] + each[1]).isEqualTo(Status.REFUSED);
            assertThat(refused.field()).as(each[0] + each[1]).isEqualTo(each[2]);
        }
        assertThat(order("T-7").value()).isEqualByComparingTo("10");
    }

    @Test
    void anItemOfADeclaredListIsChangedAndTakenBack() {
        String plate = "'list':'vehicle','key':'A 1'";
        assertThat(send("L-1", 0, "record.removed", "{" + plate + "}").status()).isEqualTo(Status.NOTHING_TO_TAKE_BACK);
        assertThat(send("L-1", 1, "record.changed", "{" + plate + ",'fields':{'mileage':null}}")
                        .status())
                .isEqualTo(Status.NOTHING_TO_TAKE_BACK);
        EventResult added = send("L-1", 2, "record.changed", "{" + plate + ",'fields':{'mileage':5,'colour':'red'}}");
        assertThat(added.problem()).isNull();
        assertThat(added.status()).isEqualTo(Status.APPLIED);
        assertThat(added.changes()).contains(new Change("lists.vehicle[A 1].mileage", null, "5"));
        assertThat(send("L-1", 3, "record.changed", "{" + plate + ",'fields':{'mileage':null}}")
                        .changes())
                .containsExactly(new Change("lists.vehicle[A 1].mileage", "5", null));
        assertThat(FactsJson.write(facts("L-1").lists()))
                .isEqualTo("{\"vehicle\":[{\"colour\":\"red\",\"plate\":\"A 1\"}]}");
        assertThat(send("L-1", 1, "record.removed", "{" + plate + "}").status()).isEqualTo(Status.SUPERSEDED);
        EventResult removed = send("L-1", 4, "record.removed", "{" + plate + "}");
        assertThat(removed.changes()).containsExactly(new Change("lists.vehicle[A 1]", "stored", null));
        assertThat(facts("L-1").lists().get("vehicle")).isEmpty();
        assertThat(send("L-1", 3, "record.changed", "{" + plate + ",'fields':{'mileage':9}}")
                        .status())
                .isEqualTo(Status.UNCHANGED);

        String[][] wrong = {
            {"{'list':'vehicel','key':'A 1','fields':{'mileage':1}}", "data.list"},
            {"{'list':'vehicle','fields':{'mileage':1}}", "data.key"},
            {"{'list':'vehicle','key':7,'fields':{'mileage':1}}", "data.key"},
            {"{'list':'vehicle','key':'A 1'}", "data.fields"},
            {"{'list':'vehicle','key':'A 1','fields':{}}", "data.fields"},
            {"{'list':'vehicle','key':'A 1','fields':{'plate':'B'}}", "data.fields.plate"},
            {"{'list':'vehicle','key':'A 1','fields':{'milage':1}}", "data.fields.milage"},
            {"{'list':'vehicle','key':'A 1','fields':{'milage':null}}", "data.fields.milage"},
            {"{'list':'vehicle','key':'A 1','fields':{'mileage':'many'}}", "data.fields.mileage"},
            {"{'list':'vehicle','key':'A 1','fields':{'mileage':1},'id':'1'}", "data.id"}
        };
        for (String[] each : wrong) {
            EventResult refused = send("L-1", 5, "record.changed", each[0]);
            assertThat(refused.status()).as(each[0]).isEqualTo(Status.REFUSED);
            assertThat(refused.field()).as(each[0] + refused.problem()).isEqualTo(each[1]);
        }
    }

    @Test
    void listsDoNotDependOnTheOrderOfArrival() {
        List<Sent> happened = List.of(
                new Sent(0, "record.changed", "{'list':'vehicle','key':'A 1','fields':{'mileage':5,'colour':'red'}}"),
                new Sent(1, "record.removed", "{'list':'vehicle','key':'A 1'}"),
                new Sent(2, "record.changed", "{'list':'vehicle','key':'A 1','fields':{'mileage':6}}"),
                new Sent(3, "record.changed", "{'list':'vehicle','key':'A 1','fields':{'mileage':null}}"),
                new Sent(4, "record.changed", "{'list':'vehicle','key':'A 1','fields':{'colour':'blue'}}"),
                new Sent(5, "record.changed", "{'list':'vehicle','key':'0','fields':{'mileage':1}}"),
                new Sent(6, "record.changed", "{'list':'vehicle','key':'C','fields':{'mileage':1}}"),
                new Sent(7, "record.removed", "{'list':'vehicle','key':'C'}"));
        assertThat(inAnyOrder("L-2", happened, facts -> FactsJson.write(facts.lists())))
                .isEqualTo(
                        "{\"vehicle\":[{\"mileage\":1,\"plate\":\"0\"}," + "{\"colour\":\"blue\",\"plate\":\"A 1\"}]}");
    }
}
