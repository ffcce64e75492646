package org.holdfast.crm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.holdfast.Database;
import org.holdfast.crm.csv.CsvImport;
import org.holdfast.crm.csv.CsvImports;
import org.holdfast.facts.Customer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CsvImportIT {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-03-15T10:00:00Z"), ZoneOffset.UTC);

    @TempDir
    private Path folder;

    private Database.Store opened;
    private CustomerStore store;
    private CsvImport importer;

    @BeforeEach
    void open() {
        opened = Database.H2.open();
        store = CustomerStores.of(opened, CLOCK);
        importer = CsvImports.of(store, CLOCK);
    }

    @AfterEach
    void close() {
        opened.close();
    }

    private void file(String name, String... lines) throws Exception {
        Files.writeString(folder.resolve(name), String.join("\r\n", lines) + "\r\n");
    }

    private CsvImport.Result run() {
        return importer.run(folder, CsvImport.Layout.FOLDER, false);
    }

    private Customer stored(String id) {
        return store.find(id).orElseThrow().facts();
    }

    @Test
    void everyFileOfTheContractIsRead() throws Exception {
        file("customers.csv", "\uFEFFid,name,language,timeZone,country,birthday,membership.programme,membership.points",
                "C-1,\"Ceban, Ana\",ro,Europe/Chisinau,MD,1990-02-28,Club,120", "C-2,\"Олег \"\"О\"\"\",ru,,,,,");
        file("orders.csv", "customerId,id,placedAt,value,currency,promisedAt", "C-1,1,2026-03-01T08:20:00Z,120.50,EUR,2026-03-12");
        file("order-lines.csv", "customerId,orderId,sku,quantity,delivered", "C-1,1,tea,3,2", "C-1,1,mug,1,");
        file("consents.csv", "customerId,channel,purpose,given,at", "C-1,email,marketing,true,2024-05-02");
        file("complaints.csv", "customerId,id,orderId,openedAt,severity,fault", "C-1,k,1,2026-03-02,3,carrier");
        file("returns.csv", "customerId,id,orderId,at,value", "C-1,r,1,2026-03-05,6.90");
        file("surveys.csv", "customerId,kind,score,at", "C-1,nps,9,2026-03-06");
        file("interactions.csv", "customerId,at,kind,channel", "C-1,2026-03-07T10:00:00Z,praise,store");
        file("observations.csv", "customerId,at,place,score", "C-1,2026-03-08,shop-1,70");

        assertThat(run()).isEqualTo(new CsvImport.Result(2, 1, java.util.List.of()));
        Customer ana = stored("C-1");
        assertThat(ana.name()).isEqualTo("Ceban, Ana");
        assertThat(ana.membership().points()).isEqualTo(120);
        assertThat(ana.orders()).singleElement().satisfies(order -> {
            assertThat(order.value()).isEqualByComparingTo("120.50");
            assertThat(order.lines()).hasSize(2);
            assertThat(order.lines().get(1).delivered()).isNull();
        });
        assertThat(ana.complaints()).hasSize(1);
        assertThat(ana.returns()).hasSize(1);
        assertThat(ana.surveys()).hasSize(1);
        assertThat(ana.interactions()).hasSize(1);
        assertThat(ana.observations()).hasSize(1);
        assertThat(ana.consents()).hasSize(1);
        assertThat(ana.sources().get("orders").at()).isEqualTo(CLOCK.instant());
        assertThat(stored("C-2").name()).isEqualTo("Олег \"О\"");
        assertThat(stored("C-2").orders()).isEmpty();
    }

    @Test
    void aFileThatIsNotThereLeavesItsCollectionUnknown() throws Exception {
        file("customers.csv", "id", "C-1");
        run();

        assertThat(stored("C-1").orders()).isNull();
        assertThat(stored("C-1").complaints()).isNull();
    }

    @Test
    void whoIsHereAlreadyKeepsWhatTheFilesDoNotBring() throws Exception {
        store.put(org.holdfast.Samples.customer("{'id':'C-1','email':'a@example.org','complaints':[{'id':'k','openedAt':'2026-03-01'}],'orders':[]}"), null);
        file("customers.csv", "id,name", "C-1,Ana");
        file("orders.csv", "customerId,id,placedAt", "C-1,1,2026-03-01");
        run();

        assertThat(stored("C-1").name()).isEqualTo("Ana");
        assertThat(stored("C-1").email()).isEqualTo("a@example.org");
        assertThat(stored("C-1").orders()).hasSize(1);
        assertThat(stored("C-1").complaints()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', value = {
        "C-1,1,2026-03-10,-5,2026-03-12, | orders.csv, line 2, column value: is -5, but cannot be negative",
        "C-1,1,2026-03-10,12;50,2026-03-12, | orders.csv, line 2, column value: is \"12;50\"; expected a number",
        "C-1,1,2026-03-10,-1e999999999,2026-03-12, | orders.csv, line 2, column value: is a number of more than 100 digits, or with an exponent",
        "C-1,1,2026-03-10,0e-20000,2026-03-12, | orders.csv, line 2, column value: is a number of more than 100 digits, or with an exponent",
        "C-1,1,2026-03-10,1e99999999999,2026-03-12, | orders.csv, line 2, column value: is a number of more than 100 digits, or with an exponent",
        "C-1,1,10.03.2026,5,, | orders.csv, line 2, column placedAt: \"10.03.2026\" is neither a date",
        "C-1,,2026-03-10,5,, | orders.csv, line 2, column id: is missing",
        "C-9,1,2026-03-10,5,, | orders.csv, line 2, column customerId: \"C-9\" is no customer of customers.csv",
        "C-1,1,2026-03-10,5,,2026-03-01 | orders.csv, line 2, column deliveredAt: 2026-03-01 lies before placedAt",
        "C-1,1,2026-03-10,5 | orders.csv, line 2: has 4 cells, but the header has 6",
    })
    void aBadRowIsNamedAndNothingIsStored(String row, String message) throws Exception {
        file("customers.csv", "id", "C-1", "C-2");
        file("orders.csv", "customerId,id,placedAt,value,promisedAt,deliveredAt", row, "C-2,2,2026-03-10,5,,");

        CsvImport.Result result = run();

        assertThat(result.badRows()).hasSize(1);
        assertThat(result.badRows().get(0).toString()).startsWith(message);
        assertThat(store.count()).isZero();
    }

    @Test
    void badRowsCanBeLeftOut() throws Exception {
        file("customers.csv", "id,country", "C-1,MD", "C-2,Moldova", "C-3,RO", "C-3,RO");

        CsvImport.Result result = importer.run(folder, CsvImport.Layout.FOLDER, true);

        assertThat(result.imported()).isEqualTo(2);
        assertThat(result.badRows()).extracting(Object::toString).containsExactly(
                "customers.csv, line 3, column country: \"Moldova\" is not an ISO 3166 country of two letters such as MD",
                "customers.csv, line 5, column id: \"C-3\" stands already in line 4");
    }

    @Test
    void linesOfAnOrderThatNobodyPlacedAreNotLostInSilence() throws Exception {
        file("customers.csv", "id", "C-1");
        file("orders.csv", "customerId,id,placedAt", "C-1,1,2026-03-10");
        file("order-lines.csv", "customerId,orderId,sku,quantity", "C-1,1,tea,1", "C-1,2,tea,1");

        assertThat(run().badRows()).singleElement().satisfies(bad ->
                assertThat(bad.toString()).isEqualTo("order-lines.csv, line 3, column orderId: customer \"C-1\" has no order \"2\" in orders.csv"));
    }

    @Test
    void headersAreCheckedToo() throws Exception {
        file("customers.csv", "id,nmae", "C-1,x");

        assertThat(run().badRows()).singleElement().satisfies(bad -> assertThat(bad.toString()).startsWith("customers.csv, line 1, column nmae: is not a known column"));
        file("customers.csv", "name", "x");
        assertThat(run().badRows()).singleElement().satisfies(bad -> assertThat(bad.toString()).contains("column id: is missing in the header"));
    }

    @ParameterizedTest
    @CsvSource({"windows-1252", "UTF-16", "ISO-8859-15"})
    void anotherEncodingIsRecognised(String encoding) throws Exception {
        Files.write(folder.resolve("customers.csv"), "id,name\nC-1,Jörg Müller\n".getBytes(Charset.forName(encoding)));

        assertThat(run().badRows()).isNotEmpty();
        assertThat(run().badRows().get(0).toString()).contains("customers.csv").containsAnyOf("not UTF-8", "not a known column");
        assertThat(store.count()).isZero();
    }

    @Test
    void anEmptyFileAndAMissingFolderAreTold() throws Exception {
        Files.write(folder.resolve("customers.csv"), new byte[0]);

        assertThat(run().badRows().get(0).toString()).contains("is empty");
        assertThatThrownBy(() -> importer.run(folder.resolve("nowhere"), CsvImport.Layout.FOLDER, false))
                .isInstanceOf(CsvImport.NothingToImport.class).hasMessageContaining("There is no file");
    }

    @Test
    void invoicesBecomeOrdersAndCancelledOnesReturns() throws Exception {
        Path file = folder.resolve("invoices.csv");
        Files.writeString(file, """
                customer_id,invoice_no,invoice_date,quantity,amount,country,is_cancellation
                17850,536365,2010-12-01 08:26:00,40,139.12,United Kingdom,0
                17850,C536379,2011-07-01 09:41:00,-1,-27.50,United Kingdom,1
                12583,536370,2010-12-01 08:45:00,449,855.86,EIRE,0
                """, StandardCharsets.UTF_8);

        assertThat(importer.run(file, CsvImport.Layout.INVOICES, false).imported()).isEqualTo(2);
        Customer customer = stored("17850");
        assertThat(customer.orders()).singleElement().satisfies(order -> {
            assertThat(order.currency()).isEqualTo("GBP");
            assertThat(order.placedAt()).hasToString("2010-12-01T08:26:00Z");
        });
        assertThat(customer.returns()).singleElement().satisfies(back -> {
            assertThat(back.value()).isEqualByComparingTo("27.50");
            assertThat(back.at()).hasToString("2011-07-01T08:41:00Z");
        });
        assertThat(customer.complaints()).isNull();
        assertThat(stored("12583").country()).isEqualTo("IE");
    }
}
