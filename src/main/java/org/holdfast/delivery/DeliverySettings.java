package org.holdfast.delivery;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings for delivery to all targets. With the defaults, 14 attempts are made over about a day and a half.
 *
 * @param tries maximum number of attempts, after which a delivery is a dead letter
 * @param firstWait wait before the second attempt; each further wait is three times as long, give or take a fifth
 * @param longestWait longest wait between two attempts, even if a receiver requests a longer one
 * @param takeover how long a node may be silent before its deliveries pass to another node
 * @param keep how long received deliveries remain listed
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
