package org.holdfast.delivery.tryton;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.holdfast.decisions.Decision;
import org.holdfast.decisions.json.DecisionJson;
import org.holdfast.delivery.DeliveryResult;
import org.holdfast.delivery.OutboxMessage;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Notes in a real Tryton 6.0, even if its responses are lost. */
@ExtendWith(WhereTrytonIs.class)
class TrytonNotesIT {

    private static final String DECISION = """
            {'decisionId': '%s', 'customerId': '%s', 'asOf': '2026-11-22T10:00:00Z', 'outcome': 'act',
             'ruleBook': 'sha256:1',
             'repeated': false, 'heldBack': [], 'facts': {'hash': 'sha256:2'},
             'actions': [{'actionId': '1', 'rank': 1, 'action': 'warn-late-delivery', 'kind': 'warning',
               'purpose': 'service', 'area': 'delivery', 'rule': 'Warn about a late delivery',
               'reason': 'Your order 5512 is 3 days late.', 'channel': 'email',
               'message': {'language': 'en', 'subject': 'Late', 'body': 'We are sorry.'}, 'worth': 12.00, 'cost': 0.10,
               'score': {'propensity': 1, 'context': 1, 'value': 11.90, 'lever': 1, 'total': 11.90},
               'granted': {'amount': 10.00, 'currency': 'EUR'}, 'authority': 'automatic',
               'contact': true, 'choices': [],
               'promise': {'what': 'We write again.', 'dueAt': '2026-11-25T22:00:00Z', 'keptBy': 'outcome'}}]}""";

    private static Tryton tryton;
    private static TrytonShop shop;

    @BeforeAll
    static void start() {
        tryton = Tryton.started();
        shop = new TrytonShop(tryton.rpc());
    }

    @Test
    void aDecisionIsWrittenOnceEvenIfTheResponseIsLost() throws Exception {
        int party = shop.customer("Zoe", "en", "zoe@example.org", null);
        OutboxMessage message = entry(lateFor(party));
        try (LostAnswers between = new LostAnswers(tryton.url(), "model.ir.note.create")) {
            TrytonNotes notes = new TrytonNotes(Tryton.rpc(between.url()), "");

            assertThatThrownBy(() -> notes.deliver(message)).isInstanceOf(IOException.class);
            assertThat(notes.deliver(message)).isEqualTo(DeliveryResult.delivered());
            assertThat(notes.deliver(message)).isEqualTo(DeliveryResult.delivered());

            assertThat(between.calls()).isEqualTo(1);
        }
        assertThat(shop.notes(party))
                .singleElement()
                .asString()
                .contains(
                        "warn-late-delivery by email, 10.00 EUR",
                        "Your order 5512 is 3 days late.",
                        "Promised until 2026-11-25T22:00:00Z: We write again.",
                        "Rule: Warn about a late delivery",
                        "Holdfast decision " + message.id());
    }

    @Test
    void anotherDecisionAboutTheSameCustomerIsAnotherNote() throws Exception {
        int party = shop.customer("Yves", "en", "yves@example.org", null);
        Decision decision = lateFor(party);
        TrytonNotes notes = new TrytonNotes(tryton.rpc(), "");

        notes.deliver(entry(decision));
        notes.deliver(entry(decision.withId("another")));

        assertThat(shop.notes(party)).hasSize(2);
    }

    @Test
    void aCustomerUnknownToTrytonIsRefusedPermanently() throws Exception {
        DeliveryResult result = new TrytonNotes(tryton.rpc(), "").deliver(entry(lateFor(999_999)));

        assertThat(result)
                .isInstanceOfSatisfying(
                        DeliveryResult.Refused.class,
                        refused -> assertThat(refused.why()).contains("Tryton refuses model.ir.note.create"));
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
    void logsInAgainAfterTheSessionHasExpired() throws Exception {
        TrytonRpc rpc = tryton.rpc();
        rpc.call("model.party.party.search_count", List.of(), Map.of());
        rpc.call("common.db.logout");

        assertThat(rpc.call("model.party.party.search_count", List.of(), Map.of())
                        .asInt())
                .isPositive();
    }

    @Test
    void aWrongPasswordIsReportedAndRetriedLater() {
        TrytonSettings wrong = new TrytonSettings(tryton.url(), "nobody", "wrong-password", "", Duration.ofSeconds(20));

        TrytonNotes notes = new TrytonNotes(new TrytonRpc(wrong, tryton.url()), "");

        assertThatThrownBy(() -> notes.deliver(entry(lateFor(1))))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("\"nobody\"")
                .hasMessageNotContaining("wrong-password");
    }

    @Test
    void anotherServerIsReportedAsNotTryton() throws IOException {
        HttpServer other = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        other.createContext("/", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write("<html>Welcome</html>".getBytes(StandardCharsets.UTF_8));
            exchange.close();
        });
        other.start();
        try {
            URI url = URI.create("http://127.0.0.1:" + other.getAddress().getPort() + "/crm/");

            assertThatThrownBy(() -> new TrytonNotes(Tryton.rpc(url), "").deliver(entry(lateFor(1))))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("is not Tryton");
        } finally {
            other.stop(0);
        }
    }

    private static OutboxMessage entry(Decision decision) {
        return new OutboxMessage(String.valueOf(decision.decisionId()), Instant.now(), decision, 1);
    }

    private static Decision about(String customer, List<Decision.DecidedAction> actions) {
        Decision decision = lateFor(77);
        Decision.Outcome outcome = actions.isEmpty() ? Decision.Outcome.NOTHING : Decision.Outcome.ACT;
        return new Decision(
                decision.decisionId(),
                customer,
                decision.asOf(),
                outcome,
                decision.ruleBook(),
                false,
                actions,
                List.of(),
                decision.facts());
    }

    /** Returns a decision about an order that is three days late. */
    private static Decision lateFor(int party) {
        return DecisionJson.read(DECISION.replace('\'', '"').formatted(UUID.randomUUID(), party));
    }
}
