package org.holdfast.decisions.json;

import org.holdfast.decisions.Decision;
import org.holdfast.decisions.Receipt;
import org.holdfast.facts.Customer;
import org.holdfast.facts.json.FactsJson;

/** Writes decisions and receipts in the JSON form that is stored and sent, and reads those of every release. */
public final class DecisionJson {

    private DecisionJson() {}

    public static String write(Decision decision) {
        return FactsJson.write(DecisionDocument.of(decision));
    }

    /** Reads a stored decision. */
    public static Decision read(String document) {
        return FactsJson.stored(document, DecisionDocument.class).toDecision();
    }

    public static String write(Decision.DecidedAction action) {
        return FactsJson.write(ActionDocument.of(action));
    }

    /** Reads a stored action. */
    public static Decision.DecidedAction readAction(String document) {
        return FactsJson.stored(document, ActionDocument.class).toAction();
    }

    /** Writes a receipt without its decision and facts, which are stored separately. */
    public static String write(Receipt receipt) {
        return FactsJson.write(ReceiptDocument.of(receipt));
    }

    /** Reads a stored receipt. */
    public static Receipt readReceipt(String document, Customer facts, Decision decision) {
        return FactsJson.stored(document, ReceiptDocument.class).toReceipt(facts, decision);
    }
}
