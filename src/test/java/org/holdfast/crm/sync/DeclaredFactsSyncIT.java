package org.holdfast.crm.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.holdfast.Database;
import org.holdfast.audit.AuditTrails;
import org.holdfast.crm.jdbc.CrmException;
import org.holdfast.crm.jdbc.Drivers;
import org.holdfast.crm.mapping.file.MappingFolder;
import org.holdfast.customers.CustomerStore;
import org.holdfast.customers.RecordSources;
import org.holdfast.diagnostics.Problem;
import org.holdfast.facts.Customer;
import org.holdfast.facts.json.FactsJson;
import org.holdfast.rules.Books;
import org.holdfast.rules.declared.DeclaredBook;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Declared attributes and lists of a CRM from one load to the next, beside those of other systems. */
@ParameterizedClass
@EnumSource(Database.class)
class DeclaredFactsSyncIT {

    private static final CrmSync.Options BELIEVE = new CrmSync.Options(true, false, true);
    private static final String QUERIES = """
            zone: UTC
            overlap: 1s
            queries:
              customers: { sql: "select id, name, plan, vegan, changed from person", watermark: changed }
              orders: { sql: "select person as customer_id, id, date '2026-03-01' as placed_at, gift_wrapped, \
            changed from purchase", watermark: changed }
              lines: select person as customer_id, purchase as order_id, sku, 1 as quantity, engraving from position
              lists.vehicle: { sql: "select person as customer_id, plate, mileage, changed from car", \
            watermark: changed }
            """;

    @Parameter
    private Database database;

    @TempDir
    private Path folder;

    private CrmFixture fixture;

    @BeforeEach
    void open() {
        fixture = new CrmFixture(database, folder);
        fixture.facts.set(Books.facts(DeclaredBook.FACTS));
        for (String table : new String[] {
            "person (id varchar(20), name varchar(20), plan varchar(20), vegan boolean",
            "purchase (person varchar(20), id varchar(20), gift_wrapped varchar(5)",
            "position (person varchar(20), purchase varchar(20), sku varchar(20), engraving varchar(20)",
            "car (person varchar(20), plate varchar(20), mileage integer"
        }) {
            fixture.there.execute("drop table if exists " + table.substring(0, table.indexOf(' ')));
            fixture.there.execute("create table " + table + ", changed timestamp with time zone)");
        }
        run("insert into person values ('c', 'Ana', 'plus', true, :now), ('d', 'Ion', null, null, :now)");
        run("insert into purchase values ('c', 'o-1', 'yes', :now)");
        run("insert into position values ('c', 'o-1', 's', 'For Ana', :now)");
        run("insert into car values ('c', 'A 1', 5, :now), ('c', 'B 2', 6, :now)");
        mapping(QUERIES);
        // The CRM has the clock of the machine.
        fixture.clock.move(Duration.between(fixture.clock.instant(), Instant.now()));
    }

    private void mapping(String queries) {
        fixture.mapping("own", "url: " + fixture.url + "\nuser: " + CrmFixture.user(fixture.url) + "\n" + queries);
    }

    private void run(String sql) {
        fixture.there.execute(sql.replace(":now", "current_timestamp"));
    }

    private SyncReport load(CrmSync.Options options) {
        fixture.clock.move(Duration.ofMinutes(1));
        return fixture.load("own", options);
    }

    private String attributes() {
        return FactsJson.write(fixture.customer("c").attributes());
    }

    private String vehicles() {
        return FactsJson.write(
                Objects.requireNonNull(fixture.customer("c").lists()).get("vehicle"));
    }

    /** Stores facts that a program has stated. */
    private void stated(String facts) {
        fixture.clock.move(Duration.ofMinutes(1));
        String before = FactsJson.write(fixture.customer("c"));
        String after = before.replace(facts.substring(0, facts.indexOf('>')), facts.substring(facts.indexOf('>') + 1));
        assertThat(after).isNotEqualTo(before);
        fixture.store.putAll(List.of(FactsJson.read(after)), CustomerStore.Owner.API);
    }

    @Test
    void recordsOfEachKindAndListsHaveTheirFacts() {
        assertThat(load(BELIEVE).badCustomers()).isZero();

        assertThat(attributes()).isEqualTo("{\"plan\":\"plus\",\"vegan\":true}");
        assertThat(vehicles()).isEqualTo("[{\"mileage\":5,\"plate\":\"A 1\"},{\"mileage\":6,\"plate\":\"B 2\"}]");
        Customer customer = fixture.customer("c");
        assertThat(customer.orders().get(0).attributes()).hasToString("{giftWrapped=true}");
        assertThat(customer.orders().get(0).lines().get(0).attributes()).hasToString("{engraving=For Ana}");
        assertThat(fixture.customer("d").attributes()).isNull();
        assertThat(fixture.customer("d").lists()).hasToString("{vehicle=[]}");
        assertThat(customer.sources()).containsKey("lists.vehicle");
        assertThat(load(BELIEVE).changed()).isZero();
    }

