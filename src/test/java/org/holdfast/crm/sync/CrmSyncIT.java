package org.holdfast.crm.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.holdfast.Database;
import org.holdfast.Samples;
import org.holdfast.crm.jdbc.CrmException;
import org.holdfast.crm.sync.state.CrmSources;
import org.holdfast.crm.sync.state.RejectedSourceRow;
import org.holdfast.customers.CustomerStore;
import org.holdfast.facts.Complaint;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Loads facts from a database through a mapping, and keeps them, with their age, if the source fails. */
@ParameterizedClass
@EnumSource(Database.class)
class CrmSyncIT {

    private static final CrmSync.Options BELIEVE = new CrmSync.Options(true, false, true);

    @Parameter
    private Database database;

    @TempDir
    private Path folder;

    private CrmFixture crmFixture;

    @BeforeEach
    void open() {
        crmFixture = new CrmFixture(database, folder);
        crmFixture.client("C-1");
        crmFixture.client("C-2");
        crmFixture.sale("C-1", "5512", "2026-03-01 10:00:00");
        crmFixture.there.update(
                "insert into ticket values ('C-1', 7, timestamp with time zone '2026-03-05 10:00:00+02:00', "
                        + "'shop', 'broken', current_timestamp)");
    }

    @Test
    void rowsBecomeFacts() {
        SyncReport report = crmFixture.load();

        assertThat(report.bad()).isEmpty();
        assertThat(report.full()).isTrue();
        assertThat(report.orphanRows()).isZero();
        assertThat(report.created()).isEqualTo(2);
        assertThat(crmFixture.customer("C-1").name()).isEqualTo("Name of C-1");
        assertThat(crmFixture.customer("C-1").timeZone()).hasToString("Europe/Chisinau");
        assertThat(crmFixture.customer("C-1").orders()).singleElement().satisfies(order -> {
            assertThat(order.placedAt()).hasToString("2026-03-01T08:00:00Z");
            assertThat(order.promisedAt()).hasToString("2026-03-12");
            assertThat(order.deliveredAt()).isNull();
            assertThat(order.value()).isEqualByComparingTo("120.50");
            assertThat(order.currency()).isEqualTo("EUR");
            assertThat(order.lines()).isNull();
        });
        assertThat(crmFixture.customer("C-1").complaints()).singleElement().satisfies(complaint -> {
            assertThat(complaint.id()).isEqualTo("7");
            assertThat(complaint.fault()).isEqualTo(Complaint.Fault.US);
            assertThat(complaint.openedAt()).hasToString("2026-03-05T08:00:00Z");
        });
    }

    @Test
    void rowsWithoutACustomerAreCounted() {
        crmFixture.sale("C-404", "x", "2026-03-01 10:00:00");
        crmFixture.there.update("insert into sale (number, changed) values ('y', current_timestamp)");
        crmFixture.there.update("insert into client (name, changed) values ('Nobody', current_timestamp)");

        assertThat(crmFixture.load().orphanRows()).isEqualTo(3);
        assertThat(crmFixture.has("C-404")).isFalse();
        crmFixture.client("C-404");
        assertThat(crmFixture.full().orphanRows()).isEqualTo(2);
        assertThat(crmFixture.customer("C-404").orders()).hasSize(1);
    }

    @Test
    void aCollectionWithoutRowsIsEmptyAndOneWithoutAQueryIsUnknown() {
        crmFixture.load();

        assertThat(crmFixture.customer("C-2").orders()).isEmpty();
        assertThat(crmFixture.customer("C-2").complaints()).isEmpty();
        assertThat(crmFixture.customer("C-2").surveys()).isNull();
        assertThat(crmFixture.customer("C-2").consents()).isNull();
        assertThat(crmFixture.customer("C-2").sources()).containsOnlyKeys("customer", "orders", "complaints");
    }

