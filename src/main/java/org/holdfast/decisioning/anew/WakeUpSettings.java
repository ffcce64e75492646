package org.holdfast.decisioning.anew;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings for decisions that time alone calls for.
 *
 * @param enabled whether such decisions are made; {@code null} for yes, unless the customers are those of the demo
 * @param every interval at which a server looks for customers that are due
 */
@ConfigurationProperties("holdfast.wake-ups")
public record WakeUpSettings(
        @Nullable Boolean enabled, @DefaultValue("1s") Duration every) {

    public WakeUpSettings {
        if (every.compareTo(Duration.ofMillis(10)) < 0) {
            throw new IllegalArgumentException(
                    "holdfast.wake-ups.every is " + every.toMillis() + "ms; expected at least 10ms");
        }
    }

    /** Returns whether wake-ups are kept. Those of demo customers are, but they are not woken. */
    public boolean kept() {
        return enabled == null || enabled;
    }
}
