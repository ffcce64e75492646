package org.holdfast.links;

import java.time.Clock;
import org.holdfast.history.SharedSecrets;
import org.holdfast.settings.HoldfastSettings;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Spring wiring of links. Their secrets are created at the first start and shared by all nodes, so links remain valid
 * across restarts.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(SurveySettings.class)
class LinksConfiguration {

    @Bean
    SurveyLinks surveyLinks(
            SharedSecrets sharedSecrets, HoldfastSettings settings, SurveySettings surveys, Clock clock) {
        return new SurveyLinks(
                sharedSecrets.get("survey-links", clock.instant()), settings.publicUrl(), surveys.valid());
    }

    @Bean
    UnsubscribeLinks unsubscribeLinks(SharedSecrets sharedSecrets, HoldfastSettings settings, Clock clock) {
        return new UnsubscribeLinks(sharedSecrets.get("unsubscribe-links", clock.instant()), settings.publicUrl());
    }

    @Bean
    MessageLinks messageLinks(SurveyLinks surveys, UnsubscribeLinks unsubscribing) {
        return new MessageLinks(surveys, unsubscribing);
    }
}
