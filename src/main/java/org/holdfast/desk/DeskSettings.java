package org.holdfast.desk;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the desk.
 *
 * @param undo for how long an act at the desk can be taken back; it is delivered afterwards
 * @param questionsExpireAfter for how long a supervisor can answer a question
 * @param authorizationsValidFor for how long an answer can be used
 */
@ConfigurationProperties("holdfast.desk")
public record DeskSettings(
        @DefaultValue("10s") Duration undo,
        @DefaultValue("15m") Duration questionsExpireAfter,
        @DefaultValue("30m") Duration authorizationsValidFor) {

    private static final Duration MAX_UNDO = Duration.ofMinutes(10);
    private static final Duration MAX_WAIT = Duration.ofDays(7);

    public DeskSettings {
        check("undo", undo, Duration.ZERO, MAX_UNDO);
        check("questions-expire-after", questionsExpireAfter, Duration.ofSeconds(10), MAX_WAIT);
        check("authorizations-valid-for", authorizationsValidFor, Duration.ofSeconds(10), MAX_WAIT);
    }

    private static void check(String name, Duration value, Duration min, Duration max) {
        if (value.compareTo(min) < 0 || value.compareTo(max) > 0) {
            throw new IllegalArgumentException("holdfast.desk." + name + " is " + value.toSeconds()
                    + "s; expected from " + min.toSeconds() + "s to " + max.toSeconds() + "s");
        }
    }
}
