package org.holdfast.guardrails;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.util.List;
import org.holdfast.guardrails.base.AbstractGuardrail;
import org.holdfast.rules.limits.QuietHours;

/**
 * Holds back contacts during quiet hours in the customer's time zone. A customer who calls or asks is always answered.
 */
final class QuietHoursGuardrail extends AbstractGuardrail {

    /** Consecutive quiet hours that last longer than this are considered endless. */
    private static final Duration MAX_DURATION = Duration.ofDays(8);

    QuietHoursGuardrail() {
        super("quiet-hours", ALL, Trait.DEPENDS_ON_CHANNEL, Trait.CHECKS_REPEATED);
    }

    @Override
    public Verdict check(ProposedAction proposed, DecisionContext context) {
        if (!context.isContact(proposed.channel())) {
            return Verdict.ALLOWED;
        }
        List<QuietHours> hours = context.limits().quietHours().on(context.view().today(), List.of()).stream()
                .filter(each -> each.channels().contains(proposed.channel()))
                .toList();
        Instant now = context.view().asOf();
        Instant end = end(hours, now, context.view().zone());
        return !end.isAfter(now)
                ? Verdict.ALLOWED
                : Verdict.heldBack("quiet-hours", end.isBefore(now.plus(MAX_DURATION)) ? end : null);
    }

    /** Returns the end of the current quiet hours, including those that follow without a gap; {@code now} outside. */
    private static Instant end(List<QuietHours> hours, Instant now, ZoneId zone) {
        Instant end = now;
        Instant next = now;
        do {
            end = next;
            for (QuietHours each : hours) {
                Instant until = end(each, end, zone);
                next = until.isAfter(next) ? until : next;
            }
        } while (next.isAfter(end) && next.isBefore(now.plus(MAX_DURATION)));
        return next;
    }

    /** Returns the end of quiet hours that began today, or yesterday across midnight; {@code now} outside of them. */
    private static Instant end(QuietHours hours, Instant now, ZoneId zone) {
        LocalDate today = now.atZone(zone).toLocalDate();
        Instant end = now;
        for (LocalDate begins : List.of(today.minusDays(1), today)) {
            if (hours.days().contains(begins.getDayOfWeek())) {
                boolean acrossMidnight = !hours.from().isBefore(hours.until());
                Instant from = first(begins.atTime(hours.from()), zone);
                Instant until = last((acrossMidnight ? begins.plusDays(1) : begins).atTime(hours.until()), zone);
                end = !now.isBefore(from) && until.isAfter(end) ? until : end;
            }
        }
        return end;
    }

    /** Resolves a local time: one skipped by a clock change to the change itself, an ambiguous one to the first. */
    private static Instant first(LocalDateTime time, ZoneId zone) {
        ZoneOffsetTransition change = zone.getRules().getTransition(time);
        return change != null && change.isGap()
                ? change.getInstant()
                : time.atZone(zone).toInstant();
    }

    /** Resolves a local time: one skipped by a clock change to the change itself, an ambiguous one to the second. */
    private static Instant last(LocalDateTime time, ZoneId zone) {
        ZoneOffsetTransition change = zone.getRules().getTransition(time);
        return change != null && change.isGap()
                ? change.getInstant()
                : time.atZone(zone).withLaterOffsetAtOverlap().toInstant();
    }
}
