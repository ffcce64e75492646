package org.holdfast.crm.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.holdfast.Samples.customer;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.holdfast.Database;
import org.holdfast.crm.mapping.FactCollection;
import org.holdfast.customers.RecordSources;
import org.holdfast.facts.Channel;
import org.holdfast.facts.Consents;
import org.holdfast.facts.Consents.Permission;
import org.holdfast.facts.Order;
import org.holdfast.facts.Purpose;
import org.holdfast.facts.validation.DateOrInstant;
import org.holdfast.ingestion.events.EventDoor;
import org.holdfast.ingestion.events.EventResult;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** What others have said since a row was written, or since it said the same before, is not undone by the row. */
@ParameterizedClass
@EnumSource(Database.class)
class LoadsBesideOthersIT {

    @Parameter
    private Database database;

    @TempDir
    private Path folder;

    private CrmFixture crm;
    private EventDoor events;

    @BeforeEach
    void open() {
        crm = new CrmFixture(database, folder);
        crm.client("C-1");
        crm.sale("C-1", "5512", "2026-03-01 10:00:00");
        changedAt("2026-03-14 10:00:00Z");
        events = new EventDoor(crm.own, crm.store, crm.clock);
        crm.load();
        crm.clock.move(Duration.ofMinutes(1));
    }

    /** As the CRM's watermarks have it. */
    private void changedAt(String time) {
        for (String table : List.of("client", "sale", "ticket")) {
            crm.there.update("update " + table + " set changed = cast('" + time + "' as timestamp with time zone)");
        }
    }

    private Order order() {
        return crm.customer("C-1").orders().stream().filter(each -> each.id().equals("5512")).findFirst().orElseThrow();
    }

    private List<String> orders() {
        List<Order> orders = crm.customer("C-1").orders();
        return orders == null ? List.of() : orders.stream().map(Order::id).toList();
    }

    private Instant tell(String type, String data) {
        crm.clock.move(Duration.ofMinutes(1));
        Instant at = crm.clock.instant();
        assertThat(events.tell("/shop", type, "C-1", at, data).status()).isEqualTo(EventResult.Status.APPLIED);
        crm.clock.move(Duration.ofMinutes(1));
        return at;
    }

    @Test
    void aDeliveryThatAnEventToldIsNotTakenBackByAnOlderRow() {
        Instant at = tell("order.delivered", "{'id':'5512','deliveredAt':'2026-03-14T09:00:00Z'}");
        String before = crm.row("C-1");

        SyncReport report = crm.full();
        crm.full();

        assertThat(order().deliveredAt()).hasToString("2026-03-14T09:00:00Z");
        assertThat(crm.row("C-1")).isEqualTo(before);
        assertThat(crm.anew).isEmpty();
        assertThat(report.stays()).containsExactly(new KeptRecord("C-1", FactCollection.ORDERS, "5512", "/shop", at));
        Map<String, Map<String, RecordSources.Told>> told = crm.store.provenance(crm.customer("C-1"));
        assertThat(told.get("orders").get("5512")).isEqualTo(new RecordSources.Told("/shop", at));
        assertThat(told.get("customer").get("customer").from()).isEqualTo("shop");
    }

    /** The rows of the last minutes are read again each time. */
    @Test
    void aDeliveryIsNotTakenBackByLoadsThatOverlapEither() {
        crm.clock.move(Duration.between(crm.clock.instant(), Instant.now().plusSeconds(60)));
        crm.there.update("update sale set total = 5, changed = current_timestamp");
        assertThat(crm.load("shop", new CrmSync.Wish(true, false, false)).changed()).isEqualTo(1);
        tell("order.delivered", "{'id':'5512','deliveredAt':'2026-03-14T09:00:00Z'}");

        SyncReport report = crm.load();

        assertThat(report.full()).isFalse();
        assertThat(report.read()).isEqualTo(1);
        assertThat(report.stays()).extracting(KeptRecord::record).containsExactly("5512");
        assertThat(order().deliveredAt()).isNotNull();
        assertThat(order().value()).isEqualByComparingTo("5");
    }

    @Test
    void whatARowSaysAnewCountsFieldByField() {
        tell("order.delivered", "{'id':'5512','deliveredAt':'2026-03-14T09:00:00Z'}");
        crm.there.update("update sale set total = 99, changed = timestamp with time zone '2026-03-15 10:30:00+00:00'");
        crm.full();
        assertThat(order().value()).isEqualByComparingTo("99");
        assertThat(order().deliveredAt()).as("the row says nothing else of it than before").isNotNull();

        crm.there.update("update sale set delivered = timestamp '2026-03-14 12:00:00', changed = timestamp with time zone '2026-03-15 10:31:00+00:00'");
        crm.full();
        assertThat(order().deliveredAt()).hasToString("2026-03-14T10:00:00Z");
        assertThat(crm.store.provenance(crm.customer("C-1")).get("orders").get("5512").from()).isEqualTo("shop");

        crm.there.update("update sale set delivered = null, changed = timestamp with time zone '2026-03-15 10:32:00+00:00'");
        crm.full();
        assertThat(order().deliveredAt()).as("its own word is its own to take back").isNull();
    }

