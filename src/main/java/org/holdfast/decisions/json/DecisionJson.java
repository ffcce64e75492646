package org.holdfast.decisions.json;

import org.holdfast.decisions.Decision;
import org.holdfast.decisions.Receipt;
import org.holdfast.facts.Customer;
import org.holdfast.facts.json.FactsJson;

/** Writes decisions and receipts as they are stored and sent, and reads them back, whichever release wrote them. */
public final class DecisionJson {

    private DecisionJson() {}

    public static String write(Decision decision) {
        return FactsJson.write(DecisionDocument.of(decision));
    }

    /** Reads a decision that was stored. */
    public static Decision read(String document) {
        return FactsJson.stored(document, DecisionDocument.class).toDecision();
    }

    public static String write(Decision.DecidedAction action) {
        return FactsJson.write(ActionDocument.of(action));
    }

    /** Reads an action that was stored. */
    public static Decision.DecidedAction readAction(String document) {
        return FactsJson.stored(document, ActionDocument.class).toAction();
    }

    /** A receipt without its decision and its facts, which are stored beside it. */
    public static String write(Receipt receipt) {
        return FactsJson.write(ReceiptDocument.of(receipt));
    }

    /** Reads a receipt that was stored, with the facts and the decision beside it. */
    public static Receipt readReceipt(String document, Customer facts, Decision decision) {
        return FactsJson.stored(document, ReceiptDocument.class).toReceipt(facts, decision);
    }
}
