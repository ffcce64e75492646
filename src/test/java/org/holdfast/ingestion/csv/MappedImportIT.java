package org.holdfast.ingestion.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.holdfast.Database;
import org.holdfast.Samples;
import org.holdfast.audit.AuditTrails;
import org.holdfast.crm.mapping.Mapping;
import org.holdfast.crm.mapping.file.MappingReader;
import org.holdfast.customers.CustomerStore;
import org.holdfast.customers.CustomerStores;
import org.holdfast.diagnostics.Problems;
import org.holdfast.facts.Customer;
import org.holdfast.facts.Order;
import org.holdfast.facts.intake.DeclaredFactsChecks;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files as other systems write them are imported through a mapping, whole or not at all. */
class MappedImportIT {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-03-15T10:00:00Z"), ZoneOffset.UTC);
    private static final String MAPPING = """
            kind: files
            zone: Europe/Chisinau
            separator: ";"
            format:
              decimal: ","
              dates: [dd.MM.yyyy, dd.MM.yyyy HH:mm]
            defaults: { currency: EUR, language: ro }
            queries:
              customers:
                file: kunden.csv
                fields: { id: Kundennr, name: "{Vorname} {Nachname}", email: E-Mail, customerSince: Kunde seit }
              consents:
                file: kunden.csv
                fields: { customerId: Kundennr, channel: = email, purpose: = marketing, given: Newsletter }
                translate: { given: { ja: yes, nein: no } }
              orders:
                file: bestellungen*.csv
                repeats: first
                fields: { customerId: Kunde, id: Nummer, placedAt: Datum, value: Summe, promisedAt: Versprochen }
              lines:
                file: bestellungen*.csv
                fields: { customerId: Kunde, orderId: Nummer, sku: Artikel, quantity: Menge }
            """;
    private static final String CUSTOMERS = """
            Kundennr;Vorname;Nachname;E-Mail;Kunde seit;Newsletter;Bemerkung
            17;Ana;Ceban;ana@example.org;01.02.2024;ja;ruft gern an
            18;Ion;;;;nein;
            """;
    private static final String ORDERS = """
            Kunde;Nummer;Datum;Summe;Versprochen;Artikel;Menge
            17;A1;10.03.2026 09:30;1.234,50 €;12.03.2026;tea;2
            17;A1;10.03.2026 09:30;1.234,50 €;12.03.2026;mug;1,5
            ;;;;;;
            """;

    private static Database.Store opened;
    private static CustomerStore store;
    private static CsvImport importer;

    @TempDir
    private Path folder;

    @BeforeAll
    static void open() {
        opened = Database.H2.open();
        store = CustomerStores.of(opened, CLOCK);
        importer = CsvImports.of(opened, store, CLOCK);
    }

    @AfterAll
    static void close() {
        opened.close();
    }

    @BeforeEach
    void begin() throws Exception {
        opened.jdbc().update("delete from customer");
        Files.writeString(folder.resolve("kunden.csv"), CUSTOMERS);
    }

    private static Mapping mapping(String text) {
        Problems problems = new Problems();
        Mapping mapping =
                MappingReader.read("files", "files.yaml", text, problems, name -> null, DeclaredFactsChecks.none());
        assertThat(problems.list()).isEmpty();
        return Objects.requireNonNull(mapping);
    }

    private CsvImport.Result run(String mapping, boolean skip) {
        return importer.run(
                new CsvImport.Request(folder, CsvImport.Layout.FOLDER, mapping(mapping), skip),
                AuditTrails.TESTER,
                ImportProgress.NONE);
    }

    private void file(String name, String text) throws Exception {
        Files.writeString(folder.resolve(name), text);
    }

    private static Customer stored(String id) {
        return store.find(id).orElseThrow().facts();
    }

