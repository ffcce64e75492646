package org.holdfast.crm.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.holdfast.Database;
import org.holdfast.crm.mapping.Mapping;
import org.holdfast.crm.mapping.file.MappingReader;
import org.holdfast.crm.sync.state.RejectedSourceRow;
import org.holdfast.diagnostics.Problems;
import org.holdfast.facts.Customer;
import org.holdfast.facts.declared.Attributes;
import org.holdfast.facts.declared.FactsSchema;
import org.holdfast.facts.intake.DeclaredFactsChecks;
import org.holdfast.facts.json.FactsJson;
import org.holdfast.ingestion.csv.CsvImports;
import org.holdfast.rules.Books;
import org.holdfast.rules.declared.DeclaredBook;
import org.holdfast.rules.declared.DeclaredSample;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Declared facts of every type through every table: columns of CSV files and files of lists, and mappings of files,
 * databases and HTTP interfaces. {@code DeclaredFactsIT} enumerates the doors of a server.
 */
class DeclaredFactsDoorsIT {

    private static final FactsSchema SCHEMA = Books.facts(DeclaredBook.FACTS + list());
    private static final CrmSync.Options FULL = new CrmSync.Options(true, false, true);

    @TempDir
    private Path folder;

    /** What a door has let in. */
    private record Contents(Map<String, Customer> customers, List<String> rejected) {

        static Contents of(CsvImports.Contents read) {
            return new Contents(
                    read.customers().stream().collect(Collectors.toMap(Customer::id, Function.identity())),
                    read.rejected());
        }
    }

    /** The tables from which facts come. */
    private enum Door {
        CSV,
        FILES_MAPPING,
        SQL_H2(Database.H2),
        SQL_POSTGRESQL(Database.POSTGRESQL),
        HTTP_H2(Database.H2),
        HTTP_POSTGRESQL(Database.POSTGRESQL);

        private final @Nullable Database database;

        Door() {
            this(null);
        }

        Door(@Nullable Database database) {
            this.database = database;
        }

        Contents load(Path folder, boolean wrong) throws IOException {
            return switch (this) {
                case CSV -> {
                    files(folder, "customers.csv", "thing.csv", wrong, DeclaredSample::attribute);
                    yield Contents.of(CsvImports.read(folder, null, DeclaredFactsChecks.of(SCHEMA)));
                }
                case FILES_MAPPING -> {
                    files(folder, "people.csv", "belongings.csv", wrong, DeclaredFactsDoorsIT::theirs);
                    yield Contents.of(CsvImports.read(folder, mapping(), DeclaredFactsChecks.of(SCHEMA)));
                }
                case SQL_H2, SQL_POSTGRESQL -> sql(fixture(folder), wrong);
                case HTTP_H2, HTTP_POSTGRESQL -> http(fixture(folder), wrong);
            };
        }

        private CrmFixture fixture(Path folder) {
            CrmFixture fixture = new CrmFixture(Objects.requireNonNull(database), folder);
            fixture.facts.set(SCHEMA);
            return fixture;
        }
    }

    /** Declares a list whose items have a field of each type. */
    private static String list() {
        String fields = DeclaredBook.FACTS
                .lines()
                .filter(line -> Arrays.stream(DeclaredSample.values())
                        .anyMatch(sample -> line.startsWith("  " + sample.attribute() + ":")))
                .map(line -> "    " + line + "\n")
                .collect(Collectors.joining());
        return "  thing:\n    en: [thing, things]\n    ru: [вещь, вещи, вещей]\n    ro: [lucru, lucruri]\n"
                + "    key: code\n    fields:\n      code: { type: text, en: code, ru: код, ro: cod }\n" + fields;
    }

    private static String theirs(DeclaredSample sample) {
        return "Their " + sample;
    }

    private static String id(DeclaredSample sample) {
        return "c-" + sample.name().toLowerCase(Locale.ROOT);
    }

    private static List<String> cells(DeclaredSample row, boolean wrong) {
        return Stream.of(DeclaredSample.values())
                .map(sample -> {
                    String cell = wrong && sample.wrong() != null ? sample.wrong() : sample.cell();
                    return sample == row ? cell : "";
                })
                .toList();
    }

    private static void files(
            Path folder, String customers, String things, boolean wrong, Function<DeclaredSample, String> column)
            throws IOException {
        String columns = Stream.of(DeclaredSample.values()).map(column).collect(Collectors.joining(";"));
        StringBuilder people = new StringBuilder("id;" + columns + "\n");
        StringBuilder items = new StringBuilder("customerId;code;" + columns + "\n");
        for (DeclaredSample sample : DeclaredSample.values()) {
            String cells = String.join(";", cells(sample, wrong));
            // A rejected customer would only be the cause of its rejected items.
            people.append(id(sample)).append(';').append(cells).append('\n');
            items.append(wrong ? "other" : id(sample))
                    .append(';')
                    .append(sample)
                    .append(';');
            items.append(cells).append('\n');
        }
        Files.writeString(folder.resolve(customers), people + (wrong ? "other;" + ";".repeat(7) + "\n" : ""));
        Files.writeString(folder.resolve(things), items);
    }