    @Test
    void onlyChangesAreLoadedAndRequestANewDecision() {
        crmFixture.load();
        crmFixture.ageRows();
        crmFixture.sale("C-2", "9", "2026-03-14 10:00:00");
        crmFixture.clock.move(Duration.ofHours(1));
        String before = crmFixture.row("C-1");

        SyncReport report = crmFixture.load();

        assertThat(report.full()).isFalse();
        assertThat(report.read()).isEqualTo(1);
        assertThat(report.changed()).isEqualTo(1);
        assertThat(crmFixture.redecided).containsExactly("C-2");
        assertThat(crmFixture.customer("C-2").orders()).hasSize(1);
        assertThat(crmFixture.row("C-1")).isEqualTo(before);
    }

    @Test
    void unchangedFactsAreNotWrittenAgainButTheirAgeIsReset() {
        crmFixture.load();
        Instant first = crmFixture.clock.instant();
        String row = crmFixture.row("C-1");
        crmFixture.clock.move(Duration.ofDays(2));

        SyncReport report = crmFixture.load();

        assertThat(report.full()).isTrue();
        assertThat(report.changed()).isZero();
        assertThat(crmFixture.row("C-1")).isEqualTo(row);
        assertThat(crmFixture.customer("C-1").sources().get("orders").at()).isEqualTo(first.plus(Duration.ofDays(2)));
        assertThat(crmFixture.store.find("C-1").orElseThrow().etag()).isEqualTo(row);
        assertThat(crmFixture.store.find("C-1").orElseThrow().hash()).isNotEqualTo(row);
        assertThat(crmFixture.redecided).isEmpty();
    }

    @Test
    void aFullLoadRemovesCustomersWhoAreNoLongerInTheSource() {
        crmFixture.load();
        crmFixture.there.update("delete from client where id = 'C-2'");

        assertThat(crmFixture.full().removed()).isEqualTo(1);
        assertThat(crmFixture.has("C-2")).isFalse();
        assertThat(crmFixture.has("C-1")).isTrue();
    }

    @Test
    void aSourceThatLooksEmptyIsRefused() {
        crmFixture.load();
        crmFixture.there.update("delete from client");
        crmFixture.there.update("delete from sale");

        assertThatThrownBy(crmFixture::full)
                .isInstanceOf(CrmException.class)
                .hasMessageContaining("had 2 rows and now has 0")
                .hasMessageContaining("--allow-removals");
        assertThat(crmFixture.customer("C-1").orders()).hasSize(1);
        assertThat(crmFixture.sources.get("shop").problem()).contains("--allow-removals");

        assertThat(crmFixture.load("shop", BELIEVE).removed()).isEqualTo(2);
        assertThat(crmFixture.store.count()).isZero();
    }

    @Test
    void manyChangedIdsAreRefusedAndTheNextLoadStartsOver() {
        crmFixture.clients("C-1", 50);
        crmFixture.load();
        crmFixture.there.update("update client set id = 'X' || id where id like 'C-1%'");

        assertThatThrownBy(crmFixture::full)
                .hasMessageContaining("Of 103 customers 51 are no longer in the source")
                .hasMessageContaining("--allow-removals");
        assertThat(crmFixture.has("C-11")).isTrue();

        crmFixture.there.update("update client set id = substring(id, 2, 10) where id like 'X%'");
        // The customers with the new ids have been stored, and are now half of all.
        assertThat(crmFixture.load("shop", BELIEVE).removed()).isEqualTo(51);
        assertThat(crmFixture.has("C-11")).isTrue();
        assertThat(crmFixture.store.count()).isEqualTo(52);
    }

    @Test
    void aPageWithoutItsOrdersIsRefused() {
        crmFixture.there.update(
                "insert into sale (client, number, placed, total, changed) select 'C-1', 'n' || n, timestamp "
                        + "'2026-02-01 10:00:00', 1, current_timestamp from "
                        + crmFixture.numbers(150));
        crmFixture.load();
        crmFixture.ageRows();
        crmFixture.there.update("delete from sale");
        crmFixture.there.update("update client set name = 'Other', changed = current_timestamp");

        assertThatThrownBy(crmFixture::load).isInstanceOf(CrmException.class).hasMessageContaining("Of 151 orders");
        assertThat(crmFixture.customer("C-1").orders()).hasSize(151);
        assertThat(crmFixture.customer("C-1").name()).isEqualTo("Name of C-1");
    }

