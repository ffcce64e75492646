package org.holdfast.links;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of survey links.
 *
 * @param valid how long after the decision a survey can be answered
 */
@ConfigurationProperties("holdfast.surveys")
public record SurveySettings(@DefaultValue("30d") Duration valid) {

    private static final Duration MAX_VALIDITY = Duration.ofDays(366);

    public SurveySettings {
        if (valid.compareTo(Duration.ofHours(1)) < 0 || valid.compareTo(MAX_VALIDITY) > 0) {
            throw new IllegalArgumentException(
                    "holdfast.surveys.valid is " + valid + "; expected 1h to " + MAX_VALIDITY.toDays() + "d");
        }
    }
}
