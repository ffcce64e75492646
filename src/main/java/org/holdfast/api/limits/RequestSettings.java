package org.holdfast.api.limits;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What the operator sets about requests.
 *
 * @param bodyTimeout how long a request may let us wait for its body in all; a body that goes on coming gets a second
 *     more for each KiB
 */
@ConfigurationProperties("holdfast.requests")
record RequestSettings(@DefaultValue("30s") Duration bodyTimeout) {

    private static final Duration LONGEST = Duration.ofHours(1);

    RequestSettings {
        if (bodyTimeout.isNegative() || bodyTimeout.isZero() || bodyTimeout.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("holdfast.requests.body-timeout is " + bodyTimeout
                    + "; expected more than nothing and at most one hour");
        }
    }
}