    @Test
    void aCustomerWithARejectedRowKeepsTheLastFactsWithTheirAge() {
        crmFixture.load();
        Instant first = crmFixture.clock.instant();
        crmFixture.clock.move(Duration.ofDays(1));
        crmFixture.there.update("update sale set total = -5, changed = current_timestamp");
        crmFixture.sale("C-2", "10", "2026-03-02 10:00:00");

        SyncReport report = crmFixture.load();

        assertThat(report.bad())
                .extracting(RejectedSourceRow::toString)
                .containsExactly("customer C-1, orders 5512, value: is -5.00, but cannot be negative");
        assertThat(crmFixture.customer("C-1").orders().get(0).value()).isEqualByComparingTo("120.50");
        assertThat(crmFixture.customer("C-1").sources().get("orders").at()).isEqualTo(first);
        assertThat(crmFixture.customer("C-2").orders()).hasSize(1);
        assertThat(crmFixture.customer("C-2").sources().get("complaints").at())
                .isEqualTo(first.plus(Duration.ofDays(1)));
        assertThat(crmFixture.badRows.customers("shop")).isEqualTo(1);

        crmFixture.there.update("update sale set total = 5, changed = current_timestamp");
        crmFixture.load();

        assertThat(crmFixture.badRows.customers("shop")).isZero();
        assertThat(crmFixture.customer("C-1").orders().get(0).value()).isEqualByComparingTo("5");
    }

    @Test
    void factsOfOneCustomerHaveTheAgeOfTheirSource() {
        crmFixture.mapping("desk", """
                url: %s
                user: %s
                zone: UTC
                queries:
                  surveys: select client as customerId, 'nps' as kind, 9 as score, date '2026-03-01' as at from ticket
                """.formatted(crmFixture.url, CrmFixture.user(crmFixture.url)));
        crmFixture.load();
        Instant first = crmFixture.clock.instant();
        crmFixture.clock.move(Duration.ofHours(2));
        crmFixture.load("desk", CrmSync.Options.SCHEDULED);

        assertThat(crmFixture.customer("C-1").surveys()).hasSize(1);
        assertThat(crmFixture.customer("C-2").surveys()).isEmpty();
        assertThat(crmFixture.customer("C-1").sources().get("surveys").at()).isEqualTo(first.plus(Duration.ofHours(2)));
        assertThat(crmFixture.customer("C-1").sources().get("orders").at()).isEqualTo(first);
        assertThat(crmFixture.customer("C-1").orders()).hasSize(1);

        crmFixture.there.update("delete from client where id = 'C-2'");
        crmFixture.full();
        assertThat(crmFixture.has("C-2")).isFalse();
    }

    @Test
    void collectionsOfOtherSourcesAreKept() {
        crmFixture.store.putAll(
                List.of(Samples.customer("{'id':'C-1','name':'Pushed','orders':[],"
                        + "'sources':{'orders':{'from':'api','at':'2026-03-01T00:00:00Z'},"
                        + "'customer':{'from':'api','at':'2026-03-01T00:00:00Z'}}}")),
                CustomerStore.Owner.API);
        crmFixture.load();

        assertThat(crmFixture.customer("C-1").name()).isEqualTo("Pushed");
        assertThat(crmFixture.customer("C-1").orders()).isEmpty();
        assertThat(crmFixture.customer("C-1").complaints()).hasSize(1);

        crmFixture.there.update("delete from client where id = 'C-1'");
        crmFixture.full();

        assertThat(crmFixture.customer("C-1").name()).isEqualTo("Pushed");
        assertThat(crmFixture.customer("C-1").complaints()).isNull();
        assertThat(crmFixture.customer("C-1").sources()).containsOnlyKeys("orders", "customer");
    }

