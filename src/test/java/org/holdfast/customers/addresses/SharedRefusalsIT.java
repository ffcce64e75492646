package org.holdfast.customers.addresses;

import static org.assertj.core.api.Assertions.assertThat;
import static org.holdfast.Samples.customer;

import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.holdfast.Database;
import org.holdfast.access.MovingClock;
import org.holdfast.audit.AuditTrails;
import org.holdfast.customers.CustomerLifecycle;
import org.holdfast.customers.CustomerStore;
import org.holdfast.customers.CustomerStores;
import org.holdfast.decisioning.RedecisionFixture;
import org.holdfast.facts.Channel;
import org.holdfast.facts.Consent;
import org.holdfast.facts.Consents.Use;
import org.holdfast.facts.Customer;
import org.holdfast.facts.Purpose;
import org.holdfast.facts.reach.Reachability;
import org.holdfast.ingestion.events.EventFixture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** A refusal holds for an address on whichever record it is, and outlives the record. */
@ParameterizedClass
@EnumSource(Database.class)
class SharedRefusalsIT {

    private static final String GIVEN = "{'channel':'email','purpose':'marketing','given':true,'at':'2026-01-01'}";
    private static final String REFUSED = "{'channel':'email','purpose':'marketing','given':false,'at':'2026-02-01'}";

    @Parameter
    private Database database;

    private Database.Store opened;
    private CustomerStore store;
    private EventFixture events;
    private CustomerLifecycle lifecycle;
    private final MovingClock clock = new MovingClock();

    @BeforeEach
    void open() {
        opened = database.open();
        store = CustomerStores.of(opened, clock);
        events = new EventFixture(opened, store, clock);
        lifecycle = CustomerStores.leaving(
                opened, clock, RedecisionFixture.onlyAsking(opened), CustomerStores.addresses(opened));
        put("{'id':'A','email':'ana@example.org','consents':[" + GIVEN + "]}");
        put("{'id':'B','email':' Ana+shop@EXAMPLE.org','consents':[" + GIVEN + "]}");
        put("{'id':'C','email':'bob@example.org','consents':[" + GIVEN + "]}");
    }

    @AfterEach
    void close() {
        opened.close();
    }

    private void put(String facts) {
        store.put(customer(facts), null);
        clock.move(Duration.ofSeconds(1));
    }

    private Set<String> reached() {
        return Set.copyOf(
                List.of("A", "B", "C").stream().filter(this::isAllowed).toList());
    }

    private boolean isAllowed(String id) {
        Customer facts = store.find(id).orElse(null) == null
                ? null
                : store.find(id).orElseThrow().facts();
        return facts != null
                && new Reachability(facts, clock.instant(), ZoneOffset.UTC)
                        .isAllowed(new Use(Channel.EMAIL, Purpose.MARKETING));
    }

    @Test
    void whoRefusesOnOneRecordIsLeftAloneOnTheOther() {
        assertThat(reached()).containsExactlyInAnyOrder("A", "B", "C");

        events.send("/crm", "consent.changed", "A", clock.instant(), REFUSED.replace(",'at':'2026-02-01'", ""));

        assertThat(reached()).containsExactly("C");
        assertThat(store.find("B").orElseThrow().facts().consents())
                .anyMatch(no -> "shared-address".equals(no.source()));
        assertThat(opened.jdbc().queryForObject("select facts from customer where id = 'B'", String.class))
                .as("what is stored of the other record is its own")
                .doesNotContain("shared-address");
    }

    @Test
    void aCallerWhoSendsBackWhatTheyHaveReadDoesNotMakeItTheCustomersOwn() {
        put("{'id':'A','email':'ana@example.org','consents':[" + REFUSED + "]}");

        store.put(store.find("B").orElseThrow().facts(), null);
        put("{'id':'A','email':'ana@example.org','consents':[" + GIVEN.replace("2026-01-01", "2026-03-01") + "]}");

        assertThat(reached()).containsExactlyInAnyOrder("A", "B", "C");
    }

