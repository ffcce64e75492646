package org.holdfast.crm.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.holdfast.Database;
import org.holdfast.crm.mapping.FactCollection;
import org.holdfast.crm.mapping.MappedCollection;
import org.holdfast.crm.mapping.Mapping;
import org.holdfast.crm.mapping.file.MappingReader;
import org.holdfast.diagnostics.Problems;
import org.holdfast.facts.intake.DeclaredFactsChecks;
import org.holdfast.facts.json.FactsJson;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Checking a mapping reports what it loads, what does not fit and what is missing. The queries themselves create the
 * tables.
 */
@ParameterizedClass
@EnumSource(Database.class)
class MappingCheckIT {

    @Parameter
    private Database database;

    private final Problems problems = new Problems();

    private Map<MappedCollection, MappingCheck.Tried> check(String queries) {
        String url = database == Database.H2 ? "jdbc:h2:mem:check" : database.emptyUrl();
        Mapping mapping = MappingReader.read(
                "shop",
                "shop.yaml",
                "url: " + url + "\nuser: " + (database == Database.H2 ? "sa" : "postgres")
                        + "\nzone: Europe/Chisinau\nqueries:\n" + queries.indent(2),
                problems,
                name -> null,
                DeclaredFactsChecks.none());
        assertThat(problems.list()).isEmpty();
        return MappingCheck.run(mapping, new Drivers(Path.of("crm")), problems, 10);
    }

    private List<String> messages() {
        return problems.list().stream().map(Object::toString).toList();
    }

    @Test
    void valuesAreShownAndMissingFieldsAreListed() {
        MappingCheck.Tried customers = check("""
                customers: >
                  select 5 as id, 'Ana' as name, cast(null as varchar(10)) as email,
                  timestamp '2020-05-01 00:00:00' as birthday,
                  timestamp '2020-01-01 10:00:00' as customer_since
                """).get(FactCollection.CUSTOMERS);

        assertThat(messages()).isEmpty();
        assertThat(customers.rows())
                .singleElement()
                .satisfies(row -> assertThat(FactsJson.write(row.fields()))
                        .isEqualTo("{\"id\":\"5\",\"name\":\"Ana\",\"birthday\":\"2020-05-01\","
                                + "\"customerSince\":\"2020-01-01T08:00:00Z\"}"));
        assertThat(customers.empty()).containsExactly("email");
        assertThat(customers.missing()).contains("segment", "phone").doesNotContain("name", "email");
        assertThat(customers.misfits()).isEmpty();
    }

    @Test
    void aBirthdayMayLackItsYear() {
        MappingCheck.Tried customers = check("""
                customers: select 5 as id, '--05-17' as birthday, 'Ana' as given_name, 'Cahul' as city, 'South' as region
                """).get(FactCollection.CUSTOMERS);

        assertThat(messages()).isEmpty();
        assertThat(FactsJson.write(customers.rows().get(0).fields()))
                .contains(
                        "\"birthday\":\"--05-17\"",
                        "\"givenName\":\"Ana\"",
                        "\"city\":\"Cahul\"",
                        "\"region\":\"South\"");
    }

    @Test
    void everyRejectedValueIsReportedWithRowAndColumn() {
        String nan = database == Database.H2 ? "cast('NaN' as double precision)" : "cast('NaN' as numeric)";
        MappingCheck.Tried orders = check("""
                orders: |
                  select 'C-1' as customerid, '1' as id, date '20224-01-01' as placedat, 1.0 as value_,
                    'EUR' as currency
                  union all select 'C-1', '2', date '2026-01-01', -1.0, 'EUR'
                  union all select 'C-1', '3', date '2026-01-01', %s, 'EUR'
                  union all select 'C-1', '4', null, 1.0, 'EUR'
                  union all select 'C-1', '5', date '2026-01-01', 1.0, 'eur'
                  union all select null, '6', date '2026-01-01', 1.0, 'EUR'
                """.formatted(nan)).get(FactCollection.ORDERS);

        assertThat(orders.misfits())
                .extracting(each -> each.row() + " " + each.name() + " " + each.column() + " " + each.reason())
                .containsExactly(
                        "1 1 placedAt is in the year 20224; expected 1900 to 2200",
                        "2 2 value is -1" + (database == Database.H2 ? "" : ".0") + ", but cannot be negative",
                        "3 3 value "
                                + (database == Database.H2
                                        ? "cannot be read: Data conversion error converting "
                                                + "\"DECFLOAT to NUMERIC\" [22018-240]."
                                        : "is \"NaN\"; expected a number with a decimal point, such as 12.50"),
                        "4 4 placedAt is missing; a date or an instant is expected",
                        "5 5 currency \"eur\" is not an ISO 4217 currency such as EUR",
                        "6 6 customerId is empty; the row belongs to no customer and is left out");
    }

