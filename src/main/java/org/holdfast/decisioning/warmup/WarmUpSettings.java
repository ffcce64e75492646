package org.holdfast.decisioning.warmup;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the warm-up of a server.
 *
 * @param enabled whether a server warms up before it reports that it is ready
 * @param atMost the time after which it is ready in any case
 */
@ConfigurationProperties("holdfast.warm-up")
public record WarmUpSettings(
        @DefaultValue("true") boolean enabled,
        @DefaultValue("20s") Duration atMost) {

    /** Longer than this, a server is rather broken than cold. */
    private static final Duration LONGEST = Duration.ofMinutes(10);

    public WarmUpSettings {
        if (atMost.isNegative() || atMost.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException(
                    "holdfast.warm-up.at-most is " + atMost.toMillis() + "ms; expected a time of at most 10m");
        }
    }
}