    @Test
    void customersOfAnEarlierVersionAreIndexed() {
        put("{'id':'A','email':'ana@example.org','consents':[" + REFUSED + "]}");
        opened.jdbc().update("delete from customer_address");
        opened.jdbc().update("delete from address_refusal");
        assertThat(reached()).containsExactlyInAnyOrder("B", "C");

        opened.transaction()
                .executeWithoutResult(status -> CustomerStores.addresses(opened)
                        .write(List.of("A", "B", "C").stream()
                                .map(id -> store.find(id).orElseThrow().facts())
                                .toList()));
        assertThat(reached()).containsExactly("C");
    }

    @Test
    void aLaterConsentOnTheOtherRecordCountsUnlessTheRefusalNamesTheAddress() {
        put("{'id':'A','email':'ana@example.org','consents':[" + REFUSED + "]}");
        put("{'id':'B','email':'ana@example.org','consents':[" + GIVEN.replace("2026-01-01", "2026-03-01") + "]}");
        assertThat(reached()).containsExactlyInAnyOrder("B", "C");

        put("{'id':'A','consents':[" + REFUSED.replace("'given'", "'address':'ana@example.org','given'") + "]}");
        assertThat(reached()).containsExactly("C");
    }

    @Test
    void aConsentThatEndsDoesNotTakeTheRefusalFromTheAddress() {
        put("{'id':'A','email':'ana@example.org','consents':[" + REFUSED + ","
                + GIVEN.replace("2026-01-01'", "2026-03-01','endsAt':'2026-12-31'") + "]}");
        assertThat(reached()).containsExactlyInAnyOrder("A", "C");

        clock.move(Duration.ofDays(400));
        assertThat(reached()).containsExactly("C");
    }

    @Test
    void ofManyRefusalsAtOneAddressTheStrongestCount() {
        for (int i = 10; i < 25; i++) {
            put("{'id':'R-" + i + "','email':'ana@example.org','consents':["
                    + REFUSED.replace("2026-02-01", "2025-02-" + i) + "]}");
        }
        put("{'id':'A','email':'ana@example.org','consents':[" + GIVEN.replace("2026-01-01", "2025-02-24") + "]}");
        put("{'id':'B','email':'ana@example.org','consents':[" + GIVEN.replace("2026-01-01", "2025-02-25") + "]}");

        assertThat(reached()).containsExactlyInAnyOrder("B", "C");
        assertThat(store.find("B").orElseThrow().facts().consents()).hasSize(1 + 10);

        put("{'id':'R-10','email':'ana@example.org','consents':[" + REFUSED.replace(",'at':'2026-02-01'", "") + "]}");
        assertThat(reached())
                .as("nothing is later than a refusal without a time")
                .containsExactly("C");
    }

    @Test
    void theRefusalFollowsTheAddress() {
        put("{'id':'A','email':'ana@example.org','consents':[" + REFUSED + "]}");
        put("{'id':'C','emails':[{'address':'bob@example.org'},{'address':'ANA@example.org','preferred':true}],"
                + "'consents':[" + GIVEN + "]}");

        assertThat(reached()).as("by the other address").containsExactly("C");
        assertThat(new Reachability(store.find("C").orElseThrow().facts(), clock.instant(), ZoneOffset.UTC)
                        .address(new Use(Channel.EMAIL, Purpose.MARKETING)))
                .isEqualTo("bob@example.org");
        put("{'id':'B','email':'other@example.org','consents':[" + GIVEN + "]}");
        assertThat(reached()).containsExactlyInAnyOrder("B", "C");
    }

    @Test
    void itOutlivesErasureAndMerge() {
        put("{'id':'A','email':'ana@example.org','consents':[" + REFUSED + "]}");

        lifecycle.erase("A", AuditTrails.TESTER);
        assertThat(reached()).containsExactly("C");
        assertThat(opened.jdbc().queryForObject("select count(*) from address_refusal", Integer.class))
                .isZero();

        lifecycle.merge("B", "C", AuditTrails.TESTER, () -> {});
        assertThat(opened.jdbc().queryForList("select distinct customer_id from customer_address", String.class))
                .containsExactly("C");
        put("{'id':'D','email':'ana@example.org','consents':[" + GIVEN + "]}");
        assertThat(isAllowed("D")).isFalse();
    }

