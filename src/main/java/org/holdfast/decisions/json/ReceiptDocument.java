package org.holdfast.decisions.json;

import java.time.ZoneId;
import java.util.List;
import org.holdfast.decisions.AuthorityLevel;
import org.holdfast.decisions.Decision;
import org.holdfast.decisions.DecisionInput.Selection;
import org.holdfast.decisions.DecisionModel;
import org.holdfast.decisions.Receipt;
import org.holdfast.facts.Channel;
import org.holdfast.facts.Customer;
import org.holdfast.facts.DecisionMoment;
import org.holdfast.loyalty.Semantics;
import org.jspecify.annotations.Nullable;

/**
 * The JSON form of a receipt without its decision and facts, which are stored separately.
 *
 * @param selection {@code null} when the best actions were asked for
 * @param semantics {@code null} in receipts of release 0.1.0
 */
record ReceiptDocument(
        String engine,
        @Nullable Semantics semantics,
        AssumptionsDocument assumptions,
        @Nullable Channel channel,
        DecisionMoment moment,
        int max,
        AuthorityLevel step,
        @Nullable Selection selection,
        @Nullable Integer fit,
        HistoryDocument standing,
        List<EvaluationDocument> weighed) {

    record AssumptionsDocument(String currency, String language, ZoneId timeZone) {}

    static ReceiptDocument of(Receipt receipt) {
        DecisionModel.Assumptions assumptions = receipt.assumptions();
        return new ReceiptDocument(
                receipt.engine(),
                receipt.semantics(),
                new AssumptionsDocument(assumptions.currency(), assumptions.language(), assumptions.timeZone()),
                receipt.request().channel(),
                receipt.request().moment(),
                receipt.request().max(),
                receipt.request().step(),
                receipt.request().selection(),
                receipt.fit(),
                HistoryDocument.of(receipt.history()),
                receipt.evaluated().stream().map(EvaluationDocument::of).toList());
    }

    Receipt toReceipt(Customer customer, Decision decision) {
        return new Receipt(
                engine,
                semantics == null ? Semantics.FIRST : semantics,
                new DecisionModel.Assumptions(assumptions.currency, assumptions.language, assumptions.timeZone),
                new Receipt.Request(channel, moment, max, step, selection),
                customer,
                fit,
                standing.toHistory(),
                weighed.stream().map(EvaluationDocument::toEvaluated).toList(),
                decision);
    }
}
