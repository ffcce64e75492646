package org.holdfast.decisioning;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.holdfast.coordination.BackgroundJobs;
import org.holdfast.coordination.JobScheduler;
import org.holdfast.customers.addresses.SharedAddresses;
import org.holdfast.decisioning.anew.WakeUpPlanner;
import org.holdfast.decisioning.elsewhere.CaseExport;
import org.holdfast.decisioning.sharing.SharedContacts;
import org.holdfast.decisions.Decider;
import org.holdfast.delivery.Outbox;
import org.holdfast.facts.CustomerRepository;
import org.holdfast.guardrails.Guardrails;
import org.holdfast.history.Budgets;
import org.holdfast.history.ContactHistories;
import org.holdfast.history.Decisions;
import org.holdfast.history.IdempotencyRecords;
import org.holdfast.history.ProgrammeLedger;
import org.holdfast.history.Receipts;
import org.holdfast.history.Runs;
import org.holdfast.history.retention.RemovedDecisions;
import org.holdfast.links.MessageLinks;
import org.holdfast.outcomes.ProgrammeLedgerUpdate;
import org.holdfast.publishing.LiveRuleBook;
import org.holdfast.settings.HoldfastSettings;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.support.TransactionTemplate;

/** Spring wiring of the decision services, with their clock and ids. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(HoldfastSettings.class)
class DecisioningConfiguration {

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    Decider decider() {
        return new Decider(Guardrails.all());
    }

    @Bean
    DecisionMetrics decisionMetrics(MeterRegistry registry, LiveRuleBook live) {
        DecisionMetrics metrics = new DecisionMetrics(registry);
        metrics.watch(live);
        return metrics;
    }

    @Bean
    DecisionRecorder decisionRecorder(
            ContactHistories contactHistories,
            Decisions decisions,
            Receipts receipts,
            Outbox outbox,
            Budgets budgets,
            ProgrammeLedgerUpdate programmes,
            SharedContacts sharedContacts,
            WakeUpPlanner wakeUps,
            RemovedDecisions removed,
            TransactionTemplate transaction,
            @Value("${info.engine}") String engine) {
        return new DecisionRecorder(
                contactHistories,
                decisions,
                receipts,
                outbox,
                budgets,
                programmes,
                sharedContacts,
                wakeUps,
                removed,
                transaction,
                engine);
    }

    @Bean
    SharedContacts sharedContacts(SharedAddresses addresses, ContactHistories histories) {
        return new SharedContacts(addresses, histories);
    }

    @Bean
    BackdatedDecisions backdatedDecisions(
            Decider decider,
            ContactHistories contactHistories,
            Decisions decisions,
            Receipts receipts,
            Outbox outbox,
            Budgets budgets,
            ProgrammeLedgerUpdate programmes,
            SharedContacts sharedContacts,
            RemovedDecisions removed,
            TransactionTemplate transaction,
            IdAssigner idAssigner,
            @Value("${info.engine}") String engine) {
        DecisionRecorder undelivered = new DecisionRecorder(
                contactHistories,
                decisions,
                receipts,
                outbox.ignoring(),
                budgets,
                programmes,
                sharedContacts,
                WakeUpPlanner.NONE,
                removed,
                transaction,
                engine);
        return new BackdatedDecisions(decider, undelivered, idAssigner);
    }

    @Bean
    IdAssigner idAssigner(MessageLinks links) {
        return new IdAssigner(() -> UUID.randomUUID().toString(), links);
    }

    @Bean
    DecisionService decisionService(
            LiveRuleBook live,
            Decider decider,
            CustomerRepository customers,
            DecisionRecorder decisionRecorder,
            DecisionMetrics metrics,
            Clock clock,
            IdAssigner idAssigner) {
        return new DecisionService(live, decider, customers, decisionRecorder, metrics, clock, idAssigner);
    }

    @Bean
    Rehearsal rehearsal(
            LiveRuleBook live,
            Decider decider,
            CustomerRepository customers,
            DecisionRecorder decisionRecorder,
            DecisionService decisionService,
            IdAssigner idAssigner,
            TransactionTemplate transaction,
            Clock clock) {
        return new Rehearsal(
                live, decider, customers, decisionRecorder, decisionService, idAssigner, transaction, clock);
    }

    @Bean
    IdempotentDecisions idempotentDecisions(
            DecisionService decisionService, IdempotencyRecords answers, TransactionTemplate transaction, Clock clock) {
        return new IdempotentDecisions(decisionService, answers, transaction, clock);
    }

    @Bean
    BatchRun batchRun(
            LiveRuleBook live,
            Decider decider,
            CustomerRepository customers,
            DecisionRecorder decisionRecorder,
            Runs runs,
            DecisionMetrics metrics,
            Clock clock,
            IdAssigner idAssigner,
            TransactionTemplate transaction) {
        return new BatchRun(live, decider, customers, decisionRecorder, runs, metrics, clock, idAssigner, transaction);
    }

    @Bean
    CaseExport caseExport(
            LiveRuleBook live,
            CustomerRepository customers,
            ContactHistories histories,
            Budgets budgets,
            ProgrammeLedger ledgers,
            SharedContacts sharedContacts,
            Clock clock,
            IdAssigner ids,
            @Value("${info.engine}") String engine) {
        return new CaseExport(live, customers, histories, budgets, ledgers, sharedContacts, clock, ids::id, engine);
    }

    @Bean
    AnswerLoad answerLoad(
            LiveRuleBook live,
            Decider decider,
            CustomerRepository customers,
            DecisionRecorder decisionRecorder,
            Runs runs,
            Clock clock,
            IdAssigner ids,
            @Value("${info.engine}") String engine) {
        return new AnswerLoad(live, decider, customers, decisionRecorder, runs, clock, ids, engine);
    }

    @Bean
    @ConditionalOnWebApplication
    JobScheduler expiredAnswersJob(BackgroundJobs jobs, IdempotentDecisions decisions) {
        return jobs.timer("old-answers-forgotten")
                .every(Duration.ZERO, Duration.ofHours(1), "old-answers-forgotten", decisions::deleteExpired);
    }
}
