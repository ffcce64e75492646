package org.holdfast.outcomes;

import java.time.Clock;
import java.time.Duration;
import org.holdfast.audit.AuditTrail;
import org.holdfast.coordination.BackgroundJobs;
import org.holdfast.coordination.JobScheduler;
import org.holdfast.customers.RedecisionRequested;
import org.holdfast.facts.CustomerRepository;
import org.holdfast.history.Budgets;
import org.holdfast.history.ContactHistories;
import org.holdfast.history.DecisionHistory;
import org.holdfast.history.Decisions;
import org.holdfast.history.Outcomes;
import org.holdfast.history.ProgrammeLedger;
import org.holdfast.history.Promises;
import org.holdfast.publishing.LiveRuleBook;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.support.TransactionTemplate;

/** Spring wiring of outcomes, promises, programme effects and incidents. */
@Configuration(proxyBeanMethods = false)
class OutcomesConfiguration {

    private static final Duration INTERVAL = Duration.ofSeconds(60);

    @Bean
    ProgrammeLedgerUpdate programmeLedgerUpdate(ProgrammeLedger ledger) {
        return new ProgrammeLedgerUpdate(ledger);
    }

    @Bean
    MovedOrderPoints movedOrderPoints(LiveRuleBook live, ProgrammeLedger ledger) {
        return new MovedOrderPoints(live, ledger);
    }

    @Bean
    ProgrammeEffects programmeEffects(
            LiveRuleBook live,
            Decisions decisions,
            ContactHistories contactHistories,
            ProgrammeLedger ledger,
            CustomerRepository customers) {
        return new ProgrammeEffects(live, decisions, contactHistories, ledger, customers);
    }

    @Bean
    ProgrammeQuery programmeQuery(
            LiveRuleBook live,
            CustomerRepository customers,
            ProgrammeLedgerUpdate update,
            ProgrammeLedger ledger,
            Clock clock) {
        return new ProgrammeQuery(live, customers, update, ledger, clock);
    }

    @Bean
    HandPoints handPoints(
            LiveRuleBook live,
            CustomerRepository customers,
            ContactHistories contactHistories,
            ProgrammeLedger ledger,
            RedecisionRequested redecisionRequested,
            AuditTrail trail,
            TransactionTemplate transaction,
            Clock clock) {
        return new HandPoints(
                live, customers, contactHistories, ledger, redecisionRequested, trail, transaction, clock);
    }

    @Bean
    OutcomeService outcomeService(
            Decisions decisions,
            Outcomes outcomes,
            ContactHistories contactHistories,
            Budgets budgets,
            ProgrammeEffects programmes,
            AuditTrail trail,
            TransactionTemplate transaction,
            Clock clock) {
        return new OutcomeService(
                decisions, outcomes, contactHistories, budgets, programmes, trail, transaction, clock);
    }

    @Bean
    PromiseTracker promiseTracker(LiveRuleBook live, CustomerRepository customers, Promises promises, Clock clock) {
        return new PromiseTracker(live, customers, promises, clock);
    }

    /** Settles promises once they are due. */
    @Bean
    @ConditionalOnWebApplication
    JobScheduler duePromisesJob(BackgroundJobs jobs, PromiseTracker promises) {
        return jobs.timer("promises-due").every(INTERVAL, "promises-due", promises::settleDue);
    }

    @Bean
    IncidentLedger incidentLedger(
            LiveRuleBook live,
            CustomerRepository customers,
            ContactHistories contactHistories,
            DecisionHistory decisionHistory,
            Clock clock) {
        return new IncidentLedger(live, customers, contactHistories, decisionHistory, clock);
    }

    /** Releases expired reservations of budgets. */
    @Bean
    @ConditionalOnWebApplication
    JobScheduler expiredReservationsJob(BackgroundJobs jobs, OutcomeService outcomes) {
        return jobs.timer("reservations-running-out")
                .every(INTERVAL, "reservations-running-out", outcomes::expireReservations);
    }
}
