package org.holdfast.delivery.tryton;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.holdfast.Samples;
import org.holdfast.Server;
import org.holdfast.decisions.Decision;
import org.holdfast.delivery.Entry;
import org.holdfast.delivery.Result;
import org.holdfast.history.Decisions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A real Tryton 6.0 as the CRM: what happens in it, what is decided about that, and the decision back in it. */
@ExtendWith(WhereTrytonIs.class)
class TrytonIT {

    private static Tryton tryton;
    private static TrytonShop shop;
    private static Server server;

    @BeforeAll
    static void start(@TempDir Path folder) throws IOException, InterruptedException {
        tryton = Tryton.start(folder);
        shop = new TrytonShop(tryton.rpc());
        server = Server.start("--holdfast.demo=false");
    }

    @AfterAll
    static void stop() throws InterruptedException {
        if (server != null) {
            server.close();
        }
        if (tryton != null) {
            tryton.close();
        }
    }

    @Test
    void aDecisionIsWrittenOnceEvenWhenTheAnswerThatItWasWrittenIsLost() throws Exception {
        int party = shop.customer("Zoe", "en", "zoe@example.org", null);
        Entry entry = entry(lateFor(party));
        try (LostAnswers between = new LostAnswers(tryton.url(), "model.ir.note.create")) {
            TrytonNotes notes = new TrytonNotes(Tryton.rpc(between.url()), "");

            assertThatThrownBy(() -> notes.deliver(entry)).isInstanceOf(IOException.class);
            assertThat(notes.deliver(entry)).isEqualTo(Result.delivered());
            assertThat(notes.deliver(entry)).isEqualTo(Result.delivered());

            assertThat(between.calls()).isEqualTo(1);
        }
        assertThat(shop.notes(party)).singleElement().asString().contains("warn-late-delivery by email", "Your order 5512 is 3 days late.",
                "Rule: Warn about a late delivery", "Holdfast decision " + entry.id());
    }

    @Test
    void anotherDecisionAboutTheSameCustomerIsAnotherNote() throws Exception {
        int party = shop.customer("Yves", "en", "yves@example.org", null);
        Decision decision = lateFor(party);
        TrytonNotes notes = new TrytonNotes(tryton.rpc(), "");

        notes.deliver(entry(decision));
        notes.deliver(entry(decision.named("another")));

        assertThat(shop.notes(party)).hasSize(2);
    }

    @Test
    void aCustomerWhomTrytonDoesNotKnowIsRefusedForGood() throws Exception {
        Result result = new TrytonNotes(tryton.rpc(), "").deliver(entry(lateFor(999_999)));

        assertThat(result).isInstanceOfSatisfying(Result.Refused.class, refused -> assertThat(refused.why()).contains("model.ir.note.create"));
    }

    @Test
    void onlyDecisionsToActForCustomersFromTrytonAreWanted() {
        TrytonNotes notes = new TrytonNotes(tryton.rpc(), "");
        Decision decision = lateFor(77);

        assertThat(notes.wants(decision)).isTrue();
        assertThat(notes.wants(about("C-1", decision.actions()))).isFalse();
        assertThat(notes.wants(about("77", List.of()))).isFalse();
    }

    @Test
    void whenTheSessionHasEndedItLogsInAgain() throws Exception {
        TrytonRpc rpc = tryton.rpc();
        rpc.call("model.party.party.search_count", List.of(), Map.of());
        rpc.call("common.db.logout");

        assertThat(rpc.call("model.party.party.search_count", List.of(), Map.of()).asInt()).isPositive();
    }

    @Test
    void aWrongPasswordIsTriedAgainLaterAndSaysWhatIsWrong() {
        TrytonSettings wrong = new TrytonSettings(tryton.url(), "nobody", "wrong-password", "", Duration.ofSeconds(20));

        assertThatThrownBy(() -> new TrytonNotes(new TrytonRpc(wrong, tryton.url()), "").deliver(entry(lateFor(1)))).isInstanceOf(IOException.class)
                .hasMessageContaining("\"nobody\"").hasMessageNotContaining("wrong-password");
    }

    @Test
    void whatIsNoTrytonIsSaidToBeNone() {
        URI url = server.uri("/actuator/health/");

        assertThatThrownBy(() -> new TrytonNotes(Tryton.rpc(url), "").deliver(entry(lateFor(1)))).isInstanceOf(IOException.class)
                .hasMessageContaining("status");
    }

    private static Entry entry(Decision decision) {
        return new Entry(String.valueOf(decision.decisionId()), Instant.now(), decision, 1);
    }

    private static Decision about(String customer, List<Decision.Act> actions) {
        Decision decision = lateFor(77);
        Decision.Outcome outcome = actions.isEmpty() ? Decision.Outcome.NOTHING : Decision.Outcome.ACT;
        return new Decision(decision.decisionId(), customer, decision.asOf(), outcome, decision.ruleBook(), false, actions, List.of(), decision.facts());
    }

    /** A recorded decision about an order that is three days late. */
    private static Decision lateFor(int party) {
        String id = server.post("/v1/decisions", "{'customer': {'id': '" + party + "', 'language': 'en', 'orders': [{'id': '5512', 'placedAt': '"
                + TrytonShop.today().minusDays(9) + "', 'promisedAt': '" + Samples.daysAgo(3) + "', 'value': 120, 'currency': 'EUR'}]}}")
                .at("decisionId");
        return server.bean(Decisions.class).find(id).orElseThrow();
    }
}
