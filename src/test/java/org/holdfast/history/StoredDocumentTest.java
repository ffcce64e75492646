package org.holdfast.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.holdfast.Samples;
import org.holdfast.decisions.AuthorityLevel;
import org.holdfast.decisions.ContactHistory;
import org.holdfast.decisions.Decision;
import org.holdfast.decisions.DecisionModel;
import org.holdfast.decisions.EvaluatedProposal;
import org.holdfast.decisions.Receipt;
import org.holdfast.decisions.RecordedAction;
import org.holdfast.decisions.Score;
import org.holdfast.decisions.json.DecisionDocument;
import org.holdfast.decisions.json.DecisionJson;
import org.holdfast.facts.Channel;
import org.holdfast.facts.DecisionMoment;
import org.holdfast.facts.Purpose;
import org.holdfast.facts.json.FactsJson;
import org.holdfast.facts.promise.FulfilmentCriterion;
import org.holdfast.facts.promise.Promise;
import org.holdfast.loyalty.Semantics;
import org.holdfast.loyalty.programmes.LedgerUnit;
import org.holdfast.loyalty.programmes.Lot;
import org.holdfast.loyalty.programmes.ProgrammeBalance;
import org.holdfast.rules.model.ActionKind;
import org.junit.jupiter.api.Test;

/**
 * The exact words of what is stored for years: a rename in the code that changes one of these texts makes stored
 * decisions unreadable.
 */
class StoredDocumentTest {

    private static final Instant NOW = Instant.parse("2026-03-15T10:00:00.123Z");
    private static final Instant LATER = Instant.parse("2026-03-20T00:00:00Z");

    private static final String ACTION = """
        {"actionId":"d-1.1","rank":1,"action":"voucher","kind":"goodwill","purpose":"service","area":"delivery",
        "rule":"Late order","reason":"It was late.","channel":"email",
        "message":{"language":"en","subject":"Sorry","body":"Dear customer"},"worth":40,"cost":1.5,
        "score":{"propensity":1,"context":1,"value":28.5,"lever":1,"total":28.5},
        "desired":{"amount":15,"currency":"EUR"},"granted":{"amount":10,"currency":"EUR"},"authority":"agent",
        "budget":"goodwill","incident":"late-order:5512","subject":"5512",
        "promise":{"what":"It arrives.","dueAt":"2026-03-20T00:00:00Z","keptBy":"delivery"},
        "choices":[{"id":"voucher","text":"A voucher"}],"validUntil":"2026-03-20T00:00:00Z","contact":true}\
        """;

    private static final String DECISION = """
        {"decisionId":"d-1","customerId":"c-1","asOf":"2026-03-15T10:00:00.123Z","outcome":"act",
        "ruleBook":"sha256:book","repeated":false,"actions":[ACTION],
        "heldBack":[{"action":"gift","rule":"Thanks","by":"authority","reason":"Ask a supervisor.",
        "subject":"77","liftsAt":"2026-03-20T00:00:00Z","authority":"supervisor"}],
        "facts":{"hash":"sha256:facts","oldest":"2026-03-15T10:00:00.123Z"}}\
        """.replace("ACTION", ACTION);

    private static final String RECEIPT = """
        {"engine":"0.2.0","semantics":2,
        "assumptions":{"currency":"EUR","language":"en","timeZone":"Europe/Berlin"},
        "channel":"email","moment":"inbound-call","max":3,"step":"agent","fit":4,
        "standing":{"acts":[{"actionId":"d-0.1","decisionId":"d-0","decidedAt":"2026-03-15T10:00:00.123Z",
        "action":"voucher","rule":"Late order","kind":"goodwill","purpose":"service","channel":"email",
        "incident":"late-order:5512","subject":"5512","granted":10,"validUntil":"2026-03-20T00:00:00Z",
        "contact":true,"status":"presented","statusAt":"2026-03-15T10:00:00.123Z",
        "promise":{"id":"d-0.1","action":"voucher","subject":"5512","what":"It arrives.",
        "madeAt":"2026-03-15T10:00:00.123Z","dueAt":"2026-03-20T00:00:00Z","keptBy":"delivery",
        "reportedAt":"2026-03-15T10:00:00.123Z"},
        "act":ACTION}],
        "budgetUsed":{"goodwill":12.5},
        "holdings":[{"programme":"club","joinedOn":"2025-01-01","lots":[{"unit":"points","left":7,
        "expiresOn":"2026-12-31"}],"pointsOwed":1,"stampsOwed":2}]},
        "weighed":[{"rule":"Late order","action":"voucher","subject":"5512","desired":15,"channel":"email",
        "granted":10,"authority":"agent","score":{"propensity":1,"context":1,"value":28.5,"lever":1,"total":28.5},
        "said":[{"channel":"email","guardrail":"budget","because":"budget","details":{"budget":"goodwill"},
        "amount":10,"liftsAt":"2026-03-20T00:00:00Z"}]}]}\
        """.replace("ACTION", ACTION);

