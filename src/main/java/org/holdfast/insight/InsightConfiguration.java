package org.holdfast.insight;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import org.holdfast.audit.AuditTrail;
import org.holdfast.coordination.BackgroundJobs;
import org.holdfast.coordination.JobScheduler;
import org.holdfast.decisioning.DecisionService;
import org.holdfast.decisions.Decider;
import org.holdfast.editor.LanguageService;
import org.holdfast.explanation.Explainer;
import org.holdfast.facts.CustomerRepository;
import org.holdfast.history.ChurnModels;
import org.holdfast.history.ContactHistories;
import org.holdfast.history.Decisions;
import org.holdfast.history.Receipts;
import org.holdfast.history.retention.RemovedDecisions;
import org.holdfast.publishing.LiveRuleBook;
import org.holdfast.publishing.RuleBookArchive;
import org.holdfast.publishing.RuleBookPublisher;
import org.holdfast.settings.HoldfastSettings;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.support.TransactionTemplate;

/** Spring wiring of explanations, replay, simulation and measures. */
@Configuration(proxyBeanMethods = false)
class InsightConfiguration {

    @Bean
    ReceiptReader receiptReader(Receipts receipts, RemovedDecisions removed, HoldfastSettings settings) {
        return new ReceiptReader(receipts, removed, settings.timeZone());
    }

    @Bean
    ExplanationService explanationService(
            LiveRuleBook live,
            RuleBookArchive books,
            Decisions decisions,
            ReceiptReader receipts,
            DecisionService decisionService,
            Decider decider) {
        return new ExplanationService(live, books, decisions, receipts, decisionService, new Explainer(decider));
    }

    @Bean
    ReplayService replayService(
            RuleBookArchive books,
            Decisions decisions,
            ReceiptReader receipts,
            Decider decider,
            @Value("${info.engine}") String engine) {
        return new ReplayService(books, decisions, receipts, decider, engine);
    }

    @Bean
    NightlyVerification nightlyVerification(ReplayService replayService, MeterRegistry registry) {
        return new NightlyVerification(replayService, registry);
    }

    @Bean
    ChurnFitting churnFitting(
            LiveRuleBook live,
            CustomerRepository customers,
            ChurnModels churnModels,
            AuditTrail trail,
            TransactionTemplate transaction,
            Clock clock) {
        return new ChurnFitting(live, customers, churnModels, trail, transaction, clock);
    }

    @Bean
    EditorService editorService(
            LanguageService languageService, LiveRuleBook live, DecisionService decisionService, Clock clock) {
        return new EditorService(languageService, live, decisionService, clock);
    }

    @Bean
    FactValuesService factValuesService(CustomerRepository customers, Clock clock) {
        return new FactValuesService(customers, clock);
    }

    @Bean
    SimulationService simulationService(
            LiveRuleBook live,
            RuleBookPublisher publisher,
            Decider decider,
            CustomerRepository customers,
            Clock clock,
            FactValuesService values,
            ContactHistories histories) {
        return new SimulationService(live, publisher, decider, customers, clock, values, histories::earlier);
    }

    @Bean
    UpgradeService upgradeService(
            RuleBookPublisher publisher,
            ChurnModels churnModels,
            Decider decider,
            CustomerRepository customers,
            Clock clock,
            ContactHistories histories) {
        return new UpgradeService(publisher, churnModels, decider, customers, clock, histories::earlier);
    }

    @Bean
    MeasureService measureService(LiveRuleBook live, CustomerRepository customers, Clock clock) {
        return new MeasureService(live, customers, clock);
    }

    @Bean
    @ConditionalOnWebApplication
    JobScheduler nightlyVerificationJob(
            BackgroundJobs jobs, NightlyVerification verification, HoldfastSettings settings, Clock clock) {
        return jobs.timer("verifying-history")
                .at(() -> verification.untilNext(clock, settings.timeZone()), "verifying-history", verification::run);
    }
}
