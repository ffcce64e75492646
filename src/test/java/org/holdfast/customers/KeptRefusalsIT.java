package org.holdfast.customers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.holdfast.Samples.customer;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.holdfast.Database;
import org.holdfast.access.MovingClock;
import org.holdfast.audit.AuditTrails;
import org.holdfast.decisioning.RedecisionFixture;
import org.holdfast.facts.Channel;
import org.holdfast.facts.Consents;
import org.holdfast.facts.Consents.Permission;
import org.holdfast.facts.Customer;
import org.holdfast.facts.Purpose;
import org.holdfast.facts.contact.DoNotContact;
import org.holdfast.facts.contact.OwnContactCap;
import org.holdfast.facts.intake.DeclaredFactsChecks;
import org.holdfast.ingestion.NdjsonCustomers;
import org.holdfast.ingestion.csv.CsvImport;
import org.holdfast.ingestion.csv.CsvImports;
import org.holdfast.ingestion.events.EventFixture;
import org.holdfast.ingestion.events.EventResult;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A refusal of contact is superseded only by a later answer, whatever its source and whatever happens to the customer's
 * record.
 */
@ParameterizedClass
@EnumSource(Database.class)
class KeptRefusalsIT {

    private static final String REFUSED =
            "'consents':[{'channel':'sms','purpose':'service','given':false,'at':'2026-03-01'},"
                    + "{'channel':'email','purpose':'marketing','given':true,'at':'2026-03-01'}]";

    @Parameter
    private Database database;

    @TempDir
    private Path folder;

    private Database.Store opened;
    private CustomerStore store;
    private EventFixture events;
    private final MovingClock clock = new MovingClock();

    @BeforeEach
    void open() {
        opened = database.open();
        store = CustomerStores.of(opened, clock);
        events = new EventFixture(opened, store, clock);
        store.put(
                customer("{'id':'C-1','email':'Ana+news@Example.org','phone':'+373 69 123456'," + REFUSED + "}"), null);
        clock.move(Duration.ofMinutes(1));
    }

    @AfterEach
    void close() {
        opened.close();
    }

    private Permission sms(String id) {
        Customer facts = store.find(id).orElseThrow().facts();
        return Consents.of(facts.consents(), clock.instant(), ZoneOffset.UTC).permission(Channel.SMS, Purpose.SERVICE);
    }