    private static Mapping mapping() {
        String fields = Stream.of(DeclaredSample.values())
                .map(sample -> sample.attribute() + ": " + theirs(sample))
                .collect(Collectors.joining(", "));
        Problems problems = new Problems();
        Mapping mapping = MappingReader.read(
                "files",
                "files.yaml",
                "kind: files\nzone: UTC\nqueries:\n  customers: { file: people.csv, fields: { id: id, " + fields
                        + " } }\n  lists.thing: { file: belongings.csv, fields: { customerId: customerId, code: code, "
                        + fields + " } }\n",
                problems,
                name -> null,
                DeclaredFactsChecks.of(SCHEMA));
        assertThat(problems.list()).isEmpty();
        return Objects.requireNonNull(mapping);
    }

    private static Contents sql(CrmFixture fixture, boolean wrong) {
        String columns = Stream.of(DeclaredSample.values())
                .map(sample -> sample.attribute() + " " + (wrong ? "varchar(50)" : sample.sqlType()))
                .collect(Collectors.joining(", "));
        fixture.there.execute("drop table if exists typed");
        fixture.there.execute("create table typed (id varchar(50), " + columns + ")");
        for (DeclaredSample sample : DeclaredSample.values()) {
            String cell = wrong && sample.wrong() != null ? sample.wrong() : sample.cell();
            fixture.there.update("insert into typed (id, " + sample.attribute() + ") values ('" + id(sample)
                    + "', cast('" + cell + "' as " + (wrong ? "varchar(50)" : sample.sqlType()) + "))");
        }
        String names = Stream.of(DeclaredSample.values())
                .map(DeclaredSample::attribute)
                .collect(Collectors.joining(", "));
        fixture.mapping(
                "own",
                "url: " + fixture.url + "\nuser: " + CrmFixture.user(fixture.url) + "\nzone: UTC\nqueries:\n"
                        + "  customers: select id, " + names + " from typed\n"
                        + "  lists.thing: select id as customer_id, 'x' as code, " + names + " from typed\n");
        return loaded(fixture);
    }

    private static Contents http(CrmFixture fixture, boolean wrong) {
        try (CloudCrm cloud = new CloudCrm()) {
            for (DeclaredSample sample : DeclaredSample.values()) {
                String value = wrong && sample.wrong() != null ? "'" + sample.wrong() + "'" : sample.value();
                cloud.add("people", 1, "{'id':'" + id(sample) + "','" + sample.attribute() + "':" + value + "}");
            }
            String fields = Stream.of(DeclaredSample.values())
                    .map(sample -> sample.attribute() + ": /" + sample.attribute())
                    .collect(Collectors.joining(", "));
            fixture.environment.put("CLOUD_KEY", "Bearer k-1");
            fixture.mapping(
                    "own",
                    "kind: http\nurl: " + cloud.url() + "\nallowPrivateAddresses: true\nzone: UTC\n"
                            + "auth: { header: Authorization, value: \"${CLOUD_KEY}\" }\nqueries:\n"
                            + "  customers: { get: /people, parameters: { cursor: '{cursor}' }, list: /items, "
                            + "paging: { cursor: /next }, fields: { id: /id, " + fields + " } }\n"
                            + "  lists.thing: { from: customers, fields: { customerId: /id, code: = x, " + fields
                            + " } }\n");
            return loaded(fixture);
        }
    }

    private static Contents loaded(CrmFixture fixture) {
        SyncReport report = fixture.load("own", FULL);
        Map<String, Customer> customers = new LinkedHashMap<>();
        for (DeclaredSample sample : DeclaredSample.values()) {
            if (fixture.has(id(sample))) {
                customers.put(id(sample), fixture.customer(id(sample)));
            }
        }
        List<String> rejected = new ArrayList<>();
        report.bad().stream().map(RejectedSourceRow::toString).forEach(rejected::add);
        return new Contents(customers, rejected);
    }

    @ParameterizedTest
    @EnumSource
    void everyTypeComesThroughEveryTable(Door door) throws IOException {
        Contents contents = door.load(folder, false);

        assertThat(contents.rejected).isEmpty();
        for (DeclaredSample sample : DeclaredSample.values()) {
            Customer customer = Objects.requireNonNull(contents.customers.get(id(sample)), id(sample));
            assertThat(FactsJson.write(customer.attributes()))
                    .as(door + " " + sample)
                    .isEqualTo(sample.attributes().replace('\'', '"'));
            List<Attributes> things = Objects.requireNonNull(customer.lists()).get("thing");
            assertThat(things).as(door + " " + sample).hasSize(1);
            assertThat(FactsJson.write(things.get(0)))
                    .as(door + " " + sample)
                    .contains(sample.attributes().replace('\'', '"').replaceAll("[{}]", ""));
        }
    }

    @ParameterizedTest
    @EnumSource
    void aCellOfAnotherTypeIsRefusedWithItsCustomerAndColumn(Door door) throws IOException {
        Contents contents = door.load(folder, true);

        for (DeclaredSample sample : DeclaredSample.values()) {
            String wrong = sample.wrong();
            if (wrong != null) {
                assertThat(contents.rejected)
                        .as(door + " " + sample)
                        .anyMatch(row -> row.contains(id(sample))
                                && row.contains(sample.attribute())
                                && row.contains("\"" + wrong + "\""))
                        .anyMatch(row ->
                                row.contains("thing") || row.contains("belongings") && row.contains("\"" + wrong));
                assertThat(contents.customers).as(door + " " + sample).doesNotContainKey(id(sample));
            }
        }
    }
}
