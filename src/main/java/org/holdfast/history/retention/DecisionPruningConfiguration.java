package org.holdfast.history.retention;

import java.time.Clock;
import java.time.Duration;
import org.holdfast.audit.Actor;
import org.holdfast.audit.AuditTrail;
import org.holdfast.coordination.BackgroundJobs;
import org.holdfast.coordination.JobScheduler;
import org.holdfast.history.ContactHistories;
import org.holdfast.settings.HoldfastSettings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/** Removes decisions that have become too old once a day, where the company has a policy. */
@Configuration(proxyBeanMethods = false)
class DecisionPruningConfiguration {

    private static final Logger LOG = LoggerFactory.getLogger(DecisionPruning.class);
    private static final Duration FIRST = Duration.ofMinutes(15);
    private static final Duration DAILY = Duration.ofDays(1);

    @Bean
    DecisionPruning decisionPruning(
            JdbcTemplate template,
            ContactHistories contactHistories,
            RemovedDecisions removed,
            HoldfastSettings settings,
            TransactionTemplate transaction,
            AuditTrail trail,
            Clock clock) {
        return new DecisionPruning(
                new OldDecisions(template, contactHistories),
                removed,
                settings.decisions().retention(),
                settings.timeZone(),
                transaction,
                trail,
                clock);
    }

    @Bean
    @ConditionalOnWebApplication
    JobScheduler decisionPruningJob(BackgroundJobs jobs, DecisionPruning pruning) {
        JobScheduler scheduler = jobs.timer("decision-pruning");
        if (pruning.policy().keep() != null) {
            scheduler.every(FIRST, DAILY, "decision-pruning", () -> prune(pruning));
        }
        return scheduler;
    }

    private static void prune(DecisionPruning pruning) {
        try {
            DecisionPruningReport report = pruning.prune(Actor.program("retention"), Long.MAX_VALUE, count -> {});
            if (report.decisions() > 0) {
                LOG.info(
                        "Removed the texts, facts and receipts of {} decisions from before {}",
                        report.decisions(),
                        report.firstDay());
            }
        } catch (PruningBusy e) {
            LOG.debug("Another node removes old decisions");
        }
    }
}
