package org.holdfast.churn;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The forecasts there are: each moment has the newest one that existed by then. */
@FunctionalInterface
public interface ChurnForecasts {

    /** Where no model was ever fitted. */
    ChurnForecasts NONE = asOf -> null;

    /** What was fitted last, but not later than {@code asOf}; {@code null} when nothing was. */
    @Nullable
    ChurnForecast at(Instant asOf);

    /** Always the same one, or none. */
    static ChurnForecasts only(@Nullable ChurnForecast churnForecast) {
        return churnForecast == null ? NONE : asOf -> churnForecast;
    }
}
