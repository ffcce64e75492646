package org.holdfast.decisioning;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.Objects;
import org.holdfast.coordination.BackgroundJobs;
import org.holdfast.coordination.JobScheduler;
import org.holdfast.customers.CustomerLocks;
import org.holdfast.customers.RedecisionRequested;
import org.holdfast.decisioning.anew.RedecisionSettings;
import org.holdfast.decisions.Decider;
import org.holdfast.facts.CustomerRepository;
import org.holdfast.history.ContactHistories;
import org.holdfast.history.RedecisionQueue;
import org.holdfast.publishing.LiveRuleBook;
import org.holdfast.settings.HoldfastSettings;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.support.TransactionTemplate;

/** Spring wiring of new decisions after changed facts, with the metrics and health of their queue. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(RedecisionSettings.class)
class RedecisionConfiguration {

    static final RedecisionWorker.Cause CHANGED =
            new RedecisionWorker.Cause("after a change of facts, until the next change", each -> {});

    @Bean
    RedecisionRequested queuedRedecisions(RedecisionQueue queue, RedecisionSettings settings) {
        return queued(queue, settings.enabled());
    }

    /** Enqueues customers whose facts have changed for a new decision by any node. */
    static RedecisionRequested queued(RedecisionQueue queue, boolean enabled) {
        return (customerIds, now) -> {
            if (enabled && !customerIds.isEmpty()) {
                queue.add(customerIds, now);
            }
        };
    }

    @Bean
    CustomerLocks customerLocks(ContactHistories contactHistories, TransactionTemplate transaction) {
        return new CustomerLocks(contactHistories, transaction);
    }

    @Bean
    RedecisionWorker<RedecisionQueue.Request> redecisionWorker(
            LiveRuleBook live,
            Decider decider,
            CustomerRepository customers,
            DecisionRecorder decisionRecorder,
            RedecisionQueue queue,
            DecisionMetrics metrics,
            Clock clock,
            IdAssigner idAssigner) {
        return new RedecisionWorker<>(
                live, decider, customers, decisionRecorder, queue, CHANGED, metrics, clock, idAssigner);
    }

    @Bean
    @ConditionalOnWebApplication
    JobScheduler redecisionJob(
            BackgroundJobs jobs,
            RedecisionWorker<RedecisionQueue.Request> worker,
            RedecisionQueue queue,
            RedecisionSettings settings,
            Clock clock,
            MeterRegistry registry) {
        Gauge.builder("holdfast.decide.anew.waiting", () -> queue.waiting().customers())
                .description("Customers waiting for a new decision after a change of facts, on all nodes")
                .register(registry);
        Gauge.builder(
                        "holdfast.decide.anew.oldest",
                        () -> age(queue.waiting().since(), clock).toSeconds())
                .baseUnit("seconds")
                .description("How long the first of these customers has been waiting")
                .register(registry);
        return jobs.timer("deciding-anew").every(settings.every(), "deciding-anew", worker::work);
    }

    @Bean
    @ConditionalOnWebApplication
    @ConditionalOnProperty("holdfast.decide-anew.daily-at")
    JobScheduler dailyRedecisionJob(
            BackgroundJobs jobs, BatchRun all, RedecisionSettings settings, HoldfastSettings holdfast, Clock clock) {
        DailyRedecision daily = new DailyRedecision(all, clock, holdfast.timeZone());
        LocalTime hour = Objects.requireNonNull(settings.dailyAt());
        return jobs.timer("deciding-daily").at(() -> daily.until(hour), "deciding-daily", daily::run);
    }

    /** Is down only if the database is: the queue is durable, and a node with a backlog can still answer requests. */
    @Bean
    @ConditionalOnWebApplication
    HealthIndicator decideAnewHealthIndicator(RedecisionQueue queue, Clock clock) {
        return new AbstractHealthIndicator() {
            @Override
            protected void doHealthCheck(Health.Builder health) {
                RedecisionQueue.Waiting waiting = queue.waiting();
                health.up().withDetail("waiting", waiting.customers());
                if (waiting.since() != null) {
                    health.withDetail("since", waiting.since())
                            .withDetail("seconds", age(waiting.since(), clock).toSeconds());
                }
            }
        };
    }

    /** Returns how long something has been waiting. */
    static Duration age(@Nullable Instant since, Clock clock) {
        return since == null ? Duration.ZERO : Duration.between(since, clock.instant());
    }
}
