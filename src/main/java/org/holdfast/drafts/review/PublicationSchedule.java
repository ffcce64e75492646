package org.holdfast.drafts.review;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.time.zone.ZoneOffsetTransition;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.holdfast.access.Caller;
import org.holdfast.audit.Actor;
import org.holdfast.audit.AuditAction;
import org.holdfast.audit.AuditEvent;
import org.holdfast.audit.AuditEvent.Target;
import org.holdfast.audit.AuditEvent.TargetKind;
import org.holdfast.audit.AuditTrail;
import org.holdfast.drafts.Contributor;
import org.holdfast.drafts.DraftService;
import org.holdfast.facts.validation.InvalidInput;
import org.holdfast.failure.Failure;
import org.holdfast.publishing.RuleBookPublisher.Refused;
import org.holdfast.publishing.RuleBookPublisher.Result;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Makes drafts live at a moment that people chose. All checks run again then, against what is live then; if one fails,
 * or the draft was edited meanwhile, the live rule book stays, and the authors and approvers see why.
 */
public final class PublicationSchedule {

    /** How far ahead a moment may be. */
    public static final Duration MAX_AHEAD = Duration.ofDays(366);

    /** After this time a node that took a draft has died. */
    static final Duration STUCK = Duration.ofMinutes(10);

    private final ScheduleTable schedules;
    private final DraftService drafts;
    private final DraftPublishing publishing;
    private final ScheduledBy scheduledBy;
    private final AuditTrail trail;
    private final TransactionTemplate transaction;
    private final Clock clock;

    PublicationSchedule(
            ScheduleTable schedules,
            DraftService drafts,
            DraftPublishing publishing,
            ScheduledBy scheduledBy,
            AuditTrail trail,
            TransactionTemplate transaction,
            Clock clock) {
        this.schedules = schedules;
        this.drafts = drafts;
        this.publishing = publishing;
        this.scheduledBy = scheduledBy;
        this.trail = trail;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** A moment as people write it: a date and time without an offset, in a time zone. */
    public record Moment(LocalDateTime time, ZoneId zone) {

        /** @throws InvalidInput if one of them is malformed, or the clocks skip this time or show it twice */
        public static Moment parse(String at, String zone) {
            ZoneId parsedZone;
            try {
                parsedZone = ZoneId.of(zone);
            } catch (DateTimeException e) {
                throw new InvalidInput("timeZone", "is \"" + zone + "\"; expected a time zone such as Europe/Chisinau");
            }
            try {
                return new Moment(LocalDateTime.parse(at), parsedZone);
            } catch (DateTimeException e) {
                throw new InvalidInput("at", "is \"" + at + "\"; expected a date and time such as 2026-03-15T09:00");
            }
        }

        Instant instant() {
            ZoneOffsetTransition transition = zone.getRules().getTransition(time);
            if (transition == null) {
                return time.atZone(zone).toInstant();
            }
            throw new InvalidInput(
                    "at",
                    transition.isGap()
                            ? "is " + time + ", which the clocks in " + zone + " skip; expected is a time before "
                                    + transition.getDateTimeBefore() + " or from " + transition.getDateTimeAfter()
                            : "is " + time + ", which the clocks in " + zone + " show twice; expected is a time before "
                                    + transition.getDateTimeAfter() + " or from " + transition.getDateTimeBefore());
        }
    }

    /**
     * Schedules a draft, instead of an earlier moment.
     *
     * @throws InvalidInput if the moment is past or more than a year ahead, or the note is too short
     */
    public Schedule schedule(UUID draft, Moment moment, String note, Caller caller, Actor actor) {
        String checked = DraftPublishing.checkNote(note);
        Instant at = moment.instant();
        if (!at.isAfter(now()) || at.isAfter(now().plus(MAX_AHEAD))) {
            throw new InvalidInput("at", "is " + moment.time() + "; expected is a moment in the future, within a year");
        }
        Contributor by = Contributor.of(caller);
        return Objects.requireNonNull(transaction.execute(status -> {
            drafts.lock(draft);
            drafts.source(draft);
            String version = drafts.workingSource(draft).version();
            schedules
                    .last(draft)
                    .filter(Schedule::isWaiting)
                    .ifPresent(last -> schedules.change(last, Schedule.State.CANCELLED, "", now()));
            schedules.add(
                    new Schedule(draft, 0, at, moment.zone(), checked, by, Schedule.State.WAITING, "", version), now());
            record(AuditAction.PUBLICATION_SCHEDULED, draft, Map.of("at", at.toString()), actor);
            return schedules.last(draft).orElseThrow();
        }));
    }

    /** @throws ReviewRefusal if the draft is not scheduled */
    public void cancel(UUID draft, Actor actor) {
        transaction.executeWithoutResult(status -> {
            drafts.lock(draft);
            Schedule last = schedules
                    .last(draft)
                    .filter(each -> each.state() == Schedule.State.WAITING)
                    .orElseThrow(() -> new ReviewRefusal(ReviewRefusal.Reason.NOT_SCHEDULED));
            if (!schedules.change(last, Schedule.State.CANCELLED, "", now())) {
                throw new ReviewRefusal(ReviewRefusal.Reason.NOT_SCHEDULED);
            }
            record(AuditAction.SCHEDULE_CANCELLED, draft, Map.of("at", last.at().toString()), actor);
        });
    }

    /** Returns what failed and was neither published nor scheduled again since. */
    public List<Schedule> failed() {
        return schedules.failed();
    }

    /** Publishes what is due. Each draft is taken by one node. */
    public void publishDue() {
        Instant now = now();
        for (Schedule due : schedules.due(now, now.minus(STUCK))) {
            if (schedules.change(due, Schedule.State.RUNNING, "", now)) {
                publish(schedules.last(due.draft()).orElseThrow());
            }
        }
    }

    private void publish(Schedule taken) {
        String failure;
        try {
            failure = failure(taken);
        } catch (RuntimeException e) {
            failure = Failure.of(e).text();
        }
        Schedule.State state = failure.isEmpty() ? Schedule.State.DONE : Schedule.State.FAILED;
        schedules.change(taken, state, failure, now());
    }

    /** Publishes a draft. Returns why it did not go live; empty if it did. */
    private String failure(Schedule taken) {
        // Read first: what changes after it is refused by the publication, which names it.
        String seen = drafts.source(taken.draft()).version();
        if (!drafts.workingSource(taken.draft()).version().equals(taken.draftVersion())) {
            return "The change was edited after it was scheduled. Look at it, and schedule it again.";
        }
        Actor actor = scheduledBy.actor(taken.by());
        Result result =
                publishing.publish(taken.draft(), seen, taken.note(), actor).result();
        return result instanceof Refused refused
                ? "The rule book fails its checks: " + refused.problems().get(0)
                : "";
    }

    private void record(AuditAction action, UUID draft, Map<String, Object> details, Actor actor) {
        trail.append(new AuditEvent(actor, action, new Target(TargetKind.DRAFT, draft.toString()), details));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
