package org.holdfast.decisioning;

import static org.holdfast.decisioning.RedecisionConfiguration.age;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.holdfast.coordination.BackgroundJobs;
import org.holdfast.coordination.JobScheduler;
import org.holdfast.customers.CustomerStore;
import org.holdfast.decisioning.anew.WakeUpPlanner;
import org.holdfast.decisioning.anew.WakeUpSettings;
import org.holdfast.decisions.Decider;
import org.holdfast.explanation.timing.WakeUps;
import org.holdfast.facts.CustomerRepository;
import org.holdfast.history.waiting.WakeUpPlan;
import org.holdfast.history.waiting.WakeUpQueue;
import org.holdfast.publishing.LiveRuleBook;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.support.TransactionTemplate;

/** Spring wiring of the decisions that time alone calls for, with their metrics and health. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(WakeUpSettings.class)
class WakeUpConfiguration {

    /** A server spends at most this part of each second on the wake-ups of all customers after a publication. */
    private static final Duration PLANNING = Duration.ofMillis(200);

    @Bean
    WakeUpPlanner wakeUpPlanner(Decider decider, WakeUpQueue queue, WakeUpSettings settings) {
        return settings.kept() ? WakeUpPlanner.of(new WakeUps(decider), queue) : WakeUpPlanner.NONE;
    }

    /**
     * Keeps customers of the demo asleep unless the operator wants otherwise: a demo is not expected to act by night.
     */
    static final class Rest {

        private final WakeUpSettings settings;
        private final CustomerStore customers;
        private final Clock clock;
        private volatile boolean over;
        private volatile Instant askAgain = Instant.MIN;

        Rest(WakeUpSettings settings, CustomerStore customers, Clock clock) {
            this.settings = settings;
            this.customers = customers;
            this.clock = clock;
            this.over = settings.enabled() != null;
        }

        boolean isOver() {
            if (!over && !clock.instant().isBefore(askAgain)) {
                askAgain = clock.instant().plus(Duration.ofMinutes(1));
                over = settings.enabled() != null || customers.demoCount() == 0;
            }
            return over;
        }
    }

    @Bean
    Rest wakeUpRest(WakeUpSettings settings, CustomerStore customers, Clock clock) {
        return new Rest(settings, customers, clock);
    }

    @Bean
    RedecisionWorker<WakeUpQueue.WakeUp> wakeUpWorker(
            LiveRuleBook live,
            Decider decider,
            CustomerRepository customers,
            DecisionRecorder decisionRecorder,
            WakeUpQueue queue,
            DecisionMetrics metrics,
            Clock clock,
            IdAssigner idAssigner) {
        return new RedecisionWorker<>(
                live, decider, customers, decisionRecorder, queue, woken(metrics), metrics, clock, idAssigner);
    }

    static RedecisionWorker.Cause woken(DecisionMetrics metrics) {
        return new RedecisionWorker.Cause("when time calls for it; trying again in an hour", metrics::countWoken);
    }

    @Bean
    WakeUpsOfAll wakeUpsOfAll(
            LiveRuleBook live,
            Decider decider,
            CustomerRepository customers,
            DecisionRecorder decisionRecorder,
            IdAssigner idAssigner,
            WakeUpPlanner planner,
            WakeUpQueue queue,
            WakeUpPlan plan,
            TransactionTemplate transaction,
            Clock clock) {
        BatchDecider batches = new BatchDecider(decider, decisionRecorder, idAssigner);
        return new WakeUpsOfAll(live, customers, batches, planner, queue, plan, transaction, clock);
    }

    @Bean
    @ConditionalOnWebApplication
    @ConditionalOnProperty(name = "holdfast.wake-ups.enabled", havingValue = "true", matchIfMissing = true)
    JobScheduler wakingJob(
            BackgroundJobs jobs,
            RedecisionWorker<WakeUpQueue.WakeUp> worker,
            WakeUpQueue queue,
            WakeUpSettings settings,
            Rest rest,
            Clock clock,
            MeterRegistry registry) {
        Gauge.builder("holdfast.wake.ups.due", () -> queue.due(clock.instant()).customers())
                .description("Customers that are due for a decision because of time alone, on all nodes")
                .register(registry);
        Gauge.builder(
                        "holdfast.wake.ups.oldest",
                        () -> age(queue.due(clock.instant()).since(), clock).toSeconds())
                .baseUnit("seconds")
                .description("How long the first of these customers has been due")
                .register(registry);
        return jobs.timer("waking").every(settings.every(), "waking", () -> {
            if (rest.isOver()) {
                worker.work();
            }
        });
    }

    @Bean
    @ConditionalOnWebApplication
    @ConditionalOnProperty(name = "holdfast.wake-ups.enabled", havingValue = "true", matchIfMissing = true)
    JobScheduler wakeUpPlanningJob(BackgroundJobs jobs, WakeUpsOfAll all, Rest rest) {
        return jobs.timer("wake-ups-planned").every(Duration.ofSeconds(1), "wake-ups-planned", () -> {
            if (rest.isOver()) {
                all.work(PLANNING);
            }
        });
    }

    /** Is down only if the database is: wake-ups are durable, and a node with a backlog can still answer requests. */
    @Bean
    @ConditionalOnWebApplication
    HealthIndicator wakeUpsHealthIndicator(WakeUpQueue queue, WakeUpSettings settings, Rest rest, Clock clock) {
        return new AbstractHealthIndicator() {
            @Override
            protected void doHealthCheck(Health.Builder health) {
                health.up();
                if (!settings.kept()) {
                    health.withDetail("enabled", false);
                    return;
                }
                WakeUpQueue.Due due = queue.due(clock.instant());
                health.withDetail("waking", rest.isOver()).withDetail("due", due.customers());
                if (due.since() != null) {
                    health.withDetail("since", due.since())
                            .withDetail("seconds", age(due.since(), clock).toSeconds());
                }
            }
        };
    }
}