    @Test
    void mergingKeepsAddressesTheEndOfContactAndTheStricterCap() {
        put("{'id':'A','emails':[{'address':'ana@example.org','state':'bounced','at':'2026-02-01'}],"
                + "'doNotContact':{'from':'2026-02-01','reason':'paused','until':'2026-05-01'},"
                + "'contactCap':{'times':5,'days':30}}");
        put("{'id':'B','email':'new@example.org','emails':[{'address':'Ana@Example.org','state':'ok'}],"
                + "'doNotContact':{'from':'2026-03-01'},'contactCap':{'times':1,'days':30}}");

        lifecycle.merge("A", "B", AuditTrails.TESTER, () -> {});

        Customer merged = store.find("B").orElseThrow().facts();
        assertThat(merged.emails()).singleElement().matches(email -> !email.canArrive());
        assertThat(merged.doNotContact()).hasToString("DoNotContact[from=2026-02-01, until=null, reason=paused]");
        assertThat(merged.contactCap()).hasToString("OwnContactCap[times=1, days=30, at=null]");
    }

    @Test
    void theEndOfContactOfAMergedCustomerEndsWithThatOfTheSurvivor() {
        put("{'id':'A','email':'ana@example.org','doNotContact':{'reason':'paused'}}");
        put("{'id':'B','email':'new@example.org','consents':[" + GIVEN + "]}");
        lifecycle.merge("A", "B", AuditTrails.TESTER, () -> {});
        assertThat(store.find("B").orElseThrow().facts().doNotContact()).isNotNull();

        put("{'id':'B','email':'new@example.org','emails':[{'address':'ana@example.org'}],'consents':[" + GIVEN
                + "],'doNotContact':{'until':'2026-01-01'}}");

        assertThat(store.find("B").orElseThrow().facts().consents()).noneMatch(Consent::refuses);
    }

    @Test
    void theEndOfContactAndTheCapSurviveSilenceAndEndByAStatement() {
        put("{'id':'A','doNotContact':{'reason':'blocked'},'contactCap':{'times':1,'days':30}}");
        put("{'id':'A','name':'Ana'}");
        events.send(
                "/crm", "customer.changed", "A", clock.instant(), "{'doNotContact':null,'contactCap':null,'name':'A'}");

        Customer kept = store.find("A").orElseThrow().facts();
        assertThat(kept.doNotContact()).isNotNull();
        assertThat(kept.contactCap()).isNotNull();
        events.send(
                "/crm",
                "customer.changed",
                "A",
                clock.instant(),
                "{'doNotContact':{'until':'2026-01-01'},'contactCap':{}}");
        Customer ended = store.find("A").orElseThrow().facts();
        assertThat(ended.doNotContact())
                .matches(each -> each != null && !each.isInForce(clock.instant(), ZoneOffset.UTC));
        assertThat(ended.contactCap()).matches(each -> each != null && each.times() == null);
    }

    @Test
    void eventsReportAddressesInAnyOrder() {
        Map<String, String> bounced = Map.of("type", "address.bounced", "data", "{'email':'BOB@example.org'}");
        events.send("/mail", bounced.get("type"), "C", clock.instant(), bounced.get("data"));
        assertThat(store.find("C").orElseThrow().facts().emails())
                .singleElement()
                .matches(email -> !email.canArrive() && email.at() != null);

        events.send(
                "/mail",
                "address.changed",
                "C",
                clock.instant().minus(Duration.ofDays(2)),
                "{'email':'bob@example.org','state':'ok'}");
        assertThat(store.find("C").orElseThrow().facts().emails())
                .as("what was known before the bounce")
                .singleElement()
                .matches(email -> !email.canArrive());

        events.send("/mail", "address.changed", "C", clock.instant(), "{'email':'new@example.org','preferred':true}");
        events.send("/mail", "address.removed", "C", clock.instant(), "{'email':'bob@example.org'}");
        Customer facts = store.find("C").orElseThrow().facts();
        assertThat(facts.email()).isNull();
        assertThat(facts.emails())
                .singleElement()
                .matches(email -> email.address().equals("new@example.org"));
        assertThat(events.send("/mail", "address.bounced", "C", clock.instant(), "{}")
                        .problem())
                .hasToString("\"data.email\" is missing, and so is phone; one of them is expected");
    }
}
