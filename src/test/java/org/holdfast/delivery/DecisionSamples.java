package org.holdfast.delivery;

import java.time.Instant;
import java.util.List;
import org.holdfast.Database;
import org.holdfast.decisions.Decision;
import org.holdfast.decisions.json.DecisionJson;
import org.holdfast.history.Ledgers;

/** Sample decisions, for tests that need no rules. */
public final class DecisionSamples {

    public static final Instant AT = Instant.parse("2026-11-22T10:00:00Z");

    private DecisionSamples() {}

    /** Returns a decision to apologise, with text that is hard to escape. */
    public static Decision act(String id, String customer) {
        return read("""
                {"decisionId":"%s","customerId":"%s","asOf":"2026-11-22T10:00:00Z",
                "outcome":"act","ruleBook":"sha256:x","repeated":false,
                "actions":[{"actionId":"%s.1","rank":1,"action":"apologise","kind":"goodwill",
                "purpose":"service","area":"delivery",
                "rule":"Apologise","reason":"Заказ 5512 опаздывает, \\"совсем\\".","channel":"email",
                "message":{"language":"ru","subject":"Простите","body":"Здравствуйте!\\n\\nНам жаль, Ștefan."},
                "worth":40,"cost":0.1,
                "score":{"propensity":1,"context":1,"value":29.9,"lever":1,"total":29.9},
                "granted":{"amount":10.00,"currency":"EUR"},
                "authority":"automatic","choices":[],"contact":true}],
                "heldBack":[],"facts":{"hash":"sha256:y"}}""".formatted(id, customer, id));
    }

    public static Decision hold(String id, String customer) {
        return read("""
                {"decisionId":"%s","customerId":"%s","asOf":"2026-11-22T10:00:00Z",
                "outcome":"hold","ruleBook":"sha256:x","repeated":false,
                "actions":[],"heldBack":[],"facts":{"hash":"sha256:y"}}""".formatted(id, customer));
    }

    private static Decision read(String json) {
        return DecisionJson.read(json);
    }

    /** Records decisions and their deliveries in one transaction. */
    static void record(Database.Store store, Outbox outbox, Decision... decisions) {
        store.transaction().executeWithoutResult(status -> {
            Ledgers.of(store).decisions().record(List.of(decisions), AT);
            outbox.put(List.of(decisions));
        });
    }
}
