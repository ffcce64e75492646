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
import org.holdfast.crm.sync.merge.KeptRecord;
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

/** Loads do not undo later changes of the same records by other sources. */
@ParameterizedClass
@EnumSource(Database.class)
class SyncWithOtherSourcesIT {

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

    /** Sets the watermarks of the CRM. */
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

    private Instant send(String type, String data) {
        crmFixture.clock.move(Duration.ofMinutes(1));
        Instant at = crmFixture.clock.instant();
        assertThat(events.send("/shop", type, "C-1", at, data).status()).isEqualTo(EventResult.Status.APPLIED);
        crmFixture.clock.move(Duration.ofMinutes(1));
        return at;
    }

    @Test
    void anOlderRowDoesNotUndoTheDeliveryOfAnEvent() {
        Instant at = send("order.delivered", "{'id':'5512','deliveredAt':'2026-03-14T09:00:00Z'}");
        String before = crmFixture.row("C-1");

        SyncReport report = crmFixture.full();
        crmFixture.full();

        assertThat(order().deliveredAt()).hasToString("2026-03-14T09:00:00Z");
        assertThat(crmFixture.row("C-1")).isEqualTo(before);
        assertThat(crmFixture.redecided).isEmpty();
        assertThat(report.kept()).containsExactly(new KeptRecord("C-1", FactCollection.ORDERS, "5512", "/shop", at));
        Map<String, Map<String, RecordSources.LastSource>> provenance =
                crmFixture.store.provenance(crmFixture.customer("C-1"));
        assertThat(provenance.get("orders").get("5512")).isEqualTo(new RecordSources.LastSource("/shop", at));
        assertThat(provenance.get("customer").get("customer").from()).isEqualTo("shop");
    }

    /** Rows of the last minutes are read again by each load. */
    @Test
    void overlappingLoadsDoNotUndoTheDeliveryOfAnEvent() {
        crmFixture.clock.move(
                Duration.between(crmFixture.clock.instant(), Instant.now().plusSeconds(60)));
        crmFixture.there.update("update sale set total = 5, changed = current_timestamp");
        assertThat(crmFixture
                        .load("shop", new CrmSync.Options(true, false, false))
                        .changed())
                .isEqualTo(1);
        send("order.delivered", "{'id':'5512','deliveredAt':'2026-03-14T09:00:00Z'}");

        SyncReport report = crmFixture.load();

        assertThat(report.full()).isFalse();
        assertThat(report.read()).isEqualTo(1);
        assertThat(report.kept()).extracting(KeptRecord::record).containsExactly("5512");
        assertThat(order().deliveredAt()).isNotNull();
        assertThat(order().value()).isEqualByComparingTo("5");
    }

    @Test
    void newValuesOfARowTakeEffectByField() {
        send("order.delivered", "{'id':'5512','deliveredAt':'2026-03-14T09:00:00Z'}");
        crmFixture.there.update(
                "update sale set total = 99, changed = timestamp with time zone '2026-03-15 10:30:00+00:00'");
        crmFixture.full();
        assertThat(order().value()).isEqualByComparingTo("99");
        assertThat(order().deliveredAt()).as("the row has not changed it").isNotNull();

        crmFixture.there.update(
                "update sale set delivered = timestamp '2026-03-14 12:00:00', changed = timestamp with time "
                        + "zone '2026-03-15 10:31:00+00:00'");
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
                .as("a source may retract its own statement")
                .isNull();
    }

    @Test
    void aDifferentRowThatWasWrittenBeforeAnEventDoesNotOverrideIt() {
        send("order.delivered", "{'id':'5512','deliveredAt':'2026-03-14T09:00:00Z'}");
        crmFixture.there.update(
                "update sale set delivered = timestamp '2026-03-13 12:00:00', total = 7, changed = timestamp "
                        + "with time zone '2026-03-14 10:00:00+00:00'");
        crmFixture.full();

        assertThat(order().deliveredAt()).hasToString("2026-03-14T09:00:00Z");
        assertThat(order().value()).as("the event did not contain it").isEqualByComparingTo("7");
    }

    @Test
    void recordsOfOtherSourcesAreKeptAndDeletedRowsAreRemoved() {
        send("order.placed", "{'id':'7777','placedAt':'2026-03-15T10:00:00Z'}");
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
                .as("the source has stated it in the meantime and then deleted it")
                .containsExactly("5512");
    }

    @Test
    void anEventDuringALoadIsKept() {
        crmFixture.clients("K-", 2_500);
        List<Instant> sent = new ArrayList<>();
        assertThatThrownBy(() -> crmFixture.load("shop", new CrmSync.Options(true, false, false), new SyncProgress() {
                    @Override
                    public void loaded(int customers) {
                        if (sent.isEmpty()) {
                            sent.add(send("order.delivered", "{'id':'5512','deliveredAt':'2026-03-14T09:00:00Z'}"));
                            send("order.placed", "{'id':'7777','placedAt':'2026-03-15T10:00:00Z'}");
                            throw new IllegalStateException("killed");
                        }
                    }
                }))
                .hasMessage("killed");

        assertThat(crmFixture.full().resumed()).isTrue();
        crmFixture.full();

        assertThat(order().deliveredAt()).isNotNull();
        assertThat(orders()).contains("7777");
    }