    @Test
    void theStoredFormOfADecisionIsUnchanged() {
        assertThat(DecisionJson.write(decision())).isEqualTo(oneLine(DECISION));
        assertThat(DecisionJson.read(oneLine(DECISION))).isEqualTo(decision());
    }

    @Test
    void theStoredFormOfAnActionIsUnchanged() {
        assertThat(DecisionJson.write(action())).isEqualTo(oneLine(ACTION));
        assertThat(DecisionJson.readAction(oneLine(ACTION))).isEqualTo(action());
    }

    @Test
    void theStoredFormOfAReceiptIsUnchanged() {
        assertThat(Receipts.document(receipt())).isEqualTo(oneLine(RECEIPT));
        assertThat(DecisionJson.readReceipt(oneLine(RECEIPT), receipt().facts(), decision()))
                .usingRecursiveComparison()
                .isEqualTo(receipt());
    }

    @Test
    void aDecisionIsReturnedInItsStoredForm() {
        assertThat(FactsJson.write(DecisionDocument.of(decision()))).isEqualTo(oneLine(DECISION));
    }

    private static String oneLine(String json) {
        return json.replace("\n", "");
    }

    private static Decision decision() {
        return new Decision(
                "d-1",
                "c-1",
                NOW,
                Decision.Outcome.ACT,
                "sha256:book",
                false,
                List.of(action()),
                List.of(new Decision.HeldBack(
                        "gift", "Thanks", "authority", "Ask a supervisor.", "77", LATER, AuthorityLevel.SUPERVISOR)),
                new Decision.FactsUsed("sha256:facts", NOW));
    }

    private static Decision.DecidedAction action() {
        return new Decision.DecidedAction(
                "d-1.1",
                1,
                new Decision.ActionRef("voucher", ActionKind.GOODWILL, Purpose.SERVICE),
                new Decision.Cause("delivery", "Late order", "It was late."),
                new Decision.Contact(Channel.EMAIL, true),
                new Decision.Message("en", "Sorry", "Dear customer"),
                new Decision.Value(new BigDecimal("40"), new BigDecimal("1.5"), Score.ofValue(new BigDecimal("28.5"))),
                new Decision.Grant(
                        new Decision.Money(new BigDecimal("15"), "EUR"),
                        new Decision.Money(BigDecimal.TEN, "EUR"),
                        AuthorityLevel.AGENT,
                        "goodwill"),
                new Decision.Matter("late-order:5512", "5512"),
                new Decision.Promised("It arrives.", LATER, FulfilmentCriterion.DELIVERY),
                List.of(new Decision.Choice("voucher", "A voucher")),
                LATER);
    }

    private static Receipt receipt() {
        RecordedAction past = new RecordedAction(
                "d-0.1",
                "d-0",
                NOW,
                new Decision.ActionRef("voucher", ActionKind.GOODWILL, Purpose.SERVICE),
                "Late order",
                new Decision.Contact(Channel.EMAIL, true),
                new Decision.Matter("late-order:5512", "5512"),
                BigDecimal.TEN,
                LATER,
                new RecordedAction.LastOutcome(RecordedAction.Status.PRESENTED, NOW),
                new Promise("d-0.1", "voucher", "5512", "It arrives.", NOW, LATER, FulfilmentCriterion.DELIVERY, NOW),
                action());
        ProgrammeBalance balance = new ProgrammeBalance(
                "club",
                LocalDate.parse("2025-01-01"),
                List.of(new Lot(LedgerUnit.POINTS, 7, LocalDate.parse("2026-12-31"))),
                1,
                2,
                null);
        EvaluatedProposal.GuardrailFinding finding = new EvaluatedProposal.GuardrailFinding(
                Channel.EMAIL, "budget", "budget", Map.of("budget", "goodwill"), BigDecimal.TEN, LATER);
        EvaluatedProposal evaluated = new EvaluatedProposal(
                "Late order",
                "voucher",
                "5512",
                new BigDecimal("15"),
                Channel.EMAIL,
                BigDecimal.TEN,
                AuthorityLevel.AGENT,
                Score.ofValue(new BigDecimal("28.5")),
                List.of(finding));
        return new Receipt(
                "0.2.0",
                Semantics.CURRENT,
                new DecisionModel.Assumptions("EUR", "en", ZoneId.of("Europe/Berlin")),
                new Receipt.Request(Channel.EMAIL, DecisionMoment.INBOUND_CALL, 3, AuthorityLevel.AGENT, null),
                Samples.customer("{'id':'c-1'}"),
                4,
                new ContactHistory(
                        List.of(past),
                        Map.of("goodwill", new BigDecimal("12.5")),
                        List.of(balance),
                        List.of(),
                        ContactHistory.FirstCustomers.NONE),
                List.of(evaluated),
                decision());
    }
}
