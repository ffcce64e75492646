package org.holdfast.churn;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Provides the forecast that was current at a moment. */
@FunctionalInterface
public interface ChurnForecasts {

    /** Provides no forecast, because no model has been fitted. */
    ChurnForecasts NONE = asOf -> null;

    /** Returns the most recent forecast fitted no later than {@code asOf}; {@code null} if there is none. */
    @Nullable
    ChurnForecast at(Instant asOf);

    /** Provides the given forecast at every moment, or none. */
    static ChurnForecasts only(@Nullable ChurnForecast churnForecast) {
        return churnForecast == null ? NONE : asOf -> churnForecast;
    }
}