    @Test
    void columnsNumbersDatesAndWordsOfAnotherSystemBecomeFacts() throws Exception {
        file("bestellungen-2026.csv", ORDERS);
        file("bestellungen-2025.csv", ORDERS.replace("A1", "A0").replace("2026", "2025"));

        CsvImport.Result result = run(MAPPING, false);

        assertThat(result.badRows()).isEmpty();
        assertThat(result.imported()).isEqualTo(2);
        Customer ana = stored("17");
        assertThat(ana.name()).isEqualTo("Ana Ceban");
        assertThat(stored("18").name()).isEqualTo("Ion");
        assertThat(ana.language()).isEqualTo("ro");
        assertThat(ana.customerSince()).hasToString("2024-02-01");
        assertThat(ana.consents())
                .singleElement()
                .satisfies(consent -> assertThat(consent.given()).isTrue());
        assertThat(stored("18").consents())
                .singleElement()
                .satisfies(consent -> assertThat(consent.given()).isFalse());
        assertThat(ana.orders()).extracting(Order::id).containsExactlyInAnyOrder("A0", "A1");
        Order order = ana.orders().stream()
                .filter(each -> each.id().equals("A1"))
                .findFirst()
                .orElseThrow();
        assertThat(order.value()).isEqualByComparingTo("1234.50");
        assertThat(order.currency()).isEqualTo("EUR");
        assertThat(order.placedAt()).hasToString("2026-03-10T07:30:00Z");
        assertThat(order.promisedAt()).hasToString("2026-03-12");
        assertThat(order.lines()).hasSize(2);
        assertThat(order.lines().get(1).quantity()).isEqualByComparingTo("1.5");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "31.02.2026 | 5,00 | column Datum (placedAt): is \"31.02.2026\"; expected a date of a day that exists, written as dd.MM.yyyy or dd.MM.yyyy HH:mm",
                "03/10/2026 | 5,00 | column Datum (placedAt): is \"03/10/2026\"; expected a date of a day that exists",
                "10.03.2026 | 5.00 | column Summe (value): is \"5.00\"; expected a number with a decimal comma, such as 12,50",
                "10.03.2026 | viel | column Summe (value): is \"viel\"; expected a number with a decimal comma",
                "10.03.2026 | -1 | column Summe (value): is -1, but cannot be negative"
            })
    void aRowThatDoesNotFitIsSaidWithCustomerFileLineAndColumnAndNothingIsStored(
            String date, String sum, String message) throws Exception {
        file("bestellungen.csv", ORDERS + "17;A2;" + date + ";" + sum + ";;tea;1\n18;A3;10.03.2026;7,00;;tea;1\n");

        CsvImport.Result all = run(MAPPING, false);

        assertThat(all.imported()).isZero();
        assertThat(store.count()).isZero();
        assertThat(all.badRows().get(0).withCustomer()).startsWith("customer 17: bestellungen.csv, line 5, " + message);
        assertThat(all.wrongRows()).isEqualTo(1);

        CsvImport.Result rest = run(MAPPING, true);

        assertThat(rest.imported()).isEqualTo(2);
        assertThat(stored("17").orders()).extracting(Order::id).containsExactly("A1");
        assertThat(stored("18").orders()).extracting(Order::id).containsExactly("A3");
    }

    @Test
    void aRowWithTooManyCellsIsLeftOutWithItsLine() throws Exception {
        file("bestellungen.csv", ORDERS + "17;A2;10.03.2026;5,00;;tea;1;too;many\n");

        assertThat(run(MAPPING, false).badRows())
                .extracting(Object::toString)
                .contains("bestellungen.csv, line 5: has 9 cells, but the header has 7; maybe a comma or a quotation "
                        + "mark is missing");
        assertThat(store.count()).isZero();
    }

    @Test
    void aColumnThatTheFileDoesNotHaveIsNamedWithTheOneThatIsMeant() throws Exception {
        file("kunden.csv", CUSTOMERS.replace("E-Mail", "E-mail"));

        assertThat(run(MAPPING, false).badRows())
                .extracting(Object::toString)
                .containsExactly("kunden.csv, line 1, column E-Mail: is named by the mapping, but missing from the "
                        + "header. Maybe E-mail");
    }

    @ParameterizedTest
    @ValueSource(strings = {"windows-1251", "UTF-16LE"})
    void theEncodingIsStated(String encoding) throws Exception {
        Files.write(
                folder.resolve("kunden.csv"), CUSTOMERS.replace("Ana", "Анна").getBytes(Charset.forName(encoding)));

        assertThat(run(MAPPING + "encoding: " + encoding + "\n", false).badRows())
                .isEmpty();
        assertThat(stored("17").name()).isEqualTo("Анна Ceban");
        assertThat(run(MAPPING, false).badRows().get(0).toString()).contains("is not UTF-8 text");
    }

    @ParameterizedTest
    @CsvSource({"unknown, old@example.org, 70", "clear, , ", "keep, old@example.org, 70"})
    void theMappingSaysWhatAnEmptyCellMeans(String empty, String email, String unused) throws Exception {
        store.put(
                Samples.customer("{'id':'18','email':'old@example.org','phone':'+373','orders':["
                        + "{'id':'A5','placedAt':'2026-03-01','value':70,'shippedAt':'2026-03-02'}]}"),
                null);
        file("bestellungen.csv", "Kunde;Nummer;Datum;Summe;Versprochen;Artikel;Menge\n18;A5;01.03.2026;;;tea;1\n");

        assertThat(run(MAPPING + "empty: " + empty + "\n", false).badRows()).isEmpty();

        assertThat(stored("18").email()).isEqualTo(email);
        assertThat(stored("18").phone()).as("no column").isEqualTo("+373");
        Order order = stored("18").orders().get(0);
        if (empty.equals("keep")) {
            assertThat(order.value()).isEqualByComparingTo("70");
            assertThat(order.shippedAt()).hasToString("2026-03-02");
        } else {
            assertThat(order.value()).isNull();
        }
    }

    @Test
    void filesThatAreMissingOrNotNamedAreSaid() throws Exception {
        file("old-orders.csv", "a;b\n");

        assertThat(run(MAPPING, false).notes())
                .contains(
                        "There is no file bestellungen*.csv in the folder; its orders stay unknown",
                        "old-orders.csv is not read, because the mapping does not name it");
        Files.delete(folder.resolve("kunden.csv"));
        assertThatThrownBy(() -> run(MAPPING, false))
                .isInstanceOf(CsvImport.NothingToImport.class)
                .hasMessageContaining("There is no file kunden.csv in");
    }

    @Test
    void longImportsShowHowFarTheyHaveCome() throws Exception {
        StringBuilder rows = new StringBuilder("Kundennr;Vorname;Nachname;E-Mail;Kunde seit;Newsletter\n");
        for (int i = 0; i < 2_500; i++) {
            rows.append(i).append(";A;B;;;\n");
        }
        Files.writeString(folder.resolve("kunden.csv"), rows, StandardCharsets.UTF_8);
        List<String> seen = new ArrayList<>();
        importer.run(
                new CsvImport.Request(folder, CsvImport.Layout.FOLDER, mapping(MAPPING), false),
                AuditTrails.TESTER,
                new ImportProgress() {
                    @Override
                    public void begins(String step, String unit, long total) {
                        seen.add(step + " " + total + " " + unit);
                    }

                    @Override
                    public void advances(long by) {
                        seen.add("" + by);
                    }
                });

        assertThat(seen)
                .startsWith("Reading kunden.csv 2501 lines", "1000", "1000", "Reading kunden.csv 2501 lines")
                .endsWith("Storing 2500 customers", "500", "500", "500", "500", "500");
    }
}
