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
 * What an answer means: 2xx arrived; 4xx will not be taken, unless it speaks of the moment; everything else may work
 * later.
 */
final class ResponsePolicy {

    /** Request timeout, too early, too many requests. */
    private static final Set<Integer> OF_THE_MOMENT = Set.of(408, 425, 429);

    private static final int SHOWN = 200;

    private ResponsePolicy() {}

    /**
     * What came back.
     *
     * @param retryAfter the header of this name
     * @param beginning of the body
     */
    record Answer(int status, @Nullable String retryAfter, String beginning) {}

    static DeliveryResult judge(Answer answer, Instant now) {
        int status = answer.status;
        if (status >= 200 && status < 300) {
            return DeliveryResult.delivered();
        }
        if (status >= 300 && status < 400) {
            return DeliveryResult.tryLater("answered " + status + "; redirects are not followed");
        }
        String said = answer.beginning.strip().replaceAll("\\p{Cntrl}+", " ");
        String why = "answered " + status
                + (said.isEmpty() ? "" : ": " + (said.length() > SHOWN ? said.substring(0, SHOWN) + "…" : said));
        if (status >= 400 && status < 500 && !OF_THE_MOMENT.contains(status)) {
            return DeliveryResult.refused(why);
        }
        return new DeliveryResult.TryLater(why, after(answer.retryAfter, now));
    }

    /** Seconds, or a date (RFC 9110, 10.2.3); what is neither is as good as nothing. */
    private static @Nullable Duration after(@Nullable String header, Instant now) {
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
