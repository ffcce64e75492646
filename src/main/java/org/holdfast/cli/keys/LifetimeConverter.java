package org.holdfast.cli.keys;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import org.holdfast.facts.validation.DateOrInstant;
import org.holdfast.facts.validation.InvalidInput;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/**
 * The lifetime of a key as written on the command line: {@code 90d}, {@code 12h}, a date (valid to its end, UTC), an
 * instant, or {@code never}. A lifetime with neither a span nor an end does not expire.
 *
 * @param span length, counted from now, or {@code null}
 * @param until fixed end, or {@code null}
 */
record LifetimeConverter(@Nullable Duration span, @Nullable Instant until) {

    @Nullable
    Instant end(Instant now) {
        return span == null ? until : now.plus(span).truncatedTo(ChronoUnit.MILLIS);
    }

    /** Converts {@code --expires}. */
    static final class Reader implements CommandLine.ITypeConverter<LifetimeConverter> {

        @Override
        public LifetimeConverter convert(String text) {
            if (text.equals("never")) {
                return new LifetimeConverter(null, null);
            }
            try {
                return text.matches("\\d+[dh]")
                        ? new LifetimeConverter(span(text), null)
                        : new LifetimeConverter(null, DateOrInstant.parse(text).end(ZoneOffset.UTC));
            } catch (InvalidInput e) {
                throw new CommandLine.TypeConversionException(
                        "\"" + text + "\" is not a lifetime such as 90d, 12h, a date, an instant or never");
            }
        }
    }

    /** Converts {@code --grace}. */
    static final class SpanReader implements CommandLine.ITypeConverter<Duration> {

        @Override
        public Duration convert(String text) {
            if (!text.matches("\\d+[dh]")) {
                throw new CommandLine.TypeConversionException(
                        "\"" + text + "\" is not a number of days or hours such as 7d or 12h");
            }
            return span(text);
        }
    }

    /** Parses a span of at most a hundred years, so that adding it to a date does not overflow. */
    private static Duration span(String text) {
        try {
            long number = Long.parseLong(text.substring(0, text.length() - 1));
            Duration span = text.endsWith("d") ? Duration.ofDays(number) : Duration.ofHours(number);
            if (span.compareTo(Duration.ofDays(36_525)) <= 0) {
                return span;
            }
        } catch (NumberFormatException | ArithmeticException e) {
            // Reported below.
        }
        throw new CommandLine.TypeConversionException("\"" + text + "\" is longer than a hundred years");
    }
}