    @Test
    void aRealCustomerReplacesADemoCustomer() {
        crmFixture.store.putAll(
                List.of(Samples.customer("{'id':'C-1','name':'Invented','surveys':[]}")), CustomerStore.Owner.DEMO);
        crmFixture.load();

        assertThat(crmFixture.customer("C-1").name()).isEqualTo("Name of C-1");
        assertThat(crmFixture.customer("C-1").surveys()).isNull();
        assertThat(crmFixture.store.demoCount()).isZero();
    }

    @Test
    void aKilledFullLoadIsResumed() {
        crmFixture.clients("K-", 2_500);
        int[] pages = new int[1];
        assertThatThrownBy(() -> crmFixture.load("shop", CrmSync.Options.SCHEDULED, new SyncProgress() {
                    @Override
                    public void loaded(int customers) {
                        if (++pages[0] == 2) {
                            throw new IllegalStateException("killed");
                        }
                    }
                }))
                .hasMessage("killed");
        assertThat(crmFixture.store.count()).isEqualTo(2_000);

        SyncReport report = crmFixture.load();

        assertThat(report.resumed()).isTrue();
        assertThat(report.read()).isEqualTo(502);
        assertThat(crmFixture.store.count()).isEqualTo(2_502);
        assertThat(report.removed()).isZero();
    }

    @Test
    void aChangedMappingDoesNotResumeAnInterruptedLoad() {
        crmFixture.sources.register("shop");
        crmFixture.sources.beginFull(
                "shop",
                new CrmSources.FullLoad("another", crmFixture.clock.instant(), crmFixture.clock.instant(), "C-1", 1));

        assertThat(crmFixture.load().resumed()).isFalse();
        assertThat(crmFixture.has("C-1")).isTrue();
    }

    @Test
    void aRowDatedInTheFutureHidesNoChanges() {
        crmFixture.load();
        crmFixture.ageRows();
        crmFixture.there.update("update client set changed = current_timestamp + interval '1000' day where id = 'C-2'");
        crmFixture.load();
        crmFixture.ageRows();
        crmFixture.there.update("update client set name = 'Later', changed = current_timestamp where id = 'C-1'");
        crmFixture.load();

        assertThat(crmFixture.customer("C-1").name()).isEqualTo("Later");
    }

    @Test
    void invalidRowsOnlyAffectTheirCustomers() {
        crmFixture.client("with spaces in it");
        crmFixture.client("x".repeat(190));
        crmFixture.sale("with spaces in it", "1", "2026-03-01 10:00:00");
        crmFixture.client("N-1");
        crmFixture.client("N-2");
        crmFixture.client("N-3");
        crmFixture.client("N-4");
        crmFixture.sale("N-1", "5512", "2026-03-01 10:00:00");
        crmFixture.sale("N-2", "1", "2026-03-01 10:00:00");
        crmFixture.there.update("update sale set promised = date '20224-01-01' where client = 'N-2'");
        crmFixture.sale("N-3", "1", "2026-03-01 10:00:00");
        crmFixture.there.update("update sale set cur = 'EUX' where client = 'N-3'");
        crmFixture.sale("N-4", "1", "2026-03-01 10:00:00");
        crmFixture.sale("N-4", "2", "2026-03-02 10:00:00");
        crmFixture.there.update("update sale set cur = 'RON' where client = 'N-4' and number = '2'");
        crmFixture.there.update(
                "insert into ticket values ('N-4', 8, current_timestamp, 'shop', ?, current_timestamp)",
                "long ".repeat(10_000));

        SyncReport report = crmFixture.load();

        assertThat(report.bad())
                .extracting(RejectedSourceRow::toString)
                .containsExactlyInAnyOrder(
                        "customer " + "x".repeat(57) + "..., customers, id: is longer than 100 characters",
                        "customer N-2, orders 1, promisedAt: is in the year 20224; expected 1900 to 2200",
                        "customer N-3, orders 1, currency: \"EUX\" is not an ISO 4217 currency such as EUR",
                        "customer N-4, complaints 8, text: is longer than 4000 characters");
        assertThat(crmFixture.customer("with spaces in it").orders()).hasSize(1);
        assertThat(crmFixture.customer("N-1").orders()).hasSize(1);
        assertThat(crmFixture.has("N-2")).isFalse();

        crmFixture.there.update("delete from ticket where client = 'N-4'");
        crmFixture.load();
        assertThat(crmFixture.full().badCustomers()).isEqualTo(3);
        assertThat(crmFixture.customer("N-4").orders())
                .extracting(order -> order.currency())
                .containsExactly("EUR", "RON");
    }