    @Test
    void aRowThatSaysSomethingElseButWasWrittenBeforeTheEventDoesNotBeatIt() {
        tell("order.delivered", "{'id':'5512','deliveredAt':'2026-03-14T09:00:00Z'}");
        crm.there.update("update sale set delivered = timestamp '2026-03-13 12:00:00', total = 7, changed = timestamp with time zone '2026-03-14 10:00:00+00:00'");
        crm.full();

        assertThat(order().deliveredAt()).hasToString("2026-03-14T09:00:00Z");
        assertThat(order().value()).as("of which the event said nothing").isEqualByComparingTo("7");
    }

    @Test
    void whatTheSourceNeverHadStaysAndWhatItHadAndLostGoes() {
        tell("order.placed", "{'id':'7777','placedAt':'2026-03-15T10:00:00Z'}");
        crm.sale("C-1", "5513", "2026-03-02 10:00:00");
        crm.full();
        assertThat(orders()).containsExactlyInAnyOrder("5512", "5513", "7777");

        crm.there.update("delete from sale where number = '5513'");
        crm.full();
        crm.full();
        assertThat(orders()).containsExactlyInAnyOrder("5512", "7777");

        crm.sale("C-1", "7777", "2026-03-15 12:00:00");
        crm.full();
        crm.there.update("delete from sale where number = '7777'");
        crm.clock.move(Duration.ofMinutes(1));
        crm.full();
        assertThat(orders()).as("the source has told of it meanwhile, and now it is gone there").containsExactly("5512");
    }

    @Test
    void whatAnEventTellsWhileALoadIsUnderWayStays() {
        crm.clients("K-", 2_500);
        List<Instant> told = new ArrayList<>();
        assertThatThrownBy(() -> crm.load("shop", new CrmSync.Wish(true, false, false), new SyncProgress() {
            @Override
            public void loaded(int customers) {
                if (told.isEmpty()) {
                    told.add(tell("order.delivered", "{'id':'5512','deliveredAt':'2026-03-14T09:00:00Z'}"));
                    tell("order.placed", "{'id':'7777','placedAt':'2026-03-15T10:00:00Z'}");
                    throw new IllegalStateException("killed");
                }
            }
        })).hasMessage("killed");

        assertThat(crm.full().goesOn()).isTrue();
        crm.full();

        assertThat(order().deliveredAt()).isNotNull();
        assertThat(orders()).contains("7777");
    }

    @Test
    void plainFieldsMembershipAnswersAndEntriesAreRecordsToo() {
        tell("customer.changed", "{'name':'Ana','membership':{'programme':'club','points':5}}");
        tell("survey.answered", "{'kind':'nps','score':9}");
        crm.full();

        assertThat(crm.customer("C-1").name()).isEqualTo("Ana");
        assertThat(crm.customer("C-1").membership().points()).isEqualTo(5);
        assertThat(crm.customer("C-1").surveys()).hasSize(1);

        crm.there.update("update client set mail = 'new@example.org', changed = timestamp with time zone '2026-03-15 11:00:00+00:00'");
        crm.full();
        assertThat(crm.customer("C-1").name()).isEqualTo("Ana");
        assertThat(crm.customer("C-1").email()).isEqualTo("new@example.org");
    }

    @Test
    void anEventUnderTheNameOfTheMappingIsAnEvent() {
        assertThat(events.tell("shop", "order.delivered", "C-1", crm.clock.instant(), "{'id':'5512','deliveredAt':'2026-03-14T09:00:00Z'}")
                .status()).isEqualTo(EventResult.Status.APPLIED);
        crm.full();

        assertThat(order().deliveredAt()).isNotNull();
    }

    @Test
    void whatWasPutIsNotUndoneEitherWhetherOrNotItCopiesTheSources() {
        crm.store.put(customer("{'id':'C-1','name':'Put','orders':[{'id':'5512','placedAt':'2026-03-01T08:00:00Z','deliveredAt':'2026-03-14'},"
                + "{'id':'8','placedAt':'2026-03-10'}]}"), null);
        crm.clock.move(Duration.ofMinutes(1));
        crm.full();
        crm.full();
        assertThat(order().deliveredAt()).hasToString("2026-03-14");
        assertThat(orders()).containsExactly("5512", "8");
        assertThat(crm.customer("C-1").name()).isEqualTo("Put");
        assertThat(crm.customer("C-1").complaints()).as("of which it said nothing").isEmpty();
        assertThat(crm.store.provenance(crm.customer("C-1")).get("orders").get("8").from()).isEqualTo("api");

        Order now = order();
        crm.store.put(crm.customer("C-1").with(Map.of("orders", List.of(new Order(now.id(), now.placedAt(), now.value(), now.currency(),
                now.promisedAt(), now.shippedAt(), now.deliveredAt(), DateOrInstant.parse("2026-03-13"), null, null, null)))), null);
        crm.clock.move(Duration.ofMinutes(1));
        crm.full();
        assertThat(order().cancelledAt()).hasToString("2026-03-13");
        assertThat(orders()).as("the put took one away").containsExactly("5512");
    }

