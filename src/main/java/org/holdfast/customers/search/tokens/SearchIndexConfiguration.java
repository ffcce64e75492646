package org.holdfast.customers.search.tokens;

import java.time.Duration;
import org.holdfast.coordination.BackgroundJobs;
import org.holdfast.coordination.JobScheduler;
import org.holdfast.customers.backfill.BackfillProgress;
import org.holdfast.customers.backfill.CustomerBackfill;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/** Spring wiring of the tokens. Only a server indexes customers stored by an earlier version. */
@Configuration(proxyBeanMethods = false)
class SearchIndexConfiguration {

    private static final Duration PAUSE = Duration.ofSeconds(1);

    @Bean
    SearchIndex searchIndex(JdbcTemplate template) {
        return new SearchIndex(template);
    }

    @Bean
    BackfillProgress searchProgress(JdbcTemplate template) {
        return SearchIndex.progress(template);
    }

    @Bean
    CustomerBackfill searchBackfill(
            JdbcTemplate template, SearchIndex index, BackfillProgress progress, TransactionTemplate transaction) {
        return new CustomerBackfill(template, "what they can be found by", index::rebuild, progress, transaction);
    }

    @Bean
    @ConditionalOnWebApplication
    JobScheduler customersIndexed(BackgroundJobs jobs, CustomerBackfill backfill) {
        return jobs.timer("customers-indexed").every(PAUSE, "customers-indexed", backfill::run);
    }

    @Bean
    @ConditionalOnWebApplication
    HealthIndicator customerSearchHealthIndicator(BackfillProgress progress, CustomerBackfill backfill) {
        return new SearchHealth(progress, backfill);
    }
}
