package org.holdfast.delivery;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How decisions are handed on, whoever receives them. With the defaults a decision is tried 14 times in about a day and
 * a half.
 *
 * @param tries after so many a decision that does not arrive is a dead letter
 * @param firstWait before the second try; each wait after that is three times as long, give or take a fifth
 * @param longestWait between two tries, and for what a receiver asks us to wait
 * @param takeover after so long without a sign of life, what a node was about to deliver falls to another
 * @param keep how long delivered entries stay listed
 */
@ConfigurationProperties("holdfast.delivery")
public record DeliverySettings(
        @DefaultValue("14") int tries,
        @DefaultValue("5s") Duration firstWait,
        @DefaultValue("6h") Duration longestWait,
        @DefaultValue("15s") Duration takeover,
        @DefaultValue("7d") Duration keep) {

    public DeliverySettings {
        if (tries < 1 || tries > 100) {
            throw new IllegalArgumentException(
                    "holdfast.delivery.tries is " + tries + "; expected a number from 1 to 100");
        }
        atLeast("first-wait", firstWait, Duration.ofMillis(10));
        atLeast("longest-wait", longestWait, firstWait);
        atLeast("takeover", takeover, Duration.ofSeconds(1));
        atLeast("keep", keep, Duration.ZERO);
    }

    private static void atLeast(String name, Duration value, Duration least) {
        if (value.compareTo(least) < 0) {
            throw new IllegalArgumentException(
                    "holdfast.delivery." + name + " is " + value + "; expected at least " + least);
        }
    }
}
