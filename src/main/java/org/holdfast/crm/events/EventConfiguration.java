package org.holdfast.crm.events;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.holdfast.crm.CustomerStore;
import org.holdfast.crm.GoneCustomers;
import org.holdfast.crm.Leaving;
import org.holdfast.retention.DecidingAnew;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.support.TransactionTemplate;

/** Puts together what takes events, and shows operators what of it waits. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(EventSettings.class)
class EventConfiguration {

    private static final long LOOK_SECONDS = 5;

    @Bean
    TakingEvents takingEvents(CustomerStore store, GoneCustomers gone, EventLedger ledger, Leaving leaving, DecidingAnew anew,
                              TransactionTemplate transaction, EventSettings settings, Clock clock) {
        return new TakingEvents(store, gone, ledger, leaving, anew, transaction, settings, clock);
    }

    @Bean(destroyMethod = "shutdownNow")
    @ConditionalOnWebApplication
    ScheduledExecutorService recordsWaiting(TakingEvents taking, EventLedger ledger, Clock clock, MeterRegistry registry) {
        Gauge.builder("holdfast.events.waiting", () -> ledger.waiting().records())
                .description("Orders and complaints of which events have told too little so far").register(registry);
        Gauge.builder("holdfast.events.waiting.oldest", () -> ledger.waiting().since() == null ? 0
                : Duration.between(ledger.waiting().since(), clock.instant()).toSeconds()).baseUnit("seconds")
                .description("How long the first of them has been waiting").register(registry);
        ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, "records-waiting");
            thread.setDaemon(true);
            return thread;
        });
        timer.scheduleWithFixedDelay(taking::lookAfter, LOOK_SECONDS, LOOK_SECONDS, TimeUnit.SECONDS);
        return timer;
    }
}