    @Test
    void onlyACustomerWithTooManyRowsIsLeftOut() {
        crmFixture.there.update(
                "insert into sale (client, number, placed, changed) select 'C-2', cast(n as varchar), timestamp "
                        + "'2026-03-01 10:00:00', current_timestamp from "
                        + crmFixture.numbers(100_100));

        SyncReport report = crmFixture.load();

        assertThat(report.bad())
                .singleElement()
                .satisfies(bad ->
                        assertThat(bad.toString()).startsWith("customer C-2, customers: has more than 100000 rows"));
        assertThat(crmFixture.has("C-1")).isTrue();
    }

    @Test
    void aLoadWithTooManyRejectedRowsStopsAndKeepsTheFacts() {
        crmFixture.load();
        crmFixture.clients("M-", 900);
        crmFixture.there.update("insert into sale (client, number, placed, total, changed) select id, '1', null, 1, "
                + "current_timestamp from client where id like 'M-%'");

        assertThatThrownBy(crmFixture::full)
                .isInstanceOf(CrmException.class)
                .hasMessageContaining("were rejected, so the load was stopped")
                .hasMessageContaining("placedAt: is missing");
        assertThat(crmFixture.store.count()).isEqualTo(2);
        assertThat(crmFixture.sources.get("shop").failures()).isEqualTo(1);
    }

    @Test
    void anErasedCustomerIsNotLoadedAgain() {
        crmFixture.load();
        crmFixture.erase("C-1");

        crmFixture.full();

        assertThat(crmFixture.has("C-1")).isFalse();
        assertThat(crmFixture.own.jdbc().queryForList("select customer_id from crm_customer", String.class))
                .containsExactly("C-2");
    }

    @Test
    void aSourceIsNotLoadedTwiceSimultaneously() {
        crmFixture.sources.register("shop");
        Map<String, String> second = new TreeMap<>();
        crmFixture.load("shop", CrmSync.Options.SCHEDULED, new SyncProgress() {
            @Override
            public void begins(long customers, long done) {
                assertThatThrownBy(crmFixture::load)
                        .isInstanceOf(CrmSync.Busy.class)
                        .hasMessageContaining("is being loaded by another process");
                second.put("tried", "");
            }
        });
        assertThat(second).containsKey("tried");
        assertThat(crmFixture.customer("C-1").orders()).hasSize(1);
        assertThat(crmFixture.sources.get("shop").failures()).isZero();
    }

    @Test
    void aQueryWithAnUnknownColumnIsReportedWithItsLine() {
        crmFixture.load();
        crmFixture.mapping(
                "shop",
                CrmFixture.MAPPING
                        .formatted(crmFixture.url, CrmFixture.user(crmFixture.url))
                        .replace("placed as placed_at", "plcaed as placed_at"));

        assertThatThrownBy(crmFixture::full)
                .isInstanceOf(CrmException.class)
                .hasMessageContaining("shop.yaml, line 8")
                .hasMessageContaining("query of orders")
                .satisfies(
                        e -> assertThat(e.getMessage().toLowerCase(Locale.ROOT)).contains("plcaed"));
        assertThat(crmFixture.customer("C-1").orders()).hasSize(1);
    }
}