    @Test
    void aRefusalThatTheSourceDoesNotKnowStaysAndIsCounted() {
        crm.mapping("shop", CrmFixture.MAPPING.formatted(crm.url, CrmFixture.user(crm.url))
                + "  consents: \"select id as customer_id, 'email' as channel, 'marketing' as purpose, true as given from client\"\n");
        crm.full();
        tell("consent.changed", "{'channel':'sms','purpose':'service','given':false}");
        tell("consent.changed", "{'channel':'email','purpose':'marketing','given':false}");

        assertThat(crm.full().consentsKept() + crm.full().staying()).isPositive();
        Consents consents = Consents.of(crm.customer("C-1").consents(), crm.clock.instant(), ZoneOffset.UTC);
        assertThat(consents.permission(Channel.SMS, Purpose.SERVICE)).isEqualTo(Permission.REFUSED);
        assertThat(consents.permission(Channel.EMAIL, Purpose.MARKETING)).isEqualTo(Permission.REFUSED);

        crm.client("C-2");
        crm.there.update("delete from client where id = 'C-1'");
        crm.load("shop", new CrmSync.Wish(true, false, true));
        crm.store.put(customer("{'id':'N-1','email':'C-1@example.org'}"), null);
        assertThat(Consents.of(crm.customer("N-1").consents(), crm.clock.instant(), ZoneOffset.UTC)
                .permission(Channel.SMS, Purpose.SERVICE)).as("the customer is gone with the row, the refusal is not").isEqualTo(Permission.REFUSED);
    }

    @Test
    void aYesThatCameLaterThanAnUndatedRefusalOfTheSourceIsNotUndone() {
        crm.mapping("shop", CrmFixture.MAPPING.formatted(crm.url, CrmFixture.user(crm.url))
                + "  consents: \"select id as customer_id, 'email' as channel, 'marketing' as purpose, false as given from client\"\n");
        crm.full();
        tell("consent.changed", "{'channel':'email','purpose':'marketing','given':true}");
        crm.full();
        crm.full();

        assertThat(Consents.of(crm.customer("C-1").consents(), crm.clock.instant(), ZoneOffset.UTC)
                .permission(Channel.EMAIL, Purpose.MARKETING)).isEqualTo(Permission.GIVEN);
    }

    @Test
    void whoIsGoneFromTheSourceStaysForWhatOthersTold() {
        crm.client("C-2");
        crm.full();
        tell("order.placed", "{'id':'7777','placedAt':'2026-03-15T10:00:00Z'}");
        crm.there.update("delete from client where id = 'C-1'");
        crm.load("shop", new CrmSync.Wish(true, false, true));

        assertThat(orders()).containsExactly("7777");
        assertThat(crm.customer("C-1").name()).isNull();
        crm.there.update("delete from client where id = 'C-2'");
        crm.client("C-3");
        crm.load("shop", new CrmSync.Wish(true, false, true));
        assertThat(crm.has("C-2")).isFalse();
    }

    @Test
    void customersAreCountedAndNotTheirRows() {
        crm.client("C-2");
        crm.sale("C-2", "1", "2026-03-01 10:00:00");
        crm.sale("C-2", "2", "2026-03-01 10:00:00");
        crm.there.update("insert into ticket values ('C-1', 7, current_timestamp, 'shop', 'broken', current_timestamp)");
        crm.there.update("update client set changed = current_timestamp");
        crm.there.update("update sale set changed = current_timestamp");

        SyncReport report = crm.load();

        assertThat(report.full()).isFalse();
        assertThat(report.read()).isEqualTo(2);
    }

    @Test
    void oldCustomersWithoutProvenanceAreLoadedAsBefore() {
        crm.own.jdbc().update("update customer set provenance = null");
        crm.there.update("update sale set total = 3");
        crm.full();

        assertThat(order().value()).isEqualByComparingTo("3");
        assertThat(crm.own.jdbc().queryForObject("select provenance from customer where id = 'C-1'", String.class)).isNull();
        assertThat(crm.store.provenance(crm.customer("C-1")).get("orders").get("5512").from()).isEqualTo("shop");
    }
}
