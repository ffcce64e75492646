package org.holdfast.retention;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.Objects;
import org.holdfast.coordination.BackgroundJobs;
import org.holdfast.coordination.JobTimer;
import org.holdfast.decisions.Decider;
import org.holdfast.facts.CustomerSource;
import org.holdfast.history.DecideQueue;
import org.holdfast.history.Runs;
import org.holdfast.history.Standings;
import org.holdfast.retention.publishing.LiveBook;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.support.TransactionTemplate;

/** Puts together what decides when facts have changed or customers leave, and shows operators how much of it waits. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(DecideAnewSettings.class)
class DecideAnewConfiguration {

    @Bean
    AskingAnew askingAnew(DecideQueue queue, DecideAnewSettings settings) {
        return new AskingAnew(queue, settings.enabled());
    }

    @Bean
    Undisturbed undisturbed(Standings standings, TransactionTemplate transaction) {
        return new Undisturbed(standings, transaction);
    }

    @Bean
    DecidingAnew decidingAnew(LiveBook live, Decider decider, CustomerSource customers, Recording recording, DecideQueue queue,
                              DecisionMetrics metrics, Clock clock, Naming naming, DecideAnewSettings settings) {
        return new DecidingAnew(live, decider, customers, recording, queue, metrics, clock, naming, settings.enabled());
    }

    @Bean
    @ConditionalOnWebApplication
    JobTimer decidingAnewWorker(BackgroundJobs jobs, DecidingAnew anew, DecideAnewSettings settings, Clock clock, MeterRegistry registry) {
        Gauge.builder("holdfast.decide.anew.waiting", () -> anew.waiting().customers())
                .description("Customers whose facts have changed and who were not decided about since, on all nodes").register(registry);
        Gauge.builder("holdfast.decide.anew.oldest", () -> age(anew.waiting(), clock).toSeconds()).baseUnit("seconds")
                .description("How long the first of them has been waiting").register(registry);
        return jobs.timer("deciding-anew").every(settings.every(), "deciding-anew", anew::work);
    }

    @Bean
    @ConditionalOnWebApplication
    @ConditionalOnProperty("holdfast.decide-anew.daily-at")
    JobTimer decidingDaily(BackgroundJobs jobs, DecidingForAll all, Runs runs, DecideAnewSettings settings, HoldfastSettings holdfast,
                           Clock clock) {
        DailyRun daily = new DailyRun(all, runs, clock, holdfast.timeZone());
        LocalTime hour = Objects.requireNonNull(settings.dailyAt());
        return jobs.timer("deciding-daily").at(() -> daily.until(hour), "deciding-daily", daily::run);
    }

    /** Down only with the database: what waits is safe, and a node that is behind must still be able to answer. */
    @Bean
    @ConditionalOnWebApplication
    HealthIndicator decideAnewHealthIndicator(DecidingAnew anew, Clock clock) {
        return new AbstractHealthIndicator() {
            @Override
            protected void doHealthCheck(Health.Builder health) {
                DecideQueue.Waiting waiting = anew.waiting();
                health.up().withDetail("waiting", waiting.customers());
                if (waiting.since() != null) {
                    health.withDetail("since", waiting.since()).withDetail("seconds", age(waiting, clock).toSeconds());
                }
            }
        };
    }

    private static Duration age(DecideQueue.Waiting waiting, Clock clock) {
        Instant since = waiting.since();
        return since == null ? Duration.ZERO : Duration.between(since, clock.instant());
    }
}
