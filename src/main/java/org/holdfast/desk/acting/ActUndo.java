package org.holdfast.desk.acting;

import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.holdfast.access.Caller;
import org.holdfast.audit.Actor;
import org.holdfast.audit.AuditAction;
import org.holdfast.audit.AuditEvent;
import org.holdfast.audit.AuditTrail;
import org.holdfast.coordination.LostRaceRetry;
import org.holdfast.delivery.Outbox;
import org.holdfast.desk.DeskConflict;
import org.holdfast.desk.DeskConflict.Reason;
import org.holdfast.desk.DeskSettings;
import org.holdfast.desk.authorization.AuthorizationService;
import org.holdfast.facts.validation.NotFound;
import org.holdfast.history.Budgets;
import org.holdfast.history.ContactHistories;
import org.holdfast.history.Decisions;
import org.holdfast.outcomes.OutcomeService;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Takes an act back. Its outcome and, if the act recorded it, its decision are deleted with everything that followed
 * from them, so that budgets, promises, guardrails and measures are as if nothing had been done. The decision has not
 * been delivered yet. The audit trail keeps both the act and that it was taken back.
 */
final class ActUndo {

    private static final int TRIES = 5;

    private final ActTable acts;
    private final OutcomeService outcomes;
    private final Decisions decisions;
    private final Budgets budgets;
    private final ContactHistories contactHistories;
    private final Outbox outbox;
    private final AuthorizationService authorizations;
    private final AuditTrail audit;
    private final DeskSettings settings;
    private final LostRaceRetry retry;

    ActUndo(
            ActTable acts,
            OutcomeService outcomes,
            ActHistory history,
            Outbox outbox,
            AuthorizationService authorizations,
            AuditTrail audit,
            DeskSettings settings,
            TransactionTemplate transaction) {
        this.acts = acts;
        this.outcomes = outcomes;
        this.decisions = history.decisions();
        this.budgets = history.budgets();
        this.contactHistories = history.contactHistories();
        this.outbox = outbox;
        this.authorizations = authorizations;
        this.audit = audit;
        this.settings = settings;
        this.retry = LostRaceRetry.of(transaction, TRIES);
    }

    /** The parts of the history that an act is recorded in. */
    record ActHistory(Decisions decisions, Budgets budgets, ContactHistories contactHistories) {}

    void undo(Caller caller, Actor actor, long id, Instant now) {
        String customerId = own(caller, id).customerId();
        retry.run(() -> {
            contactHistories.lock(Set.of(customerId));
            ActTable.Act act = own(caller, id);
            if (!act.undone()) {
                undo(actor, id, act, now);
            }
        });
    }

    private ActTable.Act own(Caller caller, long id) {
        return acts.find(id)
                .filter(act -> act.actor().equals(caller.identity()))
                .orElseThrow(() -> new NotFound("act", String.valueOf(id)));
    }

    private void undo(Actor actor, long id, ActTable.Act act, Instant now) {
        if (act.decided()) {
            // First, since the amount need not fit into the budget again to be taken out of it.
            budgets.cancel(act.actionId());
        }
        boolean inTime = !now.isAfter(act.at().plus(settings.undo()));
        if (!inTime || !outcomes.takeBack(act.actionId(), act.reportKey()) || act.decided() && !withdraw(act)) {
            throw DeskConflict.of(Reason.TOO_LATE_TO_UNDO);
        }
        acts.undo(id, now);
        audit.append(new AuditEvent(
                actor,
                AuditAction.OUTCOME_UNDONE,
                AuditEvent.Target.customer(act.customerId()),
                Map.of("decision", act.decisionId(), "act", id)));
    }

    /** Deletes the decision, unless it has been seen. */
    private boolean withdraw(ActTable.Act act) {
        if (decisions.isRepeated(act.decisionId(), act.actionId()) || !outbox.cancel(act.decisionId())) {
            return false;
        }
        authorizations.release(act.customerId(), act.decisionId());
        decisions.delete(act.decisionId());
        return true;
    }
}