    @Test
    void excessivelyLongNumbersAreReportedButNotPrinted() {
        String big = database == Database.H2 ? "cast('1E+6000' as decfloat)" : "cast('1e6000' as numeric)";
        MappingCheck.Tried texts = check("""
                orders: |
                  select 'C-1' as customerid, '1' as id, date '2026-01-01' as placedat, '-1e999999999' as value_
                  union all select 'C-1', '2', date '2026-01-01', '1e99999999999'
                returns: select 'C-1' as customerid, '3' as id, date '2026-01-01' as at, %s as value_
                """.formatted(big)).get(FactCollection.ORDERS);

        assertThat(texts.misfits())
                .extracting(each -> each.row() + " " + each.column() + " " + each.reason())
                .allSatisfy(message -> assertThat(message).hasSizeLessThan(200))
                .hasSize(2)
                .allSatisfy(message -> assertThat(message).contains("value "));
    }

    @Test
    void unknownAndMissingColumnsAreReportedWithAHint() {
        check("""
                orders: select 'C-1' as client, '1' as id, date '2026-01-01' as placed_att
                complaints: { sql: "select 'C-1' as customerid, 1 as id, current_timestamp as opened_at", \
                  watermark: changed }
                returns: select 'C-1' as customerid, nothing from nowhere
                surveys: { sql: "select 'C-1' as customerid, 'nps' as kind, 9 as score, current_date as at, \
                  5 as number", watermark: number }
                """);

        assertThat(messages())
                .anySatisfy(each -> assertThat(each)
                        .startsWith("shop.yaml, line 5: The column \"")
                        .containsIgnoringCase("placed_att")
                        .endsWith("of orders is not known. Maybe \"placedAt\"."));
        assertThat(messages())
                .contains(
                        "shop.yaml, line 5: The query of orders has no column \"customerId\". "
                                + "Maybe write: select ... as customerId.",
                        "shop.yaml, line 6: The query of complaints does not select its watermark "
                                + "\"changed\". Maybe add it to the columns.");
        assertThat(messages())
                .anySatisfy(each -> assertThat(each)
                        .startsWith("shop.yaml, line 7: The query of returns was refused by the database:"));
        assertThat(messages())
                .anySatisfy(
                        each -> assertThat(each).contains("The watermark").contains("a time with a date is expected"));
    }

    @Test
    void theSameOrderUnderTwoCustomersIsAWarning() {
        check("""
                orders: |
                  select 'C-1' as customerid, '1' as id, date '2026-01-01' as placedat
                  union all select 'C-2', '1', date '2026-01-01'
                """);

        assertThat(messages())
                .singleElement()
                .satisfies(each ->
                        assertThat(each).contains("warning: The same order belongs to two customers: 1 (C-1, C-2)."));
    }

    @Test
    void rowsOfMissingCustomersAreAWarning() {
        check("""
                customers: select 1 as id union all select 2
                orders: select 1 as customerid, '7' as id, date '2026-01-01' as placedat \
                  union all select 3, '8', date '2026-01-01'
                surveys: select 'No. 1' as customerid, 'nps' as kind, 9 as score, date '2026-01-01' as at
                """);

        assertThat(messages())
                .containsExactly(
                        "shop.yaml, line 6: warning: Some rows of orders belong to customers that the query of "
                                + "customers does not return (3); they are left out. Maybe another column is the id "
                                + "of the customer.",
                        "shop.yaml, line 7: warning: All rows checked of surveys belong to customers that the query "
                                + "of customers does not return (No. 1); they are left out. Maybe another column is "
                                + "the id of the customer.");
    }

