package org.holdfast.ingestion.events;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import org.holdfast.coordination.BackgroundJobs;
import org.holdfast.coordination.JobScheduler;
import org.holdfast.customers.CustomerLifecycle;
import org.holdfast.customers.CustomerStore;
import org.holdfast.customers.CustomerTombstones;
import org.holdfast.customers.RedecisionRequested;
import org.holdfast.facts.intake.DeclaredFactsCheck;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.support.TransactionTemplate;

/** Spring wiring of event ingestion, its retry job and the metrics of waiting records. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(EventSettings.class)
class EventConfiguration {

    private static final Duration RETRY_INTERVAL = Duration.ofSeconds(5);

    @Bean
    EventIngestion eventIngestion(
            CustomerStore store,
            CustomerTombstones gone,
            EventLedger ledger,
            CustomerLifecycle lifecycle,
            RedecisionRequested redecisionRequested,
            DeclaredFactsCheck declared,
            TransactionTemplate transaction,
            EventSettings settings,
            Clock clock) {
        return new EventIngestion(
                store, gone, ledger, lifecycle, redecisionRequested, declared, transaction, settings, clock);
    }

    @Bean
    @ConditionalOnWebApplication
    JobScheduler recordsWaiting(
            BackgroundJobs jobs, EventIngestion ingestion, EventLedger ledger, Clock clock, MeterRegistry registry) {
        Gauge.builder("holdfast.events.waiting", () -> ledger.waiting().records())
                .description("Incomplete orders and complaints from events, waiting for the rest")
                .register(registry);
        Gauge.builder(
                        "holdfast.events.waiting.oldest",
                        () -> ledger.waiting().since() == null
                                ? 0
                                : Duration.between(ledger.waiting().since(), clock.instant())
                                        .toSeconds())
                .baseUnit("seconds")
                .description("Waiting time of the record that has waited longest")
                .register(registry);
        return jobs.timer("records-waiting").every(RETRY_INTERVAL, "records-waiting", ingestion::retryWaiting);
    }
}
