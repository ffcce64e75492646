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
import org.holdfast.ingestion.events.EventFixture;
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

    private CrmFixture crmFixture;
    private EventFixture events;

    @BeforeEach
    void open() {
        crmFixture = new CrmFixture(database, folder);
        crmFixture.client("C-1");
        crmFixture.sale("C-1", "5512", "2026-03-01 10:00:00");
        changedAt("2026-03-14 10:00:00Z");
        events = new EventFixture(crmFixture.own, crmFixture.store, crmFixture.clock);
        crmFixture.load();
        crmFixture.clock.move(Duration.ofMinutes(1));
    }

    /** As the CRM's watermarks have it. */
    private void changedAt(String time) {
        for (String table : List.of("client", "sale", "ticket")) {
            crmFixture.there.update(
                    "update " + table + " set changed = cast('" + time + "' as timestamp with time zone)");
        }
    }

    private Order order() {
        return crmFixture.customer("C-1").orders().stream()
                .filter(each -> each.id().equals("5512"))
                .findFirst()
                .orElseThrow();
    }

    private List<String> orders() {
        List<Order> orders = crmFixture.customer("C-1").orders();
        return orders == null ? List.of() : orders.stream().map(Order::id).toList();
    }

    private Instant tell(String type, String data) {
        crmFixture.clock.move(Duration.ofMinutes(1));
        Instant at = crmFixture.clock.instant();
        assertThat(events.send("/shop", type, "C-1", at, data).status()).isEqualTo(EventResult.Status.APPLIED);
        crmFixture.clock.move(Duration.ofMinutes(1));
        return at;
    }

    @Test
    void aDeliveryThatAnEventToldIsNotTakenBackByAnOlderRow() {
        Instant at = tell("order.delivered", "{'id':'5512','deliveredAt':'2026-03-14T09:00:00Z'}");
        String before = crmFixture.row("C-1");

        SyncReport report = crmFixture.full();
        crmFixture.full();

        assertThat(order().deliveredAt()).hasToString("2026-03-14T09:00:00Z");
        assertThat(crmFixture.row("C-1")).isEqualTo(before);
        assertThat(crmFixture.anew).isEmpty();
        assertThat(report.stays()).containsExactly(new KeptRecord("C-1", FactCollection.ORDERS, "5512", "/shop", at));
        Map<String, Map<String, RecordSources.LastSource>> told =
                crmFixture.store.provenance(crmFixture.customer("C-1"));
        assertThat(told.get("orders").get("5512")).isEqualTo(new RecordSources.LastSource("/shop", at));
        assertThat(told.get("customer").get("customer").from()).isEqualTo("shop");
    }

    /** The rows of the last minutes are read again each time. */
    @Test
    void aDeliveryIsNotTakenBackByLoadsThatOverlapEither() {
        crmFixture.clock.move(
                Duration.between(crmFixture.clock.instant(), Instant.now().plusSeconds(60)));
        crmFixture.there.update("update sale set total = 5, changed = current_timestamp");
        assertThat(crmFixture.load("shop", new CrmSync.Wish(true, false, false)).changed())
                .isEqualTo(1);
        tell("order.delivered", "{'id':'5512','deliveredAt':'2026-03-14T09:00:00Z'}");

        SyncReport report = crmFixture.load();

        assertThat(report.full()).isFalse();
        assertThat(report.read()).isEqualTo(1);
        assertThat(report.stays()).extracting(KeptRecord::record).containsExactly("5512");
        assertThat(order().deliveredAt()).isNotNull();
        assertThat(order().value()).isEqualByComparingTo("5");
    }

    @Test
    void whatARowSaysAnewCountsFieldByField() {
        tell("order.delivered", "{'id':'5512','deliveredAt':'2026-03-14T09:00:00Z'}");
        crmFixture.there.update(
                "update sale set total = 99, changed = timestamp with time zone '2026-03-15 10:30:00+00:00'");
        crmFixture.full();
        assertThat(order().value()).isEqualByComparingTo("99");
        assertThat(order().deliveredAt())
                .as("the row says nothing else of it than before")
                .isNotNull();

        crmFixture.there.update(
                "update sale set delivered = timestamp '2026-03-14 12:00:00', changed = timestamp with time zone '2026-03-15 10:31:00+00:00'");
        crmFixture.full();
        assertThat(order().deliveredAt()).hasToString("2026-03-14T10:00:00Z");
        assertThat(crmFixture
                        .store
                        .provenance(crmFixture.customer("C-1"))
                        .get("orders")
                        .get("5512")
                        .from())
                .isEqualTo("shop");

        crmFixture.there.update(
                "update sale set delivered = null, changed = timestamp with time zone '2026-03-15 10:32:00+00:00'");
        crmFixture.full();
        assertThat(order().deliveredAt())
                .as("its own word is its own to take back")
                .isNull();
    }

    @Test
    void aRowThatSaysSomethingElseButWasWrittenBeforeTheEventDoesNotBeatIt() {
        tell("order.delivered", "{'id':'5512','deliveredAt':'2026-03-14T09:00:00Z'}");
        crmFixture.there.update(
                "update sale set delivered = timestamp '2026-03-13 12:00:00', total = 7, changed = timestamp with time zone '2026-03-14 10:00:00+00:00'");
        crmFixture.full();

        assertThat(order().deliveredAt()).hasToString("2026-03-14T09:00:00Z");
        assertThat(order().value()).as("of which the event said nothing").isEqualByComparingTo("7");
    }

    @Test
    void whatTheSourceNeverHadStaysAndWhatItHadAndLostGoes() {
        tell("order.placed", "{'id':'7777','placedAt':'2026-03-15T10:00:00Z'}");
        crmFixture.sale("C-1", "5513", "2026-03-02 10:00:00");
        crmFixture.full();
        assertThat(orders()).containsExactlyInAnyOrder("5512", "5513", "7777");

        crmFixture.there.update("delete from sale where number = '5513'");
        crmFixture.full();
        crmFixture.full();
        assertThat(orders()).containsExactlyInAnyOrder("5512", "7777");

        crmFixture.sale("C-1", "7777", "2026-03-15 12:00:00");
        crmFixture.full();
        crmFixture.there.update("delete from sale where number = '7777'");
        crmFixture.clock.move(Duration.ofMinutes(1));
        crmFixture.full();
        assertThat(orders())
                .as("the source has told of it meanwhile, and now it is gone there")
                .containsExactly("5512");
    }

    @Test
    void whatAnEventTellsWhileALoadIsUnderWayStays() {
        crmFixture.clients("K-", 2_500);
        List<Instant> told = new ArrayList<>();
        assertThatThrownBy(() -> crmFixture.load("shop", new CrmSync.Wish(true, false, false), new SyncProgress() {
                    @Override
                    public void loaded(int customers) {
                        if (told.isEmpty()) {
                            told.add(tell("order.delivered", "{'id':'5512','deliveredAt':'2026-03-14T09:00:00Z'}"));
                            tell("order.placed", "{'id':'7777','placedAt':'2026-03-15T10:00:00Z'}");
                            throw new IllegalStateException("killed");
                        }
                    }
                }))
                .hasMessage("killed");

        assertThat(crmFixture.full().goesOn()).isTrue();
        crmFixture.full();

        assertThat(order().deliveredAt()).isNotNull();
        assertThat(orders()).contains("7777");
    }

    @Test
    void plainFieldsMembershipAnswersAndEntriesAreRecordsToo() {
        tell("customer.changed", "{'name':'Ana','membership':{'programme':'club','points':5}}");
        tell("survey.answered", "{'kind':'nps','score':9}");
        crmFixture.full();

        assertThat(crmFixture.customer("C-1").name()).isEqualTo("Ana");
        assertThat(crmFixture.customer("C-1").membership().points()).isEqualTo(5);
        assertThat(crmFixture.customer("C-1").surveys()).hasSize(1);

        crmFixture.there.update(
                "update client set mail = 'new@example.org', changed = timestamp with time zone '2026-03-15 11:00:00+00:00'");
        crmFixture.full();
        assertThat(crmFixture.customer("C-1").name()).isEqualTo("Ana");
        assertThat(crmFixture.customer("C-1").email()).isEqualTo("new@example.org");
    }

    @Test
    void anEventUnderTheNameOfTheMappingIsAnEvent() {
        assertThat(events.send(
                                "shop",
                                "order.delivered",
                                "C-1",
                                crmFixture.clock.instant(),
                                "{'id':'5512','deliveredAt':'2026-03-14T09:00:00Z'}")
                        .status())
                .isEqualTo(EventResult.Status.APPLIED);
        crmFixture.full();

        assertThat(order().deliveredAt()).isNotNull();
    }

    @Test
    void whatWasPutIsNotUndoneEitherWhetherOrNotItCopiesTheSources() {
        crmFixture.store.put(
                customer(
                        "{'id':'C-1','name':'Put','orders':[{'id':'5512','placedAt':'2026-03-01T08:00:00Z','deliveredAt':'2026-03-14'},"
                                + "{'id':'8','placedAt':'2026-03-10'}]}"),
                null);
        crmFixture.clock.move(Duration.ofMinutes(1));
        crmFixture.full();
        crmFixture.full();
        assertThat(order().deliveredAt()).hasToString("2026-03-14");
        assertThat(orders()).containsExactly("5512", "8");
        assertThat(crmFixture.customer("C-1").name()).isEqualTo("Put");
        assertThat(crmFixture.customer("C-1").complaints())
                .as("of which it said nothing")
                .isEmpty();
        assertThat(crmFixture
                        .store
                        .provenance(crmFixture.customer("C-1"))
                        .get("orders")
                        .get("8")
                        .from())
                .isEqualTo("api");

        Order now = order();
        crmFixture.store.put(
                crmFixture
                        .customer("C-1")
                        .with(Map.of(
                                "orders",
                                List.of(new Order(
                                        now.id(),
                                        now.placedAt(),
                                        now.value(),
                                        now.currency(),
                                        now.promisedAt(),
                                        now.shippedAt(),
                                        now.deliveredAt(),
                                        DateOrInstant.parse("2026-03-13"),
                                        null,
                                        null,
                                        null)))),
                null);
        crmFixture.clock.move(Duration.ofMinutes(1));
        crmFixture.full();
        assertThat(order().cancelledAt()).hasToString("2026-03-13");
        assertThat(orders()).as("the put took one away").containsExactly("5512");
    }

    @Test
    void aRefusalThatTheSourceDoesNotKnowStaysAndIsCounted() {
        crmFixture.mapping(
                "shop",
                CrmFixture.MAPPING.formatted(crmFixture.url, CrmFixture.user(crmFixture.url))
                        + "  consents: \"select id as customer_id, 'email' as channel, 'marketing' as purpose, true as given from client\"\n");
        crmFixture.full();
        tell("consent.changed", "{'channel':'sms','purpose':'service','given':false}");
        tell("consent.changed", "{'channel':'email','purpose':'marketing','given':false}");

        assertThat(crmFixture.full().consentsKept() + crmFixture.full().staying())
                .isPositive();
        Consents consents =
                Consents.of(crmFixture.customer("C-1").consents(), crmFixture.clock.instant(), ZoneOffset.UTC);
        assertThat(consents.permission(Channel.SMS, Purpose.SERVICE)).isEqualTo(Permission.REFUSED);
        assertThat(consents.permission(Channel.EMAIL, Purpose.MARKETING)).isEqualTo(Permission.REFUSED);

        crmFixture.client("C-2");
        crmFixture.there.update("delete from client where id = 'C-1'");
        crmFixture.load("shop", new CrmSync.Wish(true, false, true));
        crmFixture.store.put(customer("{'id':'N-1','email':'C-1@example.org'}"), null);
        assertThat(Consents.of(crmFixture.customer("N-1").consents(), crmFixture.clock.instant(), ZoneOffset.UTC)
                        .permission(Channel.SMS, Purpose.SERVICE))
                .as("the customer is gone with the row, the refusal is not")
                .isEqualTo(Permission.REFUSED);
    }

    @Test
    void aYesThatCameLaterThanAnUndatedRefusalOfTheSourceIsNotUndone() {
        crmFixture.mapping(
                "shop",
                CrmFixture.MAPPING.formatted(crmFixture.url, CrmFixture.user(crmFixture.url))
                        + "  consents: \"select id as customer_id, 'email' as channel, 'marketing' as purpose, false as given from client\"\n");
        crmFixture.full();
        tell("consent.changed", "{'channel':'email','purpose':'marketing','given':true}");
        crmFixture.full();
        crmFixture.full();

        assertThat(Consents.of(crmFixture.customer("C-1").consents(), crmFixture.clock.instant(), ZoneOffset.UTC)
                        .permission(Channel.EMAIL, Purpose.MARKETING))
                .isEqualTo(Permission.GIVEN);
    }

    @Test
    void whoIsGoneFromTheSourceStaysForWhatOthersTold() {
        crmFixture.client("C-2");
        crmFixture.full();
        tell("order.placed", "{'id':'7777','placedAt':'2026-03-15T10:00:00Z'}");
        crmFixture.there.update("delete from client where id = 'C-1'");
        crmFixture.load("shop", new CrmSync.Wish(true, false, true));

        assertThat(orders()).containsExactly("7777");
        assertThat(crmFixture.customer("C-1").name()).isNull();
        crmFixture.there.update("delete from client where id = 'C-2'");
        crmFixture.client("C-3");
        crmFixture.load("shop", new CrmSync.Wish(true, false, true));
        assertThat(crmFixture.has("C-2")).isFalse();
    }

    @Test
    void customersAreCountedAndNotTheirRows() {
        crmFixture.client("C-2");
        crmFixture.sale("C-2", "1", "2026-03-01 10:00:00");
        crmFixture.sale("C-2", "2", "2026-03-01 10:00:00");
        crmFixture.there.update(
                "insert into ticket values ('C-1', 7, current_timestamp, 'shop', 'broken', current_timestamp)");
        crmFixture.there.update("update client set changed = current_timestamp");
        crmFixture.there.update("update sale set changed = current_timestamp");

        SyncReport report = crmFixture.load();

        assertThat(report.full()).isFalse();
        assertThat(report.read()).isEqualTo(2);
    }

    @Test
    void oldCustomersWithoutProvenanceAreLoadedAsBefore() {
        crmFixture.own.jdbc().update("update customer set provenance = null");
        crmFixture.there.update("update sale set total = 3");
        crmFixture.full();

        assertThat(order().value()).isEqualByComparingTo("3");
        assertThat(crmFixture
                        .own
                        .jdbc()
                        .queryForObject("select provenance from customer where id = 'C-1'", String.class))
                .isNull();
        assertThat(crmFixture
                        .store
                        .provenance(crmFixture.customer("C-1"))
                        .get("orders")
                        .get("5512")
                        .from())
                .isEqualTo("shop");
    }
}
