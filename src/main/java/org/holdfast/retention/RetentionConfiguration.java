package org.holdfast.retention;

import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.holdfast.decisions.Decider;
import org.holdfast.facts.CustomerSource;
import org.holdfast.history.Decisions;
import org.holdfast.history.Outcomes;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.support.TransactionTemplate;

/** Puts the core together: the one place where its clock, its ids and its parts come from. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(HoldfastSettings.class)
class RetentionConfiguration {

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    Decider decider() {
        return new Decider(List.of());
    }

    @Bean
    Publishing publishing(HoldfastSettings settings, Decider decider, Clock clock) {
        return new Publishing(settings, decider, clock);
    }

    @Bean
    LiveBook liveBook(Publishing publishing, DecisionMetrics metrics) {
        metrics.watch(publishing.live());
        return publishing.live();
    }

    @Bean
    DecisionMetrics decisionMetrics(MeterRegistry registry) {
        return new DecisionMetrics(registry);
    }

    @Bean
    Deciding deciding(LiveBook live, Decider decider, CustomerSource customers, Decisions decisions, TransactionTemplate transaction,
                      DecisionMetrics metrics, Clock clock) {
        return new Deciding(live, decider, customers, decisions, transaction, metrics, clock, RetentionConfiguration::id);
    }

    @Bean
    DecidingForAll decidingForAll(LiveBook live, Decider decider, CustomerSource customers, Decisions decisions,
                                  TransactionTemplate transaction, DecisionMetrics metrics, Clock clock) {
        return new DecidingForAll(live, decider, customers, decisions, transaction, metrics, clock, RetentionConfiguration::id);
    }

    @Bean
    TakingOutcomes takingOutcomes(Decisions decisions, Outcomes outcomes, TransactionTemplate transaction, Clock clock) {
        return new TakingOutcomes(decisions, outcomes, transaction, clock);
    }

    /** Only a server watches the folder; a command is over before anybody saves a file. */
    @Bean
    @ConditionalOnWebApplication
    @ConditionalOnProperty(name = "holdfast.rules.watch", matchIfMissing = true)
    RulesFolderWatch rulesFolderWatch(HoldfastSettings settings, Publishing publishing) throws IOException {
        return new RulesFolderWatch(settings.rules().dir(), publishing::refresh);
    }

    private static String id() {
        return UUID.randomUUID().toString();
    }
}
