package org.holdfast.decisioning;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import org.holdfast.decisioning.BatchDecider.PreparedBatch;
import org.holdfast.decisioning.DecisionService.Request;
import org.holdfast.decisioning.offers.FirstUses;
import org.holdfast.decisioning.sharing.BudgetDraws;
import org.holdfast.decisions.Decider;
import org.holdfast.decisions.Decision;
import org.holdfast.decisions.DecisionModel;
import org.holdfast.decisions.DecisionTrace;
import org.holdfast.facts.Customer;
import org.holdfast.facts.CustomerRepository;
import org.holdfast.facts.StoredCustomer;
import org.holdfast.facts.json.FactsHash;
import org.holdfast.publishing.LiveRuleBook;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Decides as requests do, but without any effect, so that the code is compiled before the first request. Nothing is
 * recorded, delivered, counted or reserved.
 */
public final class Rehearsal {

    private final LiveRuleBook live;
    private final CustomerRepository customers;
    private final DecisionRecorder recorder;
    private final BatchDecider batches;
    private final GroupedDecisions grouped;
    private final IdAssigner ids;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Rehearsal(
            LiveRuleBook live,
            Decider decider,
            CustomerRepository customers,
            DecisionRecorder recorder,
            DecisionService service,
            IdAssigner ids,
            TransactionTemplate transaction,
            Clock clock) {
        this.live = live;
        this.customers = customers;
        this.recorder = recorder;
        this.batches = new BatchDecider(decider, recorder, ids);
        this.grouped = service.grouped();
        this.ids = ids;
        this.transaction = transaction;
        this.clock = clock;
    }

    /**
     * Returns the ids of stored customers.
     *
     * @param most how many at most
     */
    public List<String> some(int most) {
        return customers.ids(null, most);
    }

    /** Decides for stored customers, one request each, without recording. */
    public void preview(Collection<String> stored) {
        stored.forEach(id -> grouped.together(List.of(new Request(DecisionQuery.preview(id, null), null))));
    }

    /**
     * Decides for made-up customers and records in a transaction that is rolled back. Decisions that would draw on
     * budgets or use limits are not written even there, so that no other decision waits for them.
     *
     * @param madeUp without addresses, by which they could be connected with stored customers
     */
    public void record(List<Customer> madeUp) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        DecisionModel model = live.book();
        PreparedBatch batch = BatchDecider.prepare(
                model,
                model.viewpoint(now),
                madeUp.stream()
                        .map(each -> new StoredCustomer(each, FactsHash.of(each)))
                        .toList());
        FirstUses first = FirstUses.of(model.rules());
        transaction.executeWithoutResult(status -> {
            status.setRollbackOnly();
            recorder.commit(model, batch.views(), false, now, attempt -> {
                DecisionRecorder.Available available = attempt.lockAvailable();
                List<DecisionTrace> made = available == null ? List.of() : batches.choose(batch, available);
                attempt.record(made.stream()
                        .map(ids::assign)
                        .filter(each -> drawsNothing(each.decision(), first, now))
                        .toList());
                return made.size();
            });
        });
    }

    private static boolean drawsNothing(Decision decision, FirstUses first, Instant now) {
        List<Decision> made = List.of(decision);
        return BudgetDraws.of(made, now).isEmpty() && first.in(made, now).isEmpty();
    }
}
