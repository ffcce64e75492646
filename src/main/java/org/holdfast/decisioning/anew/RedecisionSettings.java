package org.holdfast.decisioning.anew;

import java.time.Duration;
import java.time.LocalTime;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings for new decisions after facts have changed.
 *
 * @param enabled whether events and loads that change facts lead to a new decision
 * @param every interval at which a server checks the queue
 * @param dailyAt time of day, in the company's time zone, of a decision for all customers, because time alone changes
 *     facts: an order becomes late; {@code null} for no daily decisions
 */
@ConfigurationProperties("holdfast.decide-anew")
public record RedecisionSettings(
        @DefaultValue("true") boolean enabled,
        @DefaultValue("1s") Duration every,
        @Nullable LocalTime dailyAt) {

    public RedecisionSettings {
        if (every.compareTo(Duration.ofMillis(10)) < 0) {
            throw new IllegalArgumentException(
                    "holdfast.decide-anew.every is " + every.toMillis() + "ms; expected at least 10ms");
        }
    }
}
