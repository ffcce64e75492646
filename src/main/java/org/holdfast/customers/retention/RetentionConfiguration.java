package org.holdfast.customers.retention;

import java.time.Duration;
import org.holdfast.audit.Actor;
import org.holdfast.coordination.BackgroundJobs;
import org.holdfast.coordination.JobScheduler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Removes facts that have become too old once a day, where the company has a policy. */
@Configuration(proxyBeanMethods = false)
class RetentionConfiguration {

    private static final Logger LOG = LoggerFactory.getLogger(FactPruning.class);
    private static final Duration FIRST = Duration.ofMinutes(10);
    private static final Duration DAILY = Duration.ofDays(1);

    @Bean
    @ConditionalOnWebApplication
    JobScheduler factPruningJob(BackgroundJobs jobs, FactPruning pruning) {
        JobScheduler scheduler = jobs.timer("fact-pruning");
        if (!pruning.policy().keep().isEmpty()) {
            scheduler.every(FIRST, DAILY, "fact-pruning", () -> prune(pruning));
        }
        return scheduler;
    }

    private static void prune(FactPruning pruning) {
        PruningReport report = pruning.prune(Actor.program("retention"), seen -> {});
        if (report.total() > 0) {
            LOG.info(
                    "Removed {} records of {} customers that are older than the company keeps them",
                    report.total(),
                    report.customers());
        }
    }
}
