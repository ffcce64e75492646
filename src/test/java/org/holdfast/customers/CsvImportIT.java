package org.holdfast.customers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.holdfast.Database;
import org.holdfast.Samples;
import org.holdfast.audit.AuditTrails;
import org.holdfast.facts.Customer;
import org.holdfast.ingestion.csv.CsvImport;
import org.holdfast.ingestion.csv.CsvImports;
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
        importer = CsvImports.of(opened, store, CLOCK);
    }

    @AfterEach
    void close() {
        opened.close();
    }

    private void file(String name, String... lines) throws Exception {
        Files.writeString(folder.resolve(name), String.join("\r\n", lines) + "\r\n");
    }

    private CsvImport.Result run() {
        return importer.run(folder, CsvImport.Layout.FOLDER, false, AuditTrails.TESTER);
    }

    private Customer stored(String id) {
        return store.find(id).orElseThrow().facts();
    }

    @Test
    void everyFileOfTheContractIsRead() throws Exception {
        file(
                "customers.csv",
                "\uFEFFid,name,language,timeZone,country,birthday,membership.programme,membership.points",
                "C-1,\"Ceban, Ana\",ro,Europe/Chisinau,MD,1990-02-28,Club,120",
                "C-2,\"Олег \"\"О\"\"\",ru,,,,,");
        file(
                "orders.csv",
                "customerId,id,placedAt,value,currency,promisedAt",
                "C-1,1,2026-03-01T08:20:00Z,120.50,EUR,2026-03-12");
        file("order-lines.csv", "customerId,orderId,sku,quantity,delivered", "C-1,1,tea,3,2", "C-1,1,mug,1,");
        file("consents.csv", "customerId,channel,purpose,given,at", "C-1,email,marketing,true,2024-05-02");
        file("complaints.csv", "customerId,id,orderId,openedAt,severity,fault", "C-1,k,1,2026-03-02,3,carrier");
        file("returns.csv", "customerId,id,orderId,at,value", "C-1,r,1,2026-03-05,6.90");
        file("surveys.csv", "customerId,kind,score,at", "C-1,nps,9,2026-03-06");
        file("interactions.csv", "customerId,at,kind,channel", "C-1,2026-03-07T10:00:00Z,praise,store");
        file("observations.csv", "customerId,at,place,score", "C-1,2026-03-08,shop-1,70");

        assertThat(run()).isEqualTo(new CsvImport.Result(2, 1, List.of(), List.of(), 0, 0, 0));
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
    void aMissingFileLeavesItsCollectionUnknown() throws Exception {
        file("customers.csv", "id", "C-1");
        run();

        assertThat(stored("C-1").orders()).isNull();
        assertThat(stored("C-1").complaints()).isNull();
    }

    @Test
    void existingCustomersKeepFactsThatTheFilesDoNotContain() throws Exception {
        store.put(
                Samples.customer(
                        "{'id':'C-1','email':'a@example.org','complaints':[{'id':'k','openedAt':'2026-03-01'}],'orders':[]}"),
                null);
        file("customers.csv", "id,name", "C-1,Ana");
        file("orders.csv", "customerId,id,placedAt", "C-1,1,2026-03-01");
        run();

        assertThat(stored("C-1").name()).isEqualTo("Ana");
        assertThat(stored("C-1").email()).isEqualTo("a@example.org");
        assertThat(stored("C-1").orders()).hasSize(1);
        assertThat(stored("C-1").complaints()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "C-1,1,2026-03-10,-5,2026-03-12, | orders.csv, line 2, column value: is -5, but cannot be negative",
                "C-1,1,2026-03-10,12;50,2026-03-12, | orders.csv, line 2, column value: is \"12;50\"; expected a number",
                "C-1,1,2026-03-10,-1e999999999,2026-03-12, | orders.csv, line 2, column value: is a number of more than 100 digits, or with an exponent",
                "C-1,1,2026-03-10,0e-20000,2026-03-12, | orders.csv, line 2, column value: is a number of more than 100 digits, or with an exponent",
                "C-1,1,2026-03-10,1e99999999999,2026-03-12, | orders.csv, line 2, column value: is a number of more than 100 digits, or with an exponent",
                "C-1,1,10.03.2026,5,, | orders.csv, line 2, column placedAt: \"10.03.2026\" is neither a date",
                "C-1,,2026-03-10,5,, | orders.csv, line 2, column id: is missing",
                "C-9,1,2026-03-10,5,, | orders.csv, line 2, column customerId: \"C-9\" is not a customer in customers.csv",
                "C-1,1,2026-03-10,5,,2026-03-01 | orders.csv, line 2, column deliveredAt: 2026-03-01 is before placedAt",
                "C-1,1,2026-03-10,5 | orders.csv, line 2: has 4 cells, but the header has 6",
            })
    void aRejectedRowIsReportedAndNothingIsStored(String row, String message) throws Exception {
        file("customers.csv", "id", "C-1", "C-2");
        file("orders.csv", "customerId,id,placedAt,value,promisedAt,deliveredAt", row, "C-2,2,2026-03-10,5,,");

        CsvImport.Result result = run();

        assertThat(result.badRows()).hasSize(1);
        assertThat(result.badRows().get(0).toString()).startsWith(message);
        assertThat(store.count()).isZero();
    }

    @Test
    void rejectedRowsCanBeLeftOut() throws Exception {
        file("customers.csv", "id,country", "C-1,MD", "C-2,Moldova", "C-3,RO", "C-3,RO");

        CsvImport.Result result = importer.run(folder, CsvImport.Layout.FOLDER, true, AuditTrails.TESTER);

        assertThat(result.imported()).isEqualTo(2);
        assertThat(result.badRows())
                .extracting(Object::toString)
                .containsExactly(
                        "customers.csv, line 3, column country: \"Moldova\" is not an ISO 3166 country of two letters such as MD",
                        "customers.csv, line 5, column id: \"C-3\" is already used in line 4");
    }

    @Test
    void linesOfAnUnknownOrderAreReported() throws Exception {
        file("customers.csv", "id", "C-1");
        file("orders.csv", "customerId,id,placedAt", "C-1,1,2026-03-10");
        file("order-lines.csv", "customerId,orderId,sku,quantity", "C-1,1,tea,1", "C-1,2,tea,1");

        assertThat(run().badRows())
                .singleElement()
                .satisfies(
                        bad -> assertThat(bad.toString())
                                .isEqualTo(
                                        "order-lines.csv, line 3, column orderId: customer \"C-1\" has no order \"2\" in orders.csv"));
    }

    @Test
    void headersAreCheckedToo() throws Exception {
        file("customers.csv", "id,nmae", "C-1,x");

        assertThat(run().badRows())
                .singleElement()
                .satisfies(bad -> assertThat(bad.toString())
                        .startsWith("customers.csv, line 1, column nmae: is not a known column"));
        file("customers.csv", "name", "x");
        assertThat(run().badRows())
                .singleElement()
                .satisfies(bad -> assertThat(bad.toString()).contains("column id: is missing from the header"));
    }

    @ParameterizedTest
    @CsvSource({"windows-1252, 2", "ISO-8859-15, 2"})
    void anotherEncodingIsReportedWithLineAndWord(String encoding, int line) throws Exception {
        Files.write(folder.resolve("customers.csv"), "id,name\nC-1,Jörg Müller\n".getBytes(Charset.forName(encoding)));

        assertThat(run().badRows())
                .singleElement()
                .satisfies(bad -> assertThat(bad.toString())
                        .startsWith("customers.csv, line " + line
                                + ": is not UTF-8 text. Maybe it was saved as Windows-1252 (\"Jörg\")"));
        assertThat(store.count()).isZero();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            value = {
                "UTF-16LE! ;! it is encoded in UTF-16! semicolons",
                "UTF-8! T! tabs! tabs",
                "UTF-8! |! \"|\"! \"|\""
            })
    void filesSavedBySpreadsheetsAreReadWithANote(String encoding, String separator, String note, String other)
            throws Exception {
        char sign = separator.charAt(0) == 'T' ? '\t' : separator.charAt(0);
        Files.write(
                folder.resolve("CUSTOMERS.CSV"),
                "\uFEFFid;name\nC-1;Ион, Ana\n".replace(';', sign).getBytes(Charset.forName(encoding)));
        Files.writeString(
                folder.resolve("Orders.csv"), "sep=;\r\ncustomerId;id;placedAt;value\r\nC-1;1;2026-03-01;19.90\r\n");

        CsvImport.Result result = run();
        assertThat(result.badRows()).isEmpty();
        assertThat(stored("C-1").name()).isEqualTo("Ион, Ana");
        assertThat(stored("C-1").orders()).hasSize(1);
        assertThat(result.notes().toString())
                .contains(note)
                .contains(other)
                .contains("Orders.csv: its cells are separated by semicolons");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            value = {
                "order_id,placedAt! customerId,order_id,placedAt! column order_id: is not a known column. Maybe id",
                "x! Customer ID,id,placedAt! column Customer ID: is not a known column. Maybe customerId",
                "x! customerId,id,дата заказа! column дата заказа: is not a known column. Maybe placedAt",
                "x! customerId,id,placedAt,Валюта! column Валюта: is not a known column. Maybe currency",
                "x! customerId,id,placedAt,Monedă! column Monedă: is not a known column. Maybe currency",
                "x! customerId,id,placed_at! column placed_at: is not a known column. Maybe placedAt",
                "x! customerId,id,plaecdAt! column plaecdAt: is not a known column. Maybe placedAt",
                "x! customerId,id,placedAt,zzzzzzzzzzzzzzzzzz! column zzzzzzzzzzzzzzzzzz: is not a known column; known are appliedDiscount"
            })
    void theIntendedHeaderIsSuggestedForAnUnknownOne(String unused, String header, String message) throws Exception {
        file("customers.csv", "id", "C-1");
        file("orders.csv", header);

        assertThat(run().badRows())
                .singleElement()
                .satisfies(bad -> assertThat(bad.toString()).startsWith("orders.csv, line 1, " + message));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            value = {
                "19,90! expected a number with a decimal point, such as 12.50. Maybe 19.90",
                "5%! Maybe 5, without the percent sign",
                "1.234,50! Maybe 1234.50",
                "1 000! Maybe 1000",
                "12.50 EUR! Maybe 12.50",
                "1.000.000! Maybe 1000000",
                "1,000.5! Maybe 1000.5",
                "1.000! which can mean 1 or 1000; write one of them"
            })
    void theIntendedFormatIsSuggestedForALocalizedNumber(String value, String hint) throws Exception {
        file("customers.csv", "id", "C-1");
        file("orders.csv", "customerId;id;placedAt;value", "C-1;1;2026-03-01;" + value);

        assertThat(run().badRows())
                .singleElement()
                .satisfies(bad -> assertThat(bad.toString())
                        .startsWith("orders.csv, line 2, column value: is \"" + value + "\"")
                        .endsWith(hint));
    }

    @Test
    void threeDecimalsAreAcceptedWithANoteIfThePointIsTheDecimalSeparator() throws Exception {
        file("customers.csv", "id", "C-1");
        file("orders.csv", "customerId,id,placedAt,value", "C-1,1,2026-03-01,1.000", "C-1,2,2026-03-01,2.000");

        assertThat(run().notes())
                .containsExactly(
                        "orders.csv, line 2, column value: \"1.000\" is read with three decimals. If it means thousands, write 1000");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            value = {
                "31.12.2026! Maybe 2026-12-31",
                "03/04/2026! Maybe 2026-04-03 or 2026-03-04",
                "12/31/2026! Maybe 2026-12-31",
                "2026/3/5! Maybe 2026-03-05",
                "20261231! Maybe 2026-12-31",
                "46387! Maybe 2026-12-31, if this is a spreadsheet's serial number of a day",
                "2026-03-12 10:15! Maybe 2026-03-12T10:15:00Z; state the UTC offset of the time, or only the day"
            })
    void theIntendedFormatIsSuggestedForALocalizedDate(String date, String hint) throws Exception {
        file("customers.csv", "id", "C-1");
        file("orders.csv", "customerId,id,placedAt", "C-1,1," + date);

        assertThat(run().badRows())
                .singleElement()
                .satisfies(bad -> assertThat(bad.toString())
                        .startsWith("orders.csv, line 2, column placedAt: \"" + date + "\" is neither a date")
                        .endsWith(hint));
    }

    @Test
    void filesThatAreNotReadAreNamed() throws Exception {
        file("customers.csv", "id", "C-1");
        file("order.csv", "customerId,id,placedAt");
        Files.write(folder.resolve("complaints.xlsx"), new byte[] {1});

        assertThat(run().notes())
                .containsExactly(
                        "complaints.xlsx is not read. Only .csv files are; save it as CSV. Maybe it should be called complaints.csv",
                        "order.csv is not read. Maybe it should be called orders.csv");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            quoteCharacter = '#',
            value = {
                "C-1,\"Ana,ro~C-2,Bob,ro~C-3,Cyd,ro! 2",
                "C-1,Ana,ro~C-2,\"Bob,ro~C-3,\"Cyd\",ro! 3",
                "C-1,\"Ana,ro~C-2,Bob\",ro~C-3,Cyd,ro! 2",
                "C-1,\"Ana,ro~C-2,Bob,\"ro\"~C-3,Cyd,ro! 2"
            })
    void anUnclosedQuotationMarkIsReportedAndNothingIsStored(String rows, int line) throws Exception {
        file("customers.csv", ("id,name,language~" + rows).split("~"));

        for (boolean skip : new boolean[] {false, true}) {
            CsvImport.Result result = importer.run(folder, CsvImport.Layout.FOLDER, skip, AuditTrails.TESTER);
            assertThat(result.badRows())
                    .singleElement()
                    .satisfies(bad -> assertThat(bad.toString())
                            .startsWith(
                                    "customers.csv, line " + line + ": a quotation mark opens here and is not closed"));
            assertThat(store.count()).isZero();
        }
    }

    @Test
    void quotedCellsMayContainLineBreaks() throws Exception {
        file("customers.csv", "id", "C-1");
        file(
                "complaints.csv",
                "customerId,id,openedAt,text",
                "C-1,k,2026-03-01,\"The \"\"tea\"\", the mug,",
                "and the rest",
                "were cold\"",
                "C-1,l,2026-03-02,x");

        assertThat(run().badRows()).isEmpty();
        assertThat(stored("C-1").complaints()).hasSize(2);
    }

    @Test
    void validRowsOfACustomerAreKeptDespiteARejectedOne() throws Exception {
        file("customers.csv", "id,country", "C-1,MD", "C-2,Moldova");
        file(
                "orders.csv",
                "customerId,id,placedAt,value,deliveredAt",
                "C-1,1,2026-03-01,5,",
                "C-1,2,2026-03-01,-5,",
                "C-1,3,2026-03-10,5,2026-03-01",
                "C-1,4,2026-03-02,7,",
                "C-2,9,2026-03-02,7,");
        file(
                "order-lines.csv",
                "customerId,orderId,sku,quantity",
                "C-1,1,tea,1",
                "C-1,1,mug,x",
                "C-1,2,tea,1",
                "C-1,3,tea,1",
                "C-1,4,tea,2",
                "C-2,9,tea,1");

        CsvImport.Result result = importer.run(folder, CsvImport.Layout.FOLDER, true, AuditTrails.TESTER);

        assertThat(stored("C-1").orders())
                .extracting(order -> order.id() + " "
                        + (order.lines() == null ? "?" : order.lines().size()))
                .containsExactly("1 ?", "4 1");
        assertThat(result.wrongRows()).isEqualTo(4);
        assertThat(result.badRows())
                .extracting(Object::toString)
                .containsExactlyInAnyOrder(
                        "customers.csv, line 3, column country: \"Moldova\" is not an ISO 3166 country of two letters such as MD",
                        "orders.csv, line 3, column value: is -5, but cannot be negative",
                        "orders.csv, line 4, column deliveredAt: 2026-03-01 is before placedAt (2026-03-10)",
                        "orders.csv, line 6: is left out because line 3 of customers.csv is",
                        "order-lines.csv, line 3, column quantity: is \"x\"; expected a number with a decimal point, such as 12.50",
                        "order-lines.csv, line 4: is left out because line 3 of orders.csv is",
                        "order-lines.csv, line 5: is left out because line 4 of orders.csv is",
                        "order-lines.csv, line 7: is left out because line 6 of orders.csv is");
    }

    @Test
    void storedFactsAreKeptWhereARowIsRejected() throws Exception {
        store.put(
                Samples.customer(
                        "{'id':'C-1','orders':[{'id':'1','placedAt':'2026-02-01','value':1,'lines':[{'sku':'tea','quantity':1}]},"
                                + "{'id':'2','placedAt':'2026-02-02','value':2}],'surveys':[{'kind':'nps','score':9,'at':'2026-02-01'}],"
                                + "'complaints':[{'id':'k','openedAt':'2026-02-01'}]}"),
                null);
        file("customers.csv", "id", "C-1");
        file("orders.csv", "customerId,id,placedAt,value", "C-1,1,2026-02-01,3", "C-1,2,2026-02-02,x");
        file("surveys.csv", "customerId,kind,score,at", "C-1,nps,8,2026-03-01", "C-1,nps");
        file("complaints.csv", "customerId,id,openedAt", "C-1,\"k,2026-02-01");

        CsvImport.Result result = importer.run(folder, CsvImport.Layout.FOLDER, true, AuditTrails.TESTER);

        assertThat(stored("C-1").orders())
                .extracting(order -> order.id() + " " + order.value())
                .containsExactly("1 3", "2 2");
        assertThat(stored("C-1").orders().get(0).lines()).hasSize(1);
        assertThat(stored("C-1").surveys()).hasSize(2);
        assertThat(stored("C-1").complaints()).hasSize(1);
        assertThat(result.badRows()).hasSize(3);
    }

    @Test
    void timesSlightlyOutOfOrderAreAcceptedWithANote() throws Exception {
        file("customers.csv", "id,timeZone", "C-1,Europe/Chisinau");
        file(
                "orders.csv",
                "customerId,id,placedAt,shippedAt,deliveredAt",
                "C-1,1,2026-03-10T10:00:00Z,2026-03-10T08:00:00Z,2026-03-12",
                "C-1,2,2026-03-10,2026-03-14T10:00:00Z,2026-03-12T10:00:00Z");

        CsvImport.Result result = run();
        assertThat(result.badRows()).isEmpty();
        assertThat(result.notes())
                .containsExactly(
                        "orders.csv, line 2, column shippedAt: 2026-03-10T08:00:00Z is a little before placedAt (2026-03-10T10:00:00Z); accepted as is",
                        "orders.csv, line 3, column shippedAt: 2026-03-14T10:00:00Z is after deliveredAt (2026-03-12T10:00:00Z); accepted as is");
        assertThat(stored("C-1").orders()).hasSize(2);
    }

    @Test
    void anEmptyFileAndAMissingFolderAreReported() throws Exception {
        Files.write(folder.resolve("customers.csv"), new byte[0]);

        assertThat(run().badRows().get(0).toString()).contains("is empty");
        assertThatThrownBy(() ->
                        importer.run(folder.resolve("nowhere"), CsvImport.Layout.FOLDER, false, AuditTrails.TESTER))
                .isInstanceOf(CsvImport.NothingToImport.class)
                .hasMessageContaining("There is no file");
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

        assertThat(importer.run(file, CsvImport.Layout.INVOICES, false, AuditTrails.TESTER)
                        .imported())
                .isEqualTo(2);
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
