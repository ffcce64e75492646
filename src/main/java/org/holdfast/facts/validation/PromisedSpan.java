package org.holdfast.facts.validation;

import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * The span within which something was promised, such as "20 to 24 November". It may be given by two fields,
 * {@code promisedFrom} and {@code promisedAt}, or by {@code promisedAt} alone, as an ISO 8601 interval.
 *
 * @param from beginning of the span; {@code null} unless a span was promised
 * @param until end of the span, or the one day or moment that was promised; {@code null} if nothing was promised
 */
public record PromisedSpan(
        @Nullable DateOrInstant from, @Nullable DateOrInstant until) {

    /** The field for the beginning. */
    public static final String FROM = "promisedFrom";
    /** The field for the end. */
    public static final String UNTIL = "promisedAt";

    public PromisedSpan {
        if (from instanceof DateOrInstant.Span) {
            throw new InvalidInput(FROM, "is " + from + "; a date or an instant is expected");
        }
        if (from != null && until == null) {
            throw new InvalidInput(
                    FROM, "is " + from + ", but " + UNTIL + " is missing; it is the last day of the span");
        }
        if (from != null && until != null && until.end(ZoneOffset.UTC).isBefore(from.start(ZoneOffset.UTC))) {
            throw new InvalidInput(FROM, from + " is after " + UNTIL + " (" + until + ")");
        }
    }

    /**
     * Returns the span of two fields of a record.
     *
     * @throws InvalidInput if they do not fit together
     */
    public static PromisedSpan of(@Nullable DateOrInstant from, @Nullable DateOrInstant until) {
        if (!(until instanceof DateOrInstant.Span span)) {
            return new PromisedSpan(from, until);
        }
        if (from != null && !from.equals(span.from())) {
            throw new InvalidInput(FROM, "is " + from + ", but " + UNTIL + " begins on " + span.from());
        }
        return new PromisedSpan(span.from(), span.until());
    }

    /** Returns the interval as one value; {@code null} if nothing was promised. */
    public @Nullable DateOrInstant asOne() {
        return from == null || until == null ? until : new DateOrInstant.Span(from, until);
    }
}
