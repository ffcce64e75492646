package org.holdfast.ingestion.events;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import org.holdfast.audit.AuditTrail;
import org.holdfast.coordination.BackgroundJobs;
import org.holdfast.coordination.JobScheduler;
import org.holdfast.customers.CustomerLifecycle;
import org.holdfast.customers.CustomerLocks;
import org.holdfast.customers.CustomerStore;
import org.holdfast.customers.CustomerTombstones;
import org.holdfast.customers.RedecisionRequested;
import org.holdfast.facts.intake.DeclaredFactsCheck;
import org.holdfast.history.moves.MovedActions;
import org.holdfast.history.moves.MovedRecords;
import org.holdfast.outcomes.MovedOrderPoints;
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
    OrderMove orderMove(
            OrderMove.Stores stores,
            MovedOrderPoints points,
            CustomerLocks locks,
            RedecisionRequested redecisionRequested,
            AuditTrail trail,
            Clock clock) {
        return new OrderMove(stores, points, locks, redecisionRequested, trail, clock);
    }

    @Bean
    OrderMove.Stores orderMoveStores(
            CustomerStore store,
            CustomerTombstones gone,
            EventLedger ledger,
            MovedRecords moved,
            MovedActions actions) {
        return new OrderMove.Stores(store, gone, ledger, moved, actions);
    }

    @Bean
    EventIngestion eventIngestion(
            CustomerStore store,
            CustomerTombstones gone,
            EventLedger ledger,
            MovedRecords moved,
            OrderMove orderMove,
            CustomerLifecycle lifecycle,
            RedecisionRequested redecisionRequested,
            DeclaredFactsCheck declared,
            TransactionTemplate transaction,
            EventSettings settings,
            Clock clock) {
        return new EventIngestion(
                store,
                gone,
                ledger,
                moved,
                orderMove,
                lifecycle,
                redecisionRequested,
                declared,
                transaction,
                settings,
                clock);
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
