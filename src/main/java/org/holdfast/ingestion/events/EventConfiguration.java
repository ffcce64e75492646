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
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.support.TransactionTemplate;

/** Puts together what takes events, and shows operators what of it waits. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(EventSettings.class)
class EventConfiguration {

    private static final Duration LOOK = Duration.ofSeconds(5);

    @Bean
    EventIngestion takingEvents(
            CustomerStore store,
            CustomerTombstones gone,
            EventLedger ledger,
            CustomerLifecycle lifecycle,
            RedecisionRequested redecisionRequested,
            TransactionTemplate transaction,
            EventSettings settings,
            Clock clock) {
        return new EventIngestion(store, gone, ledger, lifecycle, redecisionRequested, transaction, settings, clock);
    }

    @Bean
    @ConditionalOnWebApplication
    JobScheduler recordsWaiting(
            BackgroundJobs jobs, EventIngestion taking, EventLedger ledger, Clock clock, MeterRegistry registry) {
        Gauge.builder("holdfast.events.waiting", () -> ledger.waiting().records())
                .description("Orders and complaints of which events have told too little so far")
                .register(registry);
        Gauge.builder(
                        "holdfast.events.waiting.oldest",
                        () -> ledger.waiting().since() == null
                                ? 0
                                : Duration.between(ledger.waiting().since(), clock.instant())
                                        .toSeconds())
                .baseUnit("seconds")
                .description("How long the first of them has been waiting")
                .register(registry);
        return jobs.timer("records-waiting").every(LOOK, "records-waiting", taking::retryWaiting);
    }
}
