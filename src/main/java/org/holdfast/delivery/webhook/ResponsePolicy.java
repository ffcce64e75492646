package org.holdfast.delivery.webhook;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Set;
import org.holdfast.delivery.DeliveryResult;
import org.jspecify.annotations.Nullable;

/**
 * Interprets responses: 2xx means delivered, 4xx refused, unless the status is temporary; everything else may succeed
 * later.
 */
public final class ResponsePolicy {

    /** Request timeout, too early, too many requests. */
    private static final Set<Integer> TEMPORARY = Set.of(408, 425, 429);

    private static final int MAX_QUOTED = 200;

    private ResponsePolicy() {}

    /**
     * A response.
     *
     * @param retryAfter the header {@code Retry-After}
     * @param beginning beginning of the body
     */
    public record Response(int status, @Nullable String retryAfter, String beginning) {}

    public static DeliveryResult interpret(Response response, Instant now) {
        int status = response.status;
        if (status >= 200 && status < 300) {
            return DeliveryResult.delivered();
        }
        if (status >= 300 && status < 400) {
            return DeliveryResult.tryLater("answered " + status + "; redirects are not followed");
        }
        String text = shorten(response.beginning.strip().replaceAll("\\p{Cntrl}+", " "));
        String why = "answered " + status + (text.isEmpty() ? "" : ": " + text);
        if (status >= 400 && status < 500 && !TEMPORARY.contains(status)) {
            return DeliveryResult.refused(why);
        }
        return new DeliveryResult.TryLater(why, retryAfter(response.retryAfter, now));
    }

    private static String shorten(String text) {
        return text.length() > MAX_QUOTED ? text.substring(0, MAX_QUOTED) + "…" : text;
    }

    /** Parses seconds or a date (RFC 9110, 10.2.3); anything else is ignored. */
    private static @Nullable Duration retryAfter(@Nullable String header, Instant now) {
        if (header == null) {
            return null;
        }
        String text = header.strip();
        try {
            return text.matches("\\d{1,9}")
                    ? Duration.ofSeconds(Long.parseLong(text))
                    : Duration.between(
                            now,
                            ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME)
                                    .toInstant());
        } catch (DateTimeException e) {
            return null;
        }
    }
}
