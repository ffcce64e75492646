package org.holdfast.loyalty.past;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import org.holdfast.loyalty.past.PastAction.Reply;
import org.jspecify.annotations.Nullable;

/**
 * An earlier action as known at one moment: what was reported later does not count.
 *
 * @param reply the last report by then
 * @param open whether the customer can still answer it
 * @param daysAgo calendar days since it was decided
 * @param hoursAgo whole hours since it was decided
 * @param monthsAgo whole months since it was decided
 * @param answeredDaysAgo calendar days since the customer answered; {@code null} without an answer
 * @param answeredMonthsAgo whole months since the customer answered; {@code null} without an answer
 */
public record PastActionView(
        PastAction past,
        Reply reply,
        boolean open,
        int daysAgo,
        int hoursAgo,
        int monthsAgo,
        @Nullable Integer answeredDaysAgo,
        @Nullable Integer answeredMonthsAgo) {

    /** Returns earlier actions at a moment, oldest first. */
    public static List<PastActionView> of(List<PastAction> actions, Instant now, ZoneId zone) {
        return actions.stream()
                .sorted(Comparator.comparing(PastAction::at))
                .map(past -> of(past, now, zone))
                .toList();
    }

    /** Another node's clock can be ahead: an action that it has just decided was decided now. */
    private static PastActionView of(PastAction past, Instant now, ZoneId zone) {
        LocalDate today = now.atZone(zone).toLocalDate();
        LocalDate day = earlier(past.at(), now).atZone(zone).toLocalDate();
        Reply reply = past.replyAt().isAfter(now) ? Reply.NONE : past.reply();
        LocalDate answered = reply == Reply.ACCEPTED || reply == Reply.REJECTED
                ? past.replyAt().atZone(zone).toLocalDate()
                : null;
        return new PastActionView(
                past,
                reply,
                past.isOpen(now),
                (int) ChronoUnit.DAYS.between(day, today),
                (int) Duration.between(earlier(past.at(), now), now).toHours(),
                (int) ChronoUnit.MONTHS.between(day, today),
                answered == null ? null : Integer.valueOf((int) ChronoUnit.DAYS.between(answered, today)),
                answered == null ? null : Integer.valueOf((int) ChronoUnit.MONTHS.between(answered, today)));
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    /** Returns whether the customer got it as far as we know: it is not known to have failed. */
    public boolean given() {
        return reply != Reply.FAILED;
    }

    public boolean is(Reply expected) {
        return reply == expected;
    }
}
