package org.holdfast.api.limits;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings for requests.
 *
 * @param bodyTimeout maximum total time to wait for the body of a request; each KiB received adds one second
 */
@ConfigurationProperties("holdfast.requests")
record RequestSettings(@DefaultValue("30s") Duration bodyTimeout) {

    private static final Duration MAX_BODY_TIMEOUT = Duration.ofHours(1);

    RequestSettings {
        if (bodyTimeout.isNegative() || bodyTimeout.isZero() || bodyTimeout.compareTo(MAX_BODY_TIMEOUT) > 0) {
            throw new IllegalArgumentException("holdfast.requests.body-timeout is " + bodyTimeout
                    + "; expected a positive duration of at most one hour");
        }
    }
}
