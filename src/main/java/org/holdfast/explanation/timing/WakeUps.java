package org.holdfast.explanation.timing;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.holdfast.decisions.ContactHistory;
import org.holdfast.decisions.Decider;
import org.holdfast.decisions.Decision;
import org.holdfast.decisions.DecisionInput;
import org.holdfast.decisions.DecisionModel;
import org.holdfast.decisions.DecisionTrace;
import org.holdfast.decisions.RecordedAction;
import org.holdfast.facts.promise.Promise;
import org.holdfast.loyalty.CustomerView;
import org.jspecify.annotations.Nullable;

/**
 * Computes when to decide for a customer again because time alone may have changed the decision: rules propose
 * something else, a guardrail lets through what it held back, or an offer expires. It is never too late; it can be too
 * early, and then the decision is the same. That a guardrail will begin to hold something back is no reason to decide.
 * Thread-safe.
 */
public final class WakeUps {

    /** Within so many days every customer is decided for. */
    public static final int DAYS = 14;

    private final Decider decider;
    private volatile @Nullable BookTimes last;

    public WakeUps(Decider decider) {
        this.decider = decider;
    }

    /**
     * Returns when to decide again after a decision that is being recorded, always later than the decision. A customer
     * without a change for {@value #DAYS} days is decided for in the last day of that period, customers being spread
     * over the day.
     */
    public Instant next(DecisionTrace made) {
        return next(made, settled(made));
    }

    /**
     * Returns when to decide after a decision that is not made, only previewed, such as under a rule book that has just
     * been published: what it would do is done on the next day where the customer lives.
     */
    public Instant nextAfterPreview(DecisionTrace preview) {
        return next(preview, preview);
    }

    private Instant next(DecisionTrace made, DecisionTrace settled) {
        Instant now = settled.input().view().asOf();
        Instant end = earliest(horizon(made.input().view().id(), now), lifts(settled), now);
        if (actsAgain(settled)) {
            end = earliest(
                    end,
                    List.of(Instant.ofEpochMilli(new Midnights(settled.input().view()).in(1))),
                    now);
        }
        return inMillis(new ProposalChange(times(made.model()), settled).before(end));
    }

    /** Rounds up to milliseconds, which databases and clocks keep: a moment before a change would be too early. */
    private static Instant inMillis(Instant moment) {
        Instant millis = moment.truncatedTo(ChronoUnit.MILLIS);
        return millis.equals(moment) ? moment : millis.plusMillis(1);
    }

    private static Instant horizon(String customer, Instant now) {
        long spread = Math.floorMod(
                customer.hashCode() * 2_654_435_761L, Duration.ofDays(1).toMillis());
        return now.plus(Duration.ofDays(DAYS)).minusMillis(spread);
    }

    private static Instant earliest(Instant end, List<Instant> moments, Instant now) {
        Instant earliest = end;
        for (Instant each : moments) {
            earliest = each.isAfter(now) && each.isBefore(earliest) ? each : earliest;
        }
        return earliest;
    }

    /** Returns when holds lift, and when open actions, which are repeated until then, expire. */
    private static List<Instant> lifts(DecisionTrace settled) {
        List<Instant> moments = new ArrayList<>();
        for (Decision.HeldBack held : settled.decision().heldBack()) {
            if (held.liftsAt() != null) {
                moments.add(held.liftsAt());
            }
        }
        for (RecordedAction act : settled.input().history().acts()) {
            if (act.isOpen(settled.input().view().asOf())) {
                moments.add(act.expiresAt());
            }
        }
        return moments;
    }

    /** Returns the decision of the nightly run if it were made right after this one: what it would find then. */
    DecisionTrace settled(DecisionTrace made) {
        DecisionInput asked = made.input();
        DecisionInput nightly =
                DecisionInput.about(asked.view(), asked.factsHash()).with(asked.history());
        if (!isNew(made.decision())) {
            return nightly.equals(asked) ? made : decider.choose(made.model(), nightly, made.proposals());
        }
        List<RecordedAction> acts = new ArrayList<>();
        made.decision().actions().forEach(act -> acts.add(recorded(act, made.decision())));
        acts.addAll(asked.history().acts());
        ContactHistory after = asked.history().withActs(acts);
        boolean seen = made.model().rules().asksForPastActions()
                || after.promises().size() > asked.history().promises().size();
        if (!seen) {
            return decider.choose(made.model(), nightly.with(after), made.proposals());
        }
        CustomerView view = CustomerView.of(
                asked.view().facts(),
                asked.view().viewpoint(),
                after.dealings(made.model().rules()));
        return decider.decide(made.model(), nightly.seeing(view).with(after));
    }

    /** Returns whether there is more to do than to repeat what is open: it is done on the next day. */
    private static boolean actsAgain(DecisionTrace settled) {
        Instant now = settled.input().view().asOf();
        return settled.decision().actions().stream()
                .anyMatch(act -> settled.input()
                        .history()
                        .open(act.action().id(), act.matter().subject(), now)
                        .isEmpty());
    }

    private static boolean isNew(Decision decision) {
        return decision.outcome() == Decision.Outcome.ACT && !decision.repeated();
    }

    private static RecordedAction recorded(Decision.DecidedAction act, Decision decision) {
        String id = Objects.requireNonNullElse(act.actionId(), "new." + act.rank());
        Instant at = decision.asOf();
        return new RecordedAction(
                id,
                Objects.requireNonNullElse(decision.decisionId(), "new"),
                at,
                act.action(),
                act.cause().rule(),
                act.contact(),
                act.matter(),
                act.grant().counted(),
                act.validUntil(),
                new RecordedAction.LastOutcome(RecordedAction.Status.OPEN, at),
                act.promise() == null
                        ? null
                        : new Promise(
                                id,
                                act.action().id(),
                                act.matter().subject(),
                                act.promise().what(),
                                at,
                                act.promise().dueAt(),
                                act.promise().keptBy(),
                                null),
                act);
    }

    /** Returns what changes in a rule book. That of the last one is kept, since finding it visits every condition. */
    private BookTimes times(DecisionModel model) {
        BookTimes known = last;
        if (known == null || known.model() != model) {
            known = BookTimes.of(model);
            last = known;
        }
        return known;
    }
}
