package org.holdfast.customers.referrals;

import static org.assertj.core.api.Assertions.assertThat;
import static org.holdfast.Samples.customer;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.holdfast.Database;
import org.holdfast.access.MovingClock;
import org.holdfast.audit.AuditTrails;
import org.holdfast.customers.CustomerStore;
import org.holdfast.customers.CustomerStores;
import org.holdfast.customers.Referrals;
import org.holdfast.decisioning.Counter;
import org.holdfast.decisioning.DecisionQuery;
import org.holdfast.decisions.AuthorityLevel;
import org.holdfast.decisions.Decision;
import org.holdfast.facts.Channel;
import org.holdfast.facts.DecisionMoment;
import org.holdfast.facts.Interaction;
import org.holdfast.facts.Provenance;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** A referred friend who ordered counts once for the customer who referred them; customers cannot refer themselves. */
@ParameterizedClass
@EnumSource(Database.class)
class CountingFriendsIT {

    private static final String ORDERED =
            ",'orders':[{'id':'1','placedAt':'2026-03-01','cancelledAt':'2026-03-02'},{'id':'2','placedAt':'2026-03-10'}]";
    private static final String ANA =
            "{'id':'C-1','name':'Ana Rusu','birthday':'1990-07-04','email':'ana@example.org','phone':'+373 69 123 456'";

    @Parameter
    private Database database;

    private Database.Store opened;
    private CustomerStore store;
    private Counter counter;
    private ReferralCounter counting;
    private final MovingClock clock = new MovingClock();

    @BeforeEach
    void open() {
        opened = database.open();
        store = CustomerStores.of(opened, clock);
        counter = new Counter(opened, clock, store);
        counting = counting();
    }

    @AfterEach
    void close() {
        opened.close();
    }

    private ReferralCounter counting() {
        return new ReferralCounter(
                CustomerStores.referrals(opened),
                store,
                CustomerStores.gone(opened),
                counter.anew(),
                opened.transaction(),
                clock);
    }

    private void stored(String... json) {
        for (String each : json) {
            store.put(customer(each), null);
        }
    }

    private List<String> notes() {
        List<Interaction> interactions = store.find("C-1").orElseThrow().facts().interactions();
        return interactions == null
                ? List.of()
                : interactions.stream()
                        .map(each -> each.at() + " " + each.kind() + " " + each.note())
                        .toList();
    }

    @Test
    void aReferrerIsCreditedOnceTheFriendHasOrdered() {
        stored(
                ANA
                        + ",'consents':[{'channel':'email','purpose':'marketing','given':true,'at':'2026-01-01'}],'orders':[],'complaints':[]}",
                "{'id':'F-1','referredBy':'C-1','orders':[{'id':'1','placedAt':'2026-03-01','cancelledAt':'2026-03-02'}]}");
        counting.work();
        assertThat(notes()).as("nothing was ordered that was not cancelled").isEmpty();

        stored("{'id':'F-1','referredBy':'C-1'" + ORDERED + "}");
        counting.work();
        assertThat(notes()).containsExactly("2026-03-10 recommendation friend F-1");
        assertThat(opened.jdbc().queryForList("select customer_id from decide_queue", String.class))
                .containsExactly("C-1");
        Decision decision = counter.decide(new DecisionQuery(
                "C-1", null, Channel.EMAIL, DecisionMoment.REVIEW, 5, true, null, AuthorityLevel.AUTOMATIC));
        assertThat(decision.actions()).extracting(act -> act.action().id()).contains("thank-for-friend");

        stored(
                "{'id':'F-1','name':'Ion','referredBy':'C-1'" + ORDERED + "}",
                "{'id':'F-1','referredBy':'C-9'" + ORDERED + "}");
        counting.work();
        assertThat(notes()).hasSize(1);
    }

    @Test
    void aFriendStoredBeforeTheReferrerIsCountedLater() {
        stored("{'id':'F-1','referredBy':'C-1'" + ORDERED + "}");
        counting.work();
        stored(
                ANA
                        + ",'interactions':[{'at':'2026-01-05','kind':'visit'}],'sources':{'interactions':{'from':'crm','at':'2026-03-14T00:00:00Z'}}}");
        counting.work();
        assertThat(notes()).hasSize(1);

        counting.recountPending();
        counting.work();

        assertThat(notes()).containsExactly("2026-01-05 visit null", "2026-03-10 recommendation friend F-1");
        assertThat(store.find("C-1").orElseThrow().facts().sources().get("interactions"))
                .extracting(Provenance::from)
                .isEqualTo("crm");
    }

    @Test
    void customersCannotReferThemselves() {
        stored(ANA + "}", "{'id':'F-1','referredBy':'C-1','email':'Ana+new@Example.ORG'" + ORDERED + "}");
        counting.work();

        assertThat(notes()).isEmpty();
        assertThat(opened.jdbc().queryForList("select state from referral", String.class))
                .containsExactly("same");
    }

    @Test
    void twoFriendsOnOneDayCountTwice() {
        stored(
                ANA + "}",
                "{'id':'F-1','referredBy':'C-1'" + ORDERED + "}",
                "{'id':'F-2','referredBy':'C-1'" + ORDERED + "}");
        counting.work();

        assertThat(notes())
                .as("rules tell them apart by the moment")
                .containsExactly(
                        "2026-03-10 recommendation friend F-1", "2026-03-10T00:00:01Z recommendation friend F-2");
    }

    @Test
    void manyNodesCountEachFriendOnce() throws Exception {
        stored(ANA + "}");
        for (int i = 0; i < 40; i++) {
            stored("{'id':'F-" + i + "','referredBy':'C-1'" + ORDERED + "}");
        }
        ExecutorService nodes = Executors.newFixedThreadPool(4);
        try {
            List<Future<?>> all = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                all.add(nodes.submit(counting()::work));
            }
            for (Future<?> each : all) {
                each.get();
            }
        } finally {
            nodes.shutdownNow();
        }
        counting.work();

        assertThat(notes()).hasSize(40).doesNotHaveDuplicates();
    }

    @Test
    void erasingAFriendRemovesTheirIdFromTheReferrer() {
        stored(ANA + "}", "{'id':'F-1','referredBy':'C-1'" + ORDERED + "}");
        counting.work();

        Referrals referrals = CustomerStores.referrals(opened);
        CustomerStores.leaving(opened, clock, counter.anew(), referrals).erase("F-1", AuditTrails.TESTER);

        assertThat(notes()).containsExactly("2026-03-10 recommendation friend");
        assertThat(opened.jdbc().queryForList("select customer_id from referral", String.class))
                .isEmpty();
    }

    @Test
    void aMergedReferrerIsCreditedUnderTheNewId() {
        stored(ANA + "}", "{'id':'C-0'}");
        CustomerStores.leaving(opened, clock, counter.anew(), CustomerStores.referrals(opened))
                .merge("C-0", "C-1", AuditTrails.TESTER, () -> {});
        stored("{'id':'F-1','referredBy':'C-0'" + ORDERED + "}");
        counting.work();

        assertThat(notes()).hasSize(1);
    }
}
