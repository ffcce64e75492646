package org.holdfast.policy;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Set;
import org.holdfast.decisions.Guardrail;
import org.holdfast.rules.model.ActionKind;
import org.jspecify.annotations.Nullable;

/**
 * We do not turn to customers at night or in their time of rest, in their own time zone. Somebody who is calling or asking is always
 * answered.
 */
final class QuietHours implements Guardrail {

    /** Hours may follow each other, such as a night that leads into a Sunday. */
    private static final int MOST_IN_A_ROW = 10;

    @Override
    public String name() {
        return "quiet-hours";
    }

    @Override
    public Set<ActionKind> kinds() {
        return Kinds.ALL;
    }

    @Override
    public boolean asksAboutChannel() {
        return true;
    }

    @Override
    public boolean asksAgain() {
        return true;
    }

    @Override
    public Verdict check(Wanted wanted, Situation situation) {
        if (!situation.isContact(wanted.channel())) {
            return Verdict.ALLOWED;
        }
        List<org.holdfast.rules.limits.QuietHours> hours = situation.limits().quietHours().on(situation.view().today(), List.of()).stream()
                .filter(each -> each.channels().contains(wanted.channel())).toList();
        Instant end = end(hours, situation.view().asOf(), situation.view().zone());
        return end == null ? Verdict.ALLOWED : Verdict.heldBack("quiet-hours", end);
    }

    /** When it is no longer quiet; {@code null} when it is not quiet now. */
    private static @Nullable Instant end(List<org.holdfast.rules.limits.QuietHours> hours, Instant now, ZoneId zone) {
        Instant end = null;
        for (int i = 0; i < MOST_IN_A_ROW; i++) {
            Instant from = end == null ? now : end;
            Instant next = hours.stream().map(each -> end(each, from, zone)).filter(java.util.Objects::nonNull).max(Instant::compareTo).orElse(null);
            if (next == null) {
                return end;
            }
            end = next;
        }
        return end;
    }

    /** Quiet hours that began today, or yesterday and lead across midnight. */
    private static @Nullable Instant end(org.holdfast.rules.limits.QuietHours hours, Instant now, ZoneId zone) {
        LocalDate today = now.atZone(zone).toLocalDate();
        for (LocalDate begins : List.of(today.minusDays(1), today)) {
            if (hours.days().contains(begins.getDayOfWeek())) {
                boolean acrossMidnight = !hours.from().isBefore(hours.until());
                Instant from = at(begins, hours.from(), zone);
                Instant until = at(acrossMidnight ? begins.plusDays(1) : begins, hours.until(), zone);
                if (!now.isBefore(from) && now.isBefore(until)) {
                    return until;
                }
            }
        }
        return null;
    }

    /** An hour that a change of the clock leaves out is taken for the one after; one that comes twice, for the first. */
    private static Instant at(LocalDate day, LocalTime time, ZoneId zone) {
        return ZonedDateTime.of(day, time, zone).toInstant();
    }
}
