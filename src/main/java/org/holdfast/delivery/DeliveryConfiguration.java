package org.holdfast.delivery;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.holdfast.database.DatabaseFailure;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/** Puts delivery together. Whatever decides writes the outbox; only a server delivers. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(DeliverySettings.class)
class DeliveryConfiguration {

    private static final Logger LOG = LoggerFactory.getLogger(DeliveryConfiguration.class);

    @Bean
    Targets targets(ObjectProvider<Target> single, ObjectProvider<Target.Several> several) {
        return new Targets(Stream.concat(single.stream(),
                several.stream().flatMap(each -> StreamSupport.stream(each.targets().spliterator(), false))));
    }

    @Bean
    Outbox outbox(JdbcTemplate template, Targets targets) {
        return new Outbox(template, targets);
    }

    @Bean
    DeliveriesKept deliveriesKept(JdbcTemplate template, Outbox outbox) {
        return new DeliveriesKept(template, outbox);
    }

    @Bean
    Deliveries deliveries(JdbcTemplate template) {
        return new Deliveries(template);
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
    Relay relay(Outbox outbox, Targets targets, JdbcTemplate template, TransactionTemplate transaction, DeliverySettings settings,
                DeliveryMetrics metrics) {
        Claims claims = new Claims(template, settings.takeover());
        return new Relay(outbox, targets, target -> new Pump(target, claims, transaction, settings, metrics));
    }

    @Bean(destroyMethod = "shutdownNow")
    @ConditionalOnWebApplication
    ScheduledExecutorService deliveredForgotten(Deliveries deliveries, DeliverySettings settings, Clock clock) {
        ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, "delivered-forgotten");
            thread.setDaemon(true);
            return thread;
        });
        timer.scheduleWithFixedDelay(() -> {
            try {
                deliveries.forgetDelivered(clock.instant(), settings.keep());
            } catch (DataAccessException | TransactionException e) {
                LOG.warn("Delivered entries could not be cleared away; trying again later: {}", DatabaseFailure.describe(e));
            }
        }, 1, 60, TimeUnit.MINUTES);
        return timer;
    }
}
