package org.holdfast.guardrails;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.util.List;
import org.holdfast.rules.limits.QuietHours;

/**
 * We do not contact customers at night or in their quiet hours, in their own time zone. A customer who calls or asks is
 * always answered.
 */
final class QuietHoursGuardrail extends AbstractGuardrail {

    /** Quiet hours that follow each other for more than a week never end. */
    private static final Duration LONGEST = Duration.ofDays(8);

    QuietHoursGuardrail() {
        super("quiet-hours", ALL, Trait.DEPENDS_ON_CHANNEL, Trait.CHECKS_REPEATED);
    }

    @Override
    public Verdict check(ProposedAction wanted, DecisionContext situation) {
        if (!situation.isContact(wanted.channel())) {
            return Verdict.ALLOWED;
        }
        List<QuietHours> hours = situation
                .limits()
                .quietHours()
                .on(situation.view().today(), List.of())
                .stream()
                .filter(each -> each.channels().contains(wanted.channel()))
                .toList();
        Instant now = situation.view().asOf();
        Instant end = end(hours, now, situation.view().zone());
        return !end.isAfter(now)
                ? Verdict.ALLOWED
                : Verdict.heldBack("quiet-hours", end.isBefore(now.plus(LONGEST)) ? end : null);
    }

    /** When it is no longer quiet; {@code now} when it is not quiet now. Hours may follow each other. */
    private static Instant end(List<QuietHours> hours, Instant now, ZoneId zone) {
        Instant end = now;
        Instant next = now;
        do {
            end = next;
            for (QuietHours each : hours) {
                Instant until = end(each, end, zone);
                next = until.isAfter(next) ? until : next;
            }
        } while (next.isAfter(end) && next.isBefore(now.plus(LONGEST)));
        return next;
    }

    /**
     * The end of quiet hours that began today, or yesterday and lead across midnight; {@code now} when it is not quiet
     * now.
     */
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

    /** A time that a change of the clock leaves out is the moment of the change; of one that comes twice, the first. */
    private static Instant first(LocalDateTime time, ZoneId zone) {
        ZoneOffsetTransition change = zone.getRules().getTransition(time);
        return change != null && change.isGap()
                ? change.getInstant()
                : time.atZone(zone).toInstant();
    }

    /**
     * A time that a change of the clock leaves out is the moment of the change; of one that comes twice, the second.
     */
    private static Instant last(LocalDateTime time, ZoneId zone) {
        ZoneOffsetTransition change = zone.getRules().getTransition(time);
        return change != null && change.isGap()
                ? change.getInstant()
                : time.atZone(zone).withLaterOffsetAtOverlap().toInstant();
    }
}
