package org.holdfast.coordination;

import java.time.Clock;
import java.time.Duration;
import javax.sql.DataSource;
import org.holdfast.database.DatabaseReopener;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.health.contributor.HealthContributor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Spring wiring of the background jobs. */
@Configuration(proxyBeanMethods = false)
class CoordinationConfiguration {

    private static final Duration LOOK = Duration.ofSeconds(2);

    @Bean
    BackgroundJobs backgroundJobs(Clock clock) {
        return new BackgroundJobs(clock);
    }

    /** Reopens an embedded database that has closed itself, and reports a database that does not answer in health. */
    @Bean
    @ConditionalOnWebApplication
    JobScheduler databaseAnswering(BackgroundJobs jobs, DataSource source) {
        return jobs.timer("database-answering")
                .every(LOOK, "database-answering", new DatabaseReopener(source)::reopenIfClosed);
    }

    @Bean
    @ConditionalOnWebApplication
    HealthContributor jobsHealthContributor(BackgroundJobs jobs) {
        return new JobsHealth(jobs);
    }
}
