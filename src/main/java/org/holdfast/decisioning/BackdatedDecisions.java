package org.holdfast.decisioning;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.holdfast.decisions.AuthorityLevel;
import org.holdfast.decisions.ContactHistory;
import org.holdfast.decisions.Decider;
import org.holdfast.decisions.Decision;
import org.holdfast.decisions.DecisionInput;
import org.holdfast.decisions.DecisionModel;
import org.holdfast.facts.Channel;
import org.holdfast.facts.DecisionMoment;
import org.holdfast.facts.StoredCustomer;
import org.holdfast.loyalty.CustomerView;
import org.holdfast.loyalty.EvaluationContext;

/**
 * Decides for stored customers as of a moment in the past, and records the decisions as made at that moment. Rules,
 * guardrails, budgets and ledgers are those of any other decision, but nothing is delivered and no metric counts it.
 * Only a demo base gets a past in this way.
 */
public final class BackdatedDecisions {

    private final BatchDecider batches;

    BackdatedDecisions(Decider decider, DecisionRecorder undelivered, IdAssigner idAssigner) {
        this.batches = new BatchDecider(decider, undelivered, idAssigner);
    }

    /** What else belongs to the transaction of the decisions. A lost race repeats the transaction with all of it. */
    public interface Transaction {

        /**
         * Called first. Locks the customers, and returns those for whom no decision must be recorded, such as customers
         * who have a later one.
         */
        Set<String> leftOut();

        /** Called with the recorded decisions, before they are committed. */
        void recorded(List<Decision> decisions);
    }

    /**
     * A customer to decide for.
     *
     * @param customer the facts as they were known at that moment
     * @param writing whether the customer has written to us, so that an agent asks; otherwise no customer is waiting
     */
    public record Asked(StoredCustomer customer, boolean writing) {

        /** The number of actions among which an agent chooses. */
        private static final int CHOICE = 3;

        private DecisionInput in(EvaluationContext context) {
            CustomerView view = CustomerView.of(customer.facts(), context);
            return writing
                    ? new DecisionInput(
                            view,
                            customer.hash(),
                            Channel.EMAIL,
                            DecisionMoment.INBOUND_MESSAGE,
                            CHOICE,
                            AuthorityLevel.AGENT,
                            ContactHistory.NONE)
                    : DecisionInput.about(view, customer.hash());
        }
    }

    public void decide(DecisionModel model, Instant at, List<Asked> customers, Transaction transaction) {
        EvaluationContext context = model.viewpoint(at);
        BatchDecider.PreparedBatch batch = BatchDecider.prepare(
                model, customers.stream().map(each -> each.in(context)).toList());
        batches.commit(batch, at, attempt -> {
            BatchDecider.PreparedBatch admitted = batch.without(transaction.leftOut());
            List<Decision> decided = batches.decide(admitted, attempt).decisions();
            transaction.recorded(decided.stream()
                    .filter(decision -> decision.decisionId() != null && !decision.repeated())
                    .toList());
            return decided.size();
        });
    }
}
