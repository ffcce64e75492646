package org.holdfast.loyalty;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The forecasts there are: each moment has the newest one that existed by then. */
@FunctionalInterface
public interface Forecasts {

    /** Where no model was ever fitted. */
    Forecasts NONE = asOf -> null;

    /** What was fitted last, but not later than {@code asOf}; {@code null} when nothing was. */
    @Nullable Forecast at(Instant asOf);

    /** Always the same one, or none. */
    static Forecasts only(@Nullable Forecast forecast) {
        return forecast == null ? NONE : asOf -> forecast;
    }
}
