package org.holdfast.customers.search.tokens;

import java.time.Duration;
import org.holdfast.coordination.BackgroundJobs;
import org.holdfast.coordination.JobScheduler;
import org.holdfast.customers.addresses.AddressIndex;
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
    SearchProgress searchProgress(JdbcTemplate template) {
        return new SearchProgress(template);
    }

    @Bean
    SearchBackfill searchBackfill(
            JdbcTemplate template, SearchIndex index, SearchProgress progress, TransactionTemplate transaction) {
        return new SearchBackfill(template, "what they can be found by", index::rebuild, progress, transaction);
    }

    @Bean
    @ConditionalOnWebApplication
    JobScheduler customersIndexed(BackgroundJobs jobs, SearchBackfill backfill) {
        return jobs.timer("customers-indexed").every(PAUSE, "customers-indexed", backfill::run);
    }

    @Bean
    @ConditionalOnWebApplication
    JobScheduler addressesIndexed(
            BackgroundJobs jobs, JdbcTemplate template, AddressIndex index, TransactionTemplate transaction) {
        SearchBackfill backfill = new SearchBackfill(
                template, "their addresses", index::write, SearchProgress.ofAddresses(template), transaction);
        return jobs.timer("addresses-indexed").every(PAUSE, "addresses-indexed", backfill::run);
    }

    @Bean
    @ConditionalOnWebApplication
    HealthIndicator customerSearchHealthIndicator(SearchProgress progress, SearchBackfill backfill) {
        return new SearchHealth(progress, backfill);
    }
}