    @Test
    void aChangedRowIsReadByItsWatermarkAndARemovedOneByAFullLoad() {
        load(BELIEVE);
        for (String table : List.of("person", "purchase", "car")) {
            run("update " + table + " set changed = current_timestamp - interval '3' day");
        }
        run("update car set mileage = 7, changed = :now where plate = 'A 1'");
        run("update person set plan = null, changed = :now where id = 'c'");

        assertThat(load(CrmSync.Options.SCHEDULED).full()).isFalse();
        assertThat(vehicles()).contains("{\"mileage\":7,\"plate\":\"A 1\"}");
        assertThat(attributes()).isEqualTo("{\"vegan\":true}");

        run("delete from car where plate = 'B 2'");
        load(BELIEVE);
        assertThat(vehicles()).isEqualTo("[{\"mileage\":7,\"plate\":\"A 1\"}]");
    }

    @Test
    void whatAnotherSystemHasSaidLaterStays() {
        load(BELIEVE);
        stated("\"vegan\":true>\"vegan\":false,\"motto\":\"On time\"");
        stated("{\"mileage\":5,\"plate\":\"A 1\"}>{\"mileage\":50,\"plate\":\"A 1\"},{\"plate\":\"C 3\"}");

        load(BELIEVE);
        assertThat(attributes()).isEqualTo("{\"motto\":\"On time\",\"plan\":\"plus\",\"vegan\":false}");
        assertThat(vehicles())
                .isEqualTo(
                        "[{\"mileage\":50,\"plate\":\"A 1\"},{\"mileage\":6,\"plate\":\"B 2\"},{\"plate\":\"C 3\"}]");

        run("update person set plan = 'basic', changed = timestamp with time zone '2100-01-01 00:00:00+00:00'");
        run("update car set mileage = 60, changed = timestamp with time zone '2100-01-01 00:00:00+00:00'");
        load(BELIEVE);
        assertThat(attributes()).isEqualTo("{\"motto\":\"On time\",\"plan\":\"basic\",\"vegan\":false}");
        assertThat(vehicles())
                .isEqualTo(
                        "[{\"mileage\":60,\"plate\":\"A 1\"},{\"mileage\":60,\"plate\":\"B 2\"},{\"plate\":\"C 3\"}]");
        RecordSources.LastSource last = fixture.store
                .provenance(fixture.customer("c"))
                .get("lists.vehicle")
                .get("lists.vehicle");
        assertThat(last.from()).isEqualTo("api");
    }

    @Test
    void aFactThatIsNoLongerDeclaredFailsTheLoadAndStoresNothing() {
        load(BELIEVE);
        MappingFolder.Read before = fixture.file("own");
        run("update person set name = 'Eva', changed = :now where id = 'c'");
        fixture.facts.set(Books.facts(DeclaredBook.FACTS.replace("  plan:", "  tariff:")));

        assertThatThrownBy(() -> fixture.loading.load(
                        before, new Drivers(folder), BELIEVE, AuditTrails.TESTER, SyncProgress.NONE))
                .isInstanceOf(CrmException.class)
                .hasMessageContaining("own.yaml")
                .hasMessageContaining("of customers is not known")
                .hasMessageContaining("declare it in facts.yaml");
        assertThat(fixture.sources.get("own").problem()).containsIgnoringCase("\"plan\"");
        assertThat(fixture.customer("c").name()).isEqualTo("Ana");

        fixture.facts.set(Books.facts(DeclaredBook.FACTS.replace("  vehicle:", "  truck:")));
        assertThat(fixture.file("own").problems())
                .filteredOn(Problem::isError)
                .singleElement()
                .asString()
                .contains("The list \"vehicle\" is not declared");
        assertThatThrownBy(() -> fixture.loading.load(
                        before, new Drivers(folder), BELIEVE, AuditTrails.TESTER, SyncProgress.NONE))
                .hasMessageContaining("lists.vehicle is not declared");
        assertThat(fixture.customer("c").name()).isEqualTo("Ana");

        fixture.facts.set(Books.facts(DeclaredBook.FACTS));
        load(BELIEVE);
        assertThat(fixture.customer("c").name()).isEqualTo("Eva");
        assertThat(fixture.sources.get("own").problem()).isNull();
    }

    @Test
    void anItemWithoutItsKeyOrWithThatOfAnotherIsRejected() {
        run("insert into car values ('c', 'A 1', 8, :now), ('d', null, 9, :now)");

        SyncReport report = load(BELIEVE);

        assertThat(report.bad())
                .extracting(Object::toString)
                .containsExactlyInAnyOrder(
                        "customer c, lists.vehicle A 1, plate: \"A 1\" appears twice for this customer",
                        "customer d, lists.vehicle, plate: is missing; it is the key of the list and identifies each of"
                                + " its items");
    }

    @Test
    void severalTextsComeFromAnArray() {
        run("drop table if exists tagged");
        run(
                database == Database.H2
                        ? "create table tagged (id varchar(20), tags varchar(20) array)"
                        : "create table tagged (id varchar(20), tags varchar(20)[])");
        run("insert into tagged values ('c', array['a, b', 'c']), ('d', null)");
        mapping("zone: UTC\nqueries: { customers: 'select id, tags from tagged' }\n");

        load(BELIEVE);

        assertThat(attributes()).isEqualTo("{\"tags\":[\"a, b\",\"c\"]}");
    }

    @Test
    void aListGoesWithTheCustomersOfItsSource() {
        load(BELIEVE);
        run("delete from person where id = 'c'");

        load(BELIEVE);

        assertThat(fixture.has("c")).isFalse();
    }
}