    private Instant ago(int minutes) {
        return clock.instant().minus(Duration.ofMinutes(minutes));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ",'consents':[]",
                ",'consents':null",
                ",'consents':[{'channel':'email','purpose':'service','given':true}]",
                ",'consents':[{'channel':'sms','purpose':'service','given':true}]",
                ",'consents':[{'channel':'sms','purpose':'service','given':true,'at':'2026-03-01'}]",
                ",'consents':[{'channel':'sms','purpose':'service','given':null,'reason':'moved','at':'2026-02-01'}]",
                ",'consents':[],'sources':{'consents':{'from':'erp','at':'2026-03-15T10:00:30Z'}}"
            })
    void putAndNdjsonImportKeepIt(String told) throws Exception {
        CustomerStore.Stored put = store.put(customer("{'id':'C-1','name':'Ana'" + told + "}"), null);

        assertThat(put.consentsKept())
                .singleElement()
                .satisfies(no -> assertThat(no.refuses()).isTrue());
        assertThat(sms("C-1")).isEqualTo(Permission.REFUSED);
        assertThat(store.put(customer("{'id':'C-1','name':'Ana'" + told + "}"), null)
                        .how())
                .isEqualTo(CustomerStore.Put.UNCHANGED);

        ByteArrayOutputStream answer = new ByteArrayOutputStream();
        new NdjsonCustomers(store, DeclaredFactsChecks.none(), () -> {}, answer)
                .store(new ByteArrayInputStream(("{'id':'C-1','name':'Eve'" + told + "}")
                        .replace('\'', '"')
                        .getBytes(StandardCharsets.UTF_8)));
        assertThat(answer.toString(StandardCharsets.UTF_8))
                .contains(
                        "\"status\":\"replaced\"",
                        "\"consentsKept\":[{\"channel\":\"sms\",\"purpose\":\"service\",\"given\":false,\"at\":\"2026-03-01\"}]");
        assertThat(sms("C-1")).isEqualTo(Permission.REFUSED);
    }

    @Test
    void theReplyNamesWishesThatAreKept() throws Exception {
        store.put(
                customer("{'id':'C-3','doNotContact':{'reason':'paused'},"
                        + "'contactCap':{'times':1,'days':30,'at':'2026-03-01'}}"),
                null);

        CustomerStore.Stored silent = store.put(customer("{'id':'C-3','name':'Ana'}"), null);
        assertThat(silent.wishesKept()).containsExactly("contactCap", "doNotContact");
        assertThat(store.put(
                                customer("{'id':'C-3','doNotContact':{'until':'2026-03-01'},"
                                        + "'contactCap':{'times':9,'days':7,'at':'2026-02-01'}}"),
                                null)
                        .wishesKept())
                .as("an earlier cap")
                .containsExactly("contactCap");
        Customer facts = store.find("C-3").orElseThrow().facts();
        assertThat(facts.contactCap()).extracting(OwnContactCap::times).isEqualTo(1);
        assertThat(facts.doNotContact()).extracting(DoNotContact::until).hasToString("2026-03-01");

        ByteArrayOutputStream answer = new ByteArrayOutputStream();
        new NdjsonCustomers(store, DeclaredFactsChecks.none(), () -> {}, answer)
                .store(new ByteArrayInputStream("{\"id\":\"C-3\"}".getBytes(StandardCharsets.UTF_8)));
        assertThat(answer.toString(StandardCharsets.UTF_8))
                .contains("\"wishesKept\":[\"contactCap\",\"doNotContact\"]");
        assertThat(store.put(customer("{'id':'C-3','contactCap':{'times':9,'days':7},'doNotContact':{}}"), null)
                        .wishesKept())
                .isEmpty();
    }

    @Test
    void aLaterAnswerOrAWithdrawalEndsIt() {
        assertThat(store.put(
                                customer(
                                        "{'id':'C-1','consents':[{'channel':'sms','purpose':'service','given':true,'at':'2026-03-02'}]}"),
                                null)
                        .consentsKept())
                .isEmpty();
        assertThat(sms("C-1")).isEqualTo(Permission.GIVEN);

        store.put(customer("{'id':'C-1'," + REFUSED.replace("2026-03-01", "2026-03-03") + "}"), null);
        store.put(
                customer(
                        "{'id':'C-1','consents':[{'channel':'sms','purpose':'service','given':null,'reason':'entered for somebody else',"
                                + "'at':'2026-03-04'}]}"),
                null);
        assertThat(sms("C-1")).isEqualTo(Permission.UNKNOWN);
    }

    @Test
    void anUndatedRefusalIsEndedByAnAnswerAfterItsReceipt() {
        store.put(customer("{'id':'C-2','consents':[{'channel':'sms','purpose':'service','given':false}]}"), null);
        clock.move(Duration.ofMinutes(10));

        store.put(
                customer("{'id':'C-2','consents':[{'channel':'sms','purpose':'service','given':true,'at':'" + ago(20)
                        + "'}]}"),
                null);
        assertThat(sms("C-2")).isEqualTo(Permission.REFUSED);
        clock.move(Duration.ofMinutes(10));
        store.put(
                customer("{'id':'C-2','consents':[{'channel':'sms','purpose':'service','given':true,'at':'" + ago(5)
                        + "'}]}"),
                null);
        assertThat(sms("C-2")).isEqualTo(Permission.GIVEN);
    }

    @Test
    void aFileWithOnlyOtherAnswersKeepsIt() throws Exception {
        Files.writeString(folder.resolve("customers.csv"), "id,name\r\nC-1,Ana\r\n");
        Files.writeString(
                folder.resolve("consents.csv"),
                "customerId,channel,purpose,given,at\r\nC-1,email,marketing,true,2026-03-05\r\n");
        CsvImport importer = CsvImports.of(opened, store, clock);

        assertThat(importer.run(folder, CsvImport.Layout.FOLDER, false, AuditTrails.TESTER)
                        .consentsKept())
                .isEqualTo(1);
        assertThat(sms("C-1")).isEqualTo(Permission.REFUSED);

        Files.writeString(
                folder.resolve("consents.csv"),
                "customerId,channel,purpose,given,at,reason\r\nC-1,sms,service,,2026-03-06,slip\r\n");
        assertThat(importer.run(folder, CsvImport.Layout.FOLDER, false, AuditTrails.TESTER)
                        .consentsKept())
                .isZero();
        assertThat(sms("C-1")).isEqualTo(Permission.UNKNOWN);
    }

    @Test
    void anEarlierEventKeepsItAndReportsThat() {
        for (String at : List.of("2026-02-28T10:00:00Z", "2026-03-01", "2026-03-01T12:00:00Z")) {
            EventResult result = events.send(
                    "/crm",
                    "consent.changed",
                    "C-1",
                    ago(1),
                    "{'channel':'sms','purpose':'service','given':true,'at':'" + at + "'}");
            assertThat(result.consentsKept()).as(at).hasSize(1);
            assertThat(sms("C-1")).as(at).isEqualTo(Permission.REFUSED);
        }
        assertThat(events.send(
                                "/crm",
                                "consent.changed",
                                "C-1",
                                ago(1),
                                "{'channel':'sms','purpose':'service','given':null,'reason':'slip'}")
                        .consentsKept())
                .isNull();
        assertThat(sms("C-1")).isEqualTo(Permission.UNKNOWN);
    }

    @Test
    void aMergeKeepsItForTheRemainingCustomer() {
        store.put(customer("{'id':'C-2','email':'other@example.org','consents':[]}"), null);
        assertThat(events.send("/crm", "customer.merged", "C-2", ago(0), "{'from':'C-1'}")
                        .consentsKept())
                .singleElement()
                .satisfies(no -> assertThat(no.channel()).isEqualTo(Channel.SMS));
        assertThat(sms("C-2")).isEqualTo(Permission.REFUSED);

        store.put(customer("{'id':'C-3','email':'ana@example.org'}"), null);
        assertThat(sms("C-3")).as("the address that was merged away").isEqualTo(Permission.REFUSED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{'id':'C-1'}", "{'id':'N-1','email':'ANA@example.org'}", "{'id':'N-1','phone':'0037369123456'}"
            })
    void aRefusalIsKeptWhenAnErasedCustomerReturns(String told) {
        CustomerStores.leaving(opened, clock, RedecisionFixture.onlyAsking(opened))
                .erase("C-1", AuditTrails.TESTER);
        Customer next = customer(told);

        assertThat(opened.jdbc().queryForList("select * from suppression").toString())
                .doesNotContainIgnoringCase("C-1", "ana", "69123456");
        CustomerStore.Stored put = store.put(next, null);
        assertThat(put.consentsKept()).hasSize(1);
        assertThat(sms(next.id())).isEqualTo(Permission.REFUSED);
        assertThat(store.page(null, 10).get(0).facts().consents()).hasSize(1);
        assertThat(store.withRefusals(customer(told.replace("N-1", "N-2"))).consents())
                .hasSize(1);

        store.put(
                next.with(Map.of(
                        "consents",
                        customer("{'id':'c','consents':[{'channel':'sms','purpose':'service','given':true,"
                                        + "'at':'2026-03-02'}]}")
                                .consents())),
                null);
        assertThat(sms(next.id())).as("until a later answer").isEqualTo(Permission.GIVEN);
    }

    @Test
    void aCustomerWithoutCommonDataIsUnaffected() {
        CustomerStores.leaving(opened, clock, RedecisionFixture.onlyAsking(opened))
                .erase("C-1", AuditTrails.TESTER);
        store.put(customer("{'id':'N-1','email':'eve@example.org','phone':'37369123457'}"), null);

        assertThat(sms("N-1")).isEqualTo(Permission.UNKNOWN);
    }

    @Test
    void inlineFactsDoNotHideIt() {
        assertThat(store.withRefusals(customer("{'id':'C-1','consents':[]}")).consents())
                .hasSize(1);
        assertThat(store.withRefusals(customer("{'id':'C-9'}")).consents()).isNull();
    }
}
