package org.holdfast.batch;

import java.io.Serializable;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import org.holdfast.decisions.ContactHistory;
import org.holdfast.decisions.Decision;
import org.holdfast.decisions.DecisionTrace;
import org.holdfast.decisions.Receipt;
import org.holdfast.decisions.json.CustomerPast;
import org.holdfast.decisions.json.DecisionJson;
import org.holdfast.facts.json.FactsJson;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The answer for a customer: a line of what another program hands back, to be recorded here.
 *
 * @param facts hash of the facts
 * @param past fingerprint of what was before; empty for a refusal
 * @param limited whether it depends on what is left of budgets or use limits
 * @param use what was used of them before; {@code null} if it does not matter, or is not known yet
 * @param wakeAt when to decide again; {@code null} for a refusal
 * @param refused why there is no decision, because its rules would take too long; {@code null} when there is one
 * @param decision the decision without ids; {@code null} for a refusal
 * @param receipt the receipt without facts and decision; {@code null} when there is nothing to record
 */
public record CaseAnswer(
        String customerId,
        String facts,
        String past,
        boolean limited,
        @Nullable LimitUse use,
        @Nullable Instant wakeAt,
        @Nullable String refused,
        @Nullable String decision,
        @Nullable String receipt)
        implements Serializable {

    /** Stands in a receipt for the use of limits until {@link #with} writes it; no text of a document contains it. */
    private static final String OPEN = "@";

    private static final String OPEN_USED = "\"budgetUsed\":{\"@\":0}";
    private static final String OPEN_TAKEN = ",\"firstTaken\":{\"@\":0}";

    /**
     * Creates the answer of a decision, whose receipt lacks the use of limits: it follows from the decisions for
     * earlier customers, so it is written {@linkplain #with when these are known}.
     */
    public static CaseAnswer of(DecisionTrace trace, boolean limited, Instant wakeAt, String engine) {
        Decision decision = trace.decision();
        ContactHistory history = trace.input().history();
        LimitUse open = new LimitUse(Map.of(OPEN, BigDecimal.ZERO), Map.of(OPEN, 0));
        DecisionTrace opened = new DecisionTrace(
                trace.model(), trace.input().with(open.in(history)), trace.proposals(), trace.evaluated(), decision);
        return new CaseAnswer(
                decision.customerId(),
                decision.facts().hash(),
                CustomerPast.fingerprint(history),
                limited,
                null,
                wakeAt,
                null,
                DecisionJson.write(decision),
                isNew(decision) ? DecisionJson.write(Receipt.of(engine, opened)) : null);
    }

    /** Returns the answer with what was used of limits before it, also in its receipt. */
    public CaseAnswer with(LimitUse before) {
        return new CaseAnswer(
                customerId,
                facts,
                past,
                limited,
                limited ? before : null,
                wakeAt,
                refused,
                decision,
                receipt == null ? null : closed(receipt, before));
    }

    private static String closed(String receipt, LimitUse before) {
        String taken = before.taken().isEmpty() ? "" : ",\"firstTaken\":" + FactsJson.write(before.taken());
        String used = "\"budgetUsed\":" + FactsJson.write(before.used());
        return replaceFirst(replaceFirst(receipt, OPEN_USED, used), OPEN_TAKEN, taken);
    }

    private static String replaceFirst(String text, String part, String by) {
        int at = text.indexOf(part);
        return at < 0 ? text : text.substring(0, at) + by + text.substring(at + part.length());
    }

    public static CaseAnswer refused(String customerId, String facts, String why) {
        return new CaseAnswer(customerId, facts, "", false, null, null, why, null, null);
    }

    /** Returns whether a decision without ids is one to record: it proposes something, or says why not. */
    public static boolean isNew(Decision decision) {
        return decision.decisionId() == null && decision.outcome() != Decision.Outcome.NOTHING;
    }

    /** Returns the answer as a JSON object on one line. */
    public String toJson() {
        ObjectNode line = FactsJson.mapper().createObjectNode();
        line.put("customerId", customerId);
        line.put("facts", facts);
        line.put("past", past);
        line.put("limited", limited);
        if (use != null) {
            line.set("use", FactsJson.mapper().valueToTree(use));
        }
        if (wakeAt != null) {
            line.put("wakeAt", wakeAt.toString());
        }
        if (refused != null) {
            line.put("refused", refused);
        }
        String open = FactsJson.write(line);
        StringBuilder all = new StringBuilder(open).deleteCharAt(open.length() - 1);
        if (decision != null) {
            all.append(",\"decision\":").append(decision);
        }
        if (receipt != null) {
            all.append(",\"receipt\":").append(receipt);
        }
        return all.append('}').toString();
    }

    /** Reads an answer written by {@link #toJson}. */
    public static CaseAnswer read(String json) {
        JsonNode line = FactsJson.storedTree(json);
        JsonNode wake = line.get("wakeAt");
        JsonNode why = line.get("refused");
        JsonNode before = line.get("use");
        return new CaseAnswer(
                line.required("customerId").asString(),
                line.required("facts").asString(),
                line.required("past").asString(),
                line.required("limited").asBoolean(),
                before == null ? null : FactsJson.read(before, LimitUse.class),
                wake == null ? null : Instant.parse(wake.asString()),
                why == null ? null : why.asString(),
                document(line.get("decision")),
                document(line.get("receipt")));
    }

    private static @Nullable String document(@Nullable JsonNode node) {
        return node == null ? null : FactsJson.write(node);
    }
}
