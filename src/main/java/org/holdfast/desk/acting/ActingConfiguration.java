package org.holdfast.desk.acting;

import java.time.Clock;
import org.holdfast.audit.AuditTrail;
import org.holdfast.decisioning.IdempotentDecisions;
import org.holdfast.delivery.Outbox;
import org.holdfast.desk.DeskSettings;
import org.holdfast.desk.authorization.AuthorizationService;
import org.holdfast.history.Budgets;
import org.holdfast.history.ContactHistories;
import org.holdfast.history.Decisions;
import org.holdfast.outcomes.OutcomeService;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.support.TransactionTemplate;

/** Spring wiring of acts at the desk. */
@Configuration(proxyBeanMethods = false)
class ActingConfiguration {

    @Bean
    ActRecorder actRecorder(OutcomeService outcomes, ActTable acts, Outbox outbox, DeskSettings settings, Clock clock) {
        return new ActRecorder(outcomes, acts, outbox, settings, clock);
    }

    @Bean
    ActUndo.ActHistory actHistory(Decisions decisions, Budgets budgets, ContactHistories contactHistories) {
        return new ActUndo.ActHistory(decisions, budgets, contactHistories);
    }

    @Bean
    ActUndo actUndo(
            ActTable acts,
            OutcomeService outcomes,
            ActUndo.ActHistory history,
            Outbox outbox,
            AuthorizationService authorizations,
            AuditTrail audit,
            DeskSettings settings,
            TransactionTemplate transaction) {
        return new ActUndo(acts, outcomes, history, outbox, authorizations, audit, settings, transaction);
    }

    @Bean
    DeskActs deskActs(
            IdempotentDecisions decisions,
            ActRecorder recorder,
            ActUndo undo,
            AuthorizationService authorizations,
            ActTable acts,
            Clock clock) {
        return new DeskActs(decisions, recorder, undo, authorizations, acts, clock);
    }
}
