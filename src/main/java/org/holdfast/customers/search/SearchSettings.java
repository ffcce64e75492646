package org.holdfast.customers.search;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings for looking up customers.
 *
 * @param perMinute how many customers one person may look up in a minute
 */
@ConfigurationProperties("holdfast.search")
public record SearchSettings(@DefaultValue("60") int perMinute) {

    private static final int MAX_PER_MINUTE = 10_000;

    public SearchSettings {
        if (perMinute < 1 || perMinute > MAX_PER_MINUTE) {
            throw new IllegalArgumentException("holdfast.search.per-minute is " + perMinute
                    + "; expected a whole number from 1 to " + MAX_PER_MINUTE);
        }
    }
}
