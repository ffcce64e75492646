package org.holdfast.surveys;

import java.time.Clock;
import org.holdfast.history.SharedSecrets;
import org.holdfast.settings.HoldfastSettings;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Spring wiring of survey links. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(SurveySettings.class)
class SurveysConfiguration {

    /** The secret is created at the first start and shared by all nodes, so links remain valid across restarts. */
    @Bean
    SurveyLinks surveyLinks(
            SharedSecrets sharedSecrets, HoldfastSettings settings, SurveySettings surveys, Clock clock) {
        return new SurveyLinks(
                sharedSecrets.get("survey-links", clock.instant()), settings.publicUrl(), surveys.valid());
    }
}
