package org.holdfast.demo.past;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.holdfast.decisions.Decision;
import org.holdfast.facts.Survey;
import org.holdfast.facts.promise.FulfilmentCriterion;
import org.holdfast.history.ReportedOutcome.Result;
import org.holdfast.rules.model.ActionKind;
import org.jspecify.annotations.Nullable;

/**
 * How the fictional customers respond to what was decided for them, and the employees to what they have to do. The same
 * customer always responds in the same way to the same action on the same day.
 */
final class DemoReplies {

    private static final List<String> EMPLOYEES = List.of("Veronica", "Pavel", "Ioana");
    /** Percent of customers who accept, for the actions that try to keep them. */
    private static final Map<String, Integer> ACCEPTED = Map.of(
            "win-back",
            40,
            "remind-quiet",
            35,
            "answer-competitor",
            45,
            "invite-second-order",
            40,
            "ask-what-changed",
            25,
            "ask-after-delivery",
            60,
            "ask-after-complaint",
            60);

    private static final Map<String, Survey.Kind> SURVEYS =
            Map.of("ask-after-delivery", Survey.Kind.NPS, "ask-after-complaint", Survey.Kind.CSAT);

    private static final int ACCEPTED_OTHERWISE = 35;
    private static final int REJECTED = 8;
    private static final int IGNORED = 30;
    private static final int BOUNCED = 3;
    private static final int UNSEEN = 4;
    private static final int PROMISES_KEPT = 88;
    private static final int GOODWILL_TAKEN = 78;
    /** Percent of customers who order after accepting an offer. */
    private static final int ORDERS = 85;
    /** Percent of customers who order although they ignored what they were sent. */
    private static final int ORDERS_ANYWAY = 45;

    private final DemoCalendar calendar;
    private final Decision decision;
    private final Decision.DecidedAction action;
    private final SplittableRandom random;
    private final List<DemoReply> replies = new ArrayList<>();

    private DemoReplies(DemoCalendar calendar, Decision decision, Decision.DecidedAction action) {
        this.calendar = calendar;
        this.decision = decision;
        this.action = action;
        this.random = new SplittableRandom(
                (decision.customerId() + ' ' + action.action().id() + ' ' + decision.asOf()).hashCode());
    }

    /** Returns the replies to the new actions of a recorded decision. */
    static List<DemoReply> to(Decision decision, DemoCalendar calendar) {
        List<DemoReply> replies = new ArrayList<>();
        for (Decision.DecidedAction action : decision.actions()) {
            if (String.valueOf(action.actionId()).startsWith(decision.decisionId() + ".")) {
                replies.addAll(new DemoReplies(calendar, decision, action).decide());
            }
        }
        return replies;
    }

    private List<DemoReply> decide() {
        Instant morning = decision.asOf().plus(Duration.ofMinutes(7 * 60 + random.nextInt(180)));
        if (percent(BOUNCED)) {
            add(morning, Result.FAILED);
        } else if (action.promise() != null && action.promise().keptBy() == FulfilmentCriterion.OUTCOME) {
            promised(morning, action.promise().dueAt());
        } else if (!percent(UNSEEN)) {
            add(morning, Result.PRESENTED);
            ActionKind kind = action.action().kind();
            if (kind == ActionKind.REWARD || kind == ActionKind.OFFER) {
                offered(morning);
            } else if (action.grant().granted() != null) {
                compensated(morning);
            } else {
                add(morning.plus(Duration.ofMinutes(1)), Result.DELIVERED);
            }
        }
        return replies;
    }

    /** An employee does what was promised in time, or a day late. What was due yesterday is not done yet. */
    private void promised(Instant morning, Instant due) {
        if (calendar.dayOf(due) == -1) {
            return;
        }
        if (percent(PROMISES_KEPT)) {
            Instant done = morning.plus(Duration.ofMinutes(20 + random.nextInt(300)));
            Instant latest = due.minus(Duration.ofHours(1));
            add(done.isBefore(latest) ? done : latest, Result.DELIVERED);
        } else {
            add(due.plus(Duration.ofHours(20)), Result.DELIVERED);
        }
    }

    private void compensated(Instant morning) {
        if (percent(GOODWILL_TAKEN)) {
            add(later(morning, 2), Result.ACCEPTED);
        } else if (percent(REJECTED)) {
            add(later(morning, 2), Result.REJECTED);
        }
    }

    private void offered(Instant morning) {
        int accepted = ACCEPTED.getOrDefault(action.action().id(), ACCEPTED_OTHERWISE);
        int drawn = random.nextInt(100);
        if (drawn < accepted) {
            boolean sells = action.action().kind() == ActionKind.OFFER;
            add(
                    later(morning, 5),
                    Result.ACCEPTED,
                    new DemoReply.FollowUp(
                            sells && percent(ORDERS),
                            SURVEYS.get(action.action().id())));
        } else if (drawn < accepted + REJECTED) {
            add(later(morning, 3), Result.REJECTED);
        } else if (drawn < accepted + REJECTED + IGNORED) {
            // Some buy again without a word.
            add(
                    later(morning.plus(Duration.ofDays(7)), 7),
                    Result.IGNORED,
                    new DemoReply.FollowUp(percent(ORDERS_ANYWAY), null));
        }
    }

    private void add(Instant at, Result result) {
        add(at, result, DemoReply.FollowUp.NONE);
    }

    private void add(Instant at, Result result, DemoReply.FollowUp followUp) {
        boolean accepted = result == Result.ACCEPTED && !action.choices().isEmpty();
        replies.add(new DemoReply(
                decision.customerId(),
                String.valueOf(decision.decisionId()),
                String.valueOf(action.actionId()),
                at,
                result,
                accepted
                        ? action.choices()
                                .get(random.nextInt(action.choices().size()))
                                .id()
                        : null,
                employee(result),
                followUp));
    }

    /** Employees report what they did and what customers said to them; the shop system reports the rest. */
    private @Nullable String employee(Result result) {
        boolean personal = action.promise() != null || action.action().kind() == ActionKind.GOODWILL;
        return personal && result != Result.PRESENTED ? EMPLOYEES.get(random.nextInt(EMPLOYEES.size())) : null;
    }

    private Instant later(Instant morning, int days) {
        return morning.plus(Duration.ofMinutes(30 + random.nextInt(days * 24 * 60)));
    }

    private boolean percent(int chance) {
        return random.nextInt(100) < chance;
    }
}
