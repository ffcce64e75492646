package org.holdfast.demo.past;

import java.time.Instant;
import java.util.Objects;
import org.holdfast.audit.AuditTrail;
import org.holdfast.customers.CustomerStore;
import org.holdfast.decisioning.BackdatedDecisions;
import org.holdfast.history.Budgets;
import org.holdfast.history.ContactHistories;
import org.holdfast.history.Decisions;
import org.holdfast.history.Outcomes;
import org.holdfast.history.Promises;
import org.holdfast.outcomes.OutcomeService;
import org.holdfast.outcomes.ProgrammeEffects;
import org.holdfast.outcomes.PromiseTracker;
import org.holdfast.publishing.LiveRuleBook;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** The services that make the past: the same as those of today, but with a clock of their own. */
@Component
final class DemoServices {

    final MovedClock clock = new MovedClock(Instant.EPOCH);
    final CustomerStore customers;
    final ContactHistories contactHistories;
    final BackdatedDecisions decisions;
    final OutcomeService outcomes;
    final PromiseTracker promises;
    /** A step whose failure does not undo the transaction around it. */
    final TransactionTemplate step;

    DemoServices(
            CustomerStore customers,
            ContactHistories contactHistories,
            BackdatedDecisions backdated,
            Decisions decisions,
            Outcomes outcomes,
            Budgets budgets,
            Promises promises,
            ProgrammeEffects programmes,
            AuditTrail trail,
            LiveRuleBook live,
            TransactionTemplate transaction) {
        this.customers = customers;
        this.contactHistories = contactHistories;
        this.decisions = backdated;
        this.step = new TransactionTemplate(Objects.requireNonNull(transaction.getTransactionManager()));
        step.setPropagationBehavior(TransactionDefinition.PROPAGATION_NESTED);
        this.outcomes = new OutcomeService(
                decisions, outcomes, contactHistories, budgets, programmes, trail, transaction, clock);
        this.promises = new PromiseTracker(live, customers, promises, clock);
    }
}