    @Test
    void manyTypesOfColumnsAreReadAndValuesAreTranslated() {
        String flag = "select 5 as customerid, 'EMAIL' as channel, 'Werbung' as purpose, 1 as given, "
                + "'2026-03-01 10:00' as at";
        Map<MappedCollection, MappingCheck.Tried> tried = check("""
                consents: { sql: "%s union all select 6, 'sms', 'Service', 0, '2026-03-01T10:00:00Z'", \
                  translate: { purpose: { Werbung: marketing } } }
                interactions: |
                  select cast('123e4567-e89b-12d3-a456-426614174000' as uuid) as customerid, 'MISSED_CALL' as kind,
                  cast('2026-03-01 10:00:00+05:00' as timestamp with time zone) as at
                """.formatted(flag));

        assertThat(messages()).isEmpty();
        assertThat(tried.get(FactCollection.CONSENTS).rows())
                .extracting(row -> row.owner() + FactsJson.write(row.fields()))
                .containsExactlyInAnyOrder(
                        "5{\"channel\":\"email\",\"purpose\":\"marketing\","
                                + "\"given\":true,\"at\":\"2026-03-01T08:00:00Z\"}",
                        "6{\"channel\":\"sms\",\"purpose\":\"service\","
                                + "\"given\":false,\"at\":\"2026-03-01T10:00:00Z\"}");
        assertThat(tried.get(FactCollection.INTERACTIONS).rows())
                .singleElement()
                .satisfies(row -> {
                    assertThat(row.owner()).isEqualTo("123e4567-e89b-12d3-a456-426614174000");
                    assertThat(FactsJson.write(row.fields()))
                            .isEqualTo("{\"kind\":\"missed-call\",\"at\":\"2026-03-01T05:00:00Z\"}");
                });
        assertThat(tried.values()).allSatisfy(each -> assertThat(each.misfits()).isEmpty());
    }

    @Test
    void anExcessivelyLongTextIsTruncatedByTheDatabase() {
        // 300 million characters would not fit into the memory of this test.
        MappingCheck.Tried tried = check(
                        "complaints: select 'C-1' as customerid, 1 as id, date '2026-01-01' as openedat, repeat('x', "
                                + (database == Database.H2 ? 20_000_000 : 300_000_000) + ") as text_\n")
                .get(FactCollection.COMPLAINTS);

        assertThat(tried.misfits())
                .extracting(MappingCheck.Misfit::reason)
                .containsExactly("is longer than 4000 characters");
        assertThat(tried.rows().get(0).fields().get("text").asString()).hasSize(4_001);
    }

    @Test
    void aMissingDriverOrDatabaseIsReportedWithAHint() {
        assertThatThrownBy(() -> open("jdbc:mariadb://localhost/shop"))
                .isInstanceOf(CrmException.class)
                .hasMessageContaining("No driver understands jdbc:mariadb://localhost/shop")
                .hasMessageContaining("mariadb-java-client-")
                .hasMessageContaining("crm/drivers")
                .hasMessageContaining("mvn dependency:copy -Dartifact=org.mariadb.jdbc:mariadb-java-client:");
        assertThatThrownBy(() -> open("jdbc:postgresql://localhost:1/shop"))
                .isInstanceOf(CrmException.class)
                .hasMessageContaining("jdbc:postgresql://localhost:1/shop cannot be reached");
    }

    private static void open(String url) {
        Mapping mapping = MappingReader.read(
                "shop",
                "shop.yaml",
                "url: " + url + "\nzone: UTC\nqueries: { customers: select 1 as id }",
                new Problems(),
                name -> null,
                DeclaredFactsChecks.none());
        CrmDatabase.open(mapping, new Drivers(Path.of("crm"))).close();
    }
}
