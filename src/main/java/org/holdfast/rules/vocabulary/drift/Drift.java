package org.holdfast.rules.vocabulary.drift;

import java.time.Instant;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * How a value changes while nothing happens but time passing. At a moment in the facts themselves, such as a promised
 * delivery, every value may change; a drift is what happens in between. It lets the program know for how long a
 * condition cannot change without evaluating it again and again.
 *
 * @param most by how much a count changes at most with each midnight, of a thing; {@code null} for 1
 * @param exactly moment since or until which a thing's hours are counted, {@code null} if it is unknown; {@code null}
 *     for other kinds
 */
public record Drift(
        Kind kind,
        @Nullable ToDoubleFunction<Object> most,
        @Nullable Function<Object, @Nullable Instant> exactly) {

    /** Changes only at moments in the facts. */
    public static final Drift STEADY = of(Kind.STEADY);
    /** Grows by at most 1 with each midnight, such as the days since something happened. */
    public static final Drift UP = of(Kind.UP);
    /** Falls by at most 1 with each midnight, such as the days until something will happen. */
    public static final Drift DOWN = of(Kind.DOWN);
    /** Falls by at most 1 with each midnight until it is 0, and then is anything: the days until the next birthday. */
    public static final Drift CYCLE = of(Kind.CYCLE);
    /** May become anything at each midnight. */
    public static final Drift DAILY = of(Kind.DAILY);
    /** A figure over the last days, or over those and as many before: changes when a record leaves the period. */
    public static final Drift WINDOW = of(Kind.WINDOW);

    /** What a loyalty programme makes of purchases, points and days. */
    public static final Drift PROGRAMMES = of(Kind.PROGRAMMES);
    /** What the last year says about the loyalty of a customer. */
    public static final Drift LOYALTY = of(Kind.LOYALTY);
    /** What the churn model forecasts, if there is one. */
    public static final Drift FORECAST = of(Kind.FORECAST);
    /** The public holiday of the day. */
    public static final Drift HOLIDAYS = of(Kind.HOLIDAYS);
    /** The time of day, or the day with it. */
    public static final Drift CLOCK = of(Kind.CLOCK);

    /** The kinds of drift. Midnights are those of the customer's time zone. */
    public enum Kind {
        STEADY,
        UP,
        DOWN,
        CYCLE,
        DAILY,
        WINDOW,
        HOURS_SINCE,
        HOURS_UNTIL,
        PROGRAMMES,
        LOYALTY,
        FORECAST,
        HOLIDAYS,
        CLOCK
    }

    private static Drift of(Kind kind) {
        return new Drift(kind, null, null);
    }

    /** Returns the drift of a figure that grows with each midnight by at most so much. */
    public static Drift upBy(ToDoubleFunction<Object> most) {
        return new Drift(Kind.UP, most, null);
    }

    /** Returns the drift of whole hours since a moment. */
    public static Drift hoursSince(Function<Object, @Nullable Instant> moment) {
        return new Drift(Kind.HOURS_SINCE, null, moment);
    }

    /** Returns the drift of whole hours until a moment, rounded down. */
    public static Drift hoursUntil(Function<Object, @Nullable Instant> moment) {
        return new Drift(Kind.HOURS_UNTIL, null, moment);
    }

    public boolean isSteady() {
        return kind == Kind.STEADY;
    }

    /** Returns by how much the count of a thing changes at most with each midnight. */
    public double mostOf(Object thing) {
        return most == null ? 1 : most.applyAsDouble(thing);
    }
}