    @Test
    void plainFieldsMembershipConsentsAndEntriesAreRecords() {
        send("customer.changed", "{'name':'Ana','membership':{'programme':'club','points':5}}");
        send("survey.answered", "{'kind':'nps','score':9}");
        crmFixture.full();

        assertThat(crmFixture.customer("C-1").name()).isEqualTo("Ana");
        assertThat(crmFixture.customer("C-1").membership().points()).isEqualTo(5);
        assertThat(crmFixture.customer("C-1").surveys()).hasSize(1);

        crmFixture.there.update(
                "update client set mail = 'new@example.org', changed = timestamp with time zone '2026-03-15 "
                        + "11:00:00+00:00'");
        crmFixture.full();
        assertThat(crmFixture.customer("C-1").name()).isEqualTo("Ana");
        assertThat(crmFixture.customer("C-1").email()).isEqualTo("new@example.org");
    }

    @Test
    void anEventWithTheNameOfTheMappingAsSourceIsAnEvent() {
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
    void factsThatWerePutAreNotUndoneWithOrWithoutCopiedSources() {
        crmFixture.store.put(
                customer("{'id':'C-1','name':'Put','orders':[{'id':'5512','placedAt':'2026-03-01T08:00:00Z',"
                        + "'deliveredAt':'2026-03-14'},"
                        + "{'id':'8','placedAt':'2026-03-10'}]}"),
                null);
        crmFixture.clock.move(Duration.ofMinutes(1));
        crmFixture.full();
        crmFixture.full();
        assertThat(order().deliveredAt()).hasToString("2026-03-14");
        assertThat(orders()).containsExactly("5512", "8");
        assertThat(crmFixture.customer("C-1").name()).isEqualTo("Put");
        assertThat(crmFixture.customer("C-1").complaints())
                .as("the request did not contain it")
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
        assertThat(orders()).as("the request removed one").containsExactly("5512");
    }

    @Test
    void aRefusalThatIsMissingFromTheSourceIsKeptAndCounted() {
        crmFixture.mapping(
                "shop",
                CrmFixture.MAPPING.formatted(crmFixture.url, CrmFixture.user(crmFixture.url))
                        + "  consents: \"select id as customer_id, 'email' as channel, 'marketing' as purpose, "
                        + "true as given from client\"\n");
        crmFixture.full();
        send("consent.changed", "{'channel':'sms','purpose':'service','given':false}");
        send("consent.changed", "{'channel':'email','purpose':'marketing','given':false}");

        assertThat(crmFixture.full().consentsKept() + crmFixture.full().keptCount())
                .isPositive();
        Consents consents =
                Consents.of(crmFixture.customer("C-1").consents(), crmFixture.clock.instant(), ZoneOffset.UTC);
        assertThat(consents.permission(Channel.SMS, Purpose.SERVICE)).isEqualTo(Permission.REFUSED);
        assertThat(consents.permission(Channel.EMAIL, Purpose.MARKETING)).isEqualTo(Permission.REFUSED);

        crmFixture.client("C-2");
        crmFixture.there.update("delete from client where id = 'C-1'");
        crmFixture.load("shop", new CrmSync.Options(true, false, true));
        crmFixture.store.put(customer("{'id':'N-1','email':'C-1@example.org'}"), null);
        assertThat(Consents.of(crmFixture.customer("N-1").consents(), crmFixture.clock.instant(), ZoneOffset.UTC)
                        .permission(Channel.SMS, Purpose.SERVICE))
                .as("the customer is removed with the row, the refusal is not")
                .isEqualTo(Permission.REFUSED);
    }

    @Test
    void aConsentAfterAnUndatedRefusalOfTheSourceIsNotUndone() {
        crmFixture.mapping(
                "shop",
                CrmFixture.MAPPING.formatted(crmFixture.url, CrmFixture.user(crmFixture.url))
                        + "  consents: \"select id as customer_id, 'email' as channel, 'marketing' as purpose, "
                        + "false as given from client\"\n");
        crmFixture.full();
        send("consent.changed", "{'channel':'email','purpose':'marketing','given':true}");
        crmFixture.full();
        crmFixture.full();

        assertThat(Consents.of(crmFixture.customer("C-1").consents(), crmFixture.clock.instant(), ZoneOffset.UTC)
                        .permission(Channel.EMAIL, Purpose.MARKETING))
                .isEqualTo(Permission.GIVEN);
    }

    @Test
    void aCustomerWhoIsNoLongerInTheSourceIsKeptForFactsOfOthers() {
        crmFixture.client("C-2");
        crmFixture.full();
        send("order.placed", "{'id':'7777','placedAt':'2026-03-15T10:00:00Z'}");
        crmFixture.there.update("delete from client where id = 'C-1'");
        crmFixture.load("shop", new CrmSync.Options(true, false, true));

        assertThat(orders()).containsExactly("7777");
        assertThat(crmFixture.customer("C-1").name()).isNull();
        crmFixture.there.update("delete from client where id = 'C-2'");
        crmFixture.client("C-3");
        crmFixture.load("shop", new CrmSync.Options(true, false, true));
        assertThat(crmFixture.has("C-2")).isFalse();
    }

    @Test
    void customersAreCountedOnce() {
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
    void customersOfEarlierReleasesWithoutProvenanceAreLoaded() {
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
