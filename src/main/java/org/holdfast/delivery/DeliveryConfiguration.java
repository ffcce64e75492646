package org.holdfast.delivery;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.holdfast.audit.AuditTrail;
import org.holdfast.coordination.BackgroundJobs;
import org.holdfast.coordination.JobScheduler;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/** Configures delivery. Every process that decides writes to the outbox; only a server delivers from it. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(DeliverySettings.class)
class DeliveryConfiguration {

    @Bean
    Targets targets(ObjectProvider<Target> single, ObjectProvider<Target.Provider> several) {
        return new Targets(Stream.concat(
                single.stream(),
                several.stream()
                        .flatMap(each -> StreamSupport.stream(each.targets().spliterator(), false))));
    }

    @Bean
    Outbox outbox(JdbcTemplate template, Targets targets) {
        return new Outbox(template, targets);
    }

    @Bean
    DeliveryPersonalData deliveryPersonalData(JdbcTemplate template, Outbox outbox) {
        return new DeliveryPersonalData(template, outbox);
    }

    @Bean
    Deliveries deliveries(JdbcTemplate template, AuditTrail trail, TransactionTemplate transaction) {
        return new Deliveries(template, trail, transaction);
    }

    @Bean
    DeliveryMetrics deliveryMetrics(MeterRegistry registry, Deliveries deliveries, Targets targets, Clock clock) {
        return new DeliveryMetrics(registry, deliveries, targets, clock);
    }

    @Bean
    DeliveryHealth deliveryHealthIndicator(DeliveryMetrics metrics, Targets targets) {
        return new DeliveryHealth(metrics, targets);
    }

    @Bean
    @ConditionalOnWebApplication
    Relay relay(
            Outbox outbox,
            Targets targets,
            JdbcTemplate template,
            TransactionTemplate transaction,
            DeliverySettings settings,
            DeliveryMetrics metrics,
            BackgroundJobs jobs) {
        DeliveryLeases deliveryLeases = new DeliveryLeases(template, settings.takeover());
        return new Relay(
                outbox,
                targets,
                target -> new DeliveryWorker(
                        target, deliveryLeases, transaction, settings, metrics, jobs.job("delivery-" + target.name())));
    }

    @Bean
    @ConditionalOnWebApplication
    JobScheduler deliveredForgotten(
            BackgroundJobs jobs, Deliveries deliveries, DeliverySettings settings, Clock clock) {
        return jobs.timer("delivered-forgotten")
                .every(
                        Duration.ofMinutes(1),
                        Duration.ofHours(1),
                        "delivered-forgotten",
                        () -> deliveries.deleteDelivered(clock.instant(), settings.keep()));
    }
}
