package org.holdfast.desk;

import java.time.Clock;
import org.holdfast.decisioning.DecisionService;
import org.holdfast.facts.CustomerRepository;
import org.holdfast.insight.ExplanationService;
import org.holdfast.publishing.LiveRuleBook;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Spring wiring of the desk. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(DeskSettings.class)
class DeskConfiguration {

    @Bean
    Desk desk(
            LiveRuleBook live,
            CustomerRepository customers,
            DecisionService decisionService,
            ExplanationService explanationService,
            Clock clock) {
        return new Desk(live, customers, decisionService, explanationService, clock);
    }
}
