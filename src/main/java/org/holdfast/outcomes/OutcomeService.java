package org.holdfast.outcomes;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.holdfast.audit.Actor;
import org.holdfast.audit.AuditAction;
import org.holdfast.audit.AuditEvent;
import org.holdfast.audit.AuditEvent.Target;
import org.holdfast.audit.AuditTrail;
import org.holdfast.decisions.Decision;
import org.holdfast.decisions.RecordedAction;
import org.holdfast.facts.validation.InvalidInput;
import org.holdfast.facts.validation.NotFound;
import org.holdfast.history.Budgets;
import org.holdfast.history.ContactHistories;
import org.holdfast.history.Decisions;
import org.holdfast.history.Outcomes;
import org.holdfast.history.ReportedOutcome;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.transaction.support.TransactionTemplate;

/** Records reported outcomes of actions and applies their effects on budgets and loyalty programmes. */
public class OutcomeService {

    private static final Logger LOG = LoggerFactory.getLogger(OutcomeService.class);
    private static final int BATCH_SIZE = 500;
    /** Tolerance for callers whose clocks are ahead. */
    private static final Duration CLOCKS_DIFFER = Duration.ofMinutes(5);

    private final Decisions decisions;
    private final Outcomes outcomes;
    private final ContactHistories contactHistories;
    private final Budgets budgets;
    private final ProgrammeEffects programmes;
    private final AuditTrail trail;
    private final TransactionTemplate transaction;
    private final Clock clock;

    public OutcomeService(
            Decisions decisions,
            Outcomes outcomes,
            ContactHistories contactHistories,
            Budgets budgets,
            ProgrammeEffects programmes,
            AuditTrail trail,
            TransactionTemplate transaction,
            Clock clock) {
        this.decisions = decisions;
        this.outcomes = outcomes;
        this.contactHistories = contactHistories;
        this.budgets = budgets;
        this.programmes = programmes;
        this.trail = trail;
        this.transaction = transaction;
        this.clock = clock;
    }

    /**
     * A report of an outcome.
     *
     * @param actionId {@code null} when the decision has a single action
     * @param at when it happened; {@code null} for now
     * @param key idempotency key: a second report for the same action with the same key has no effect
     */
    public record Report(
            @Nullable String actionId,
            ReportedOutcome.Result outcome,
            @Nullable String choice,
            @Nullable Instant at,
            @Nullable String note,
            @Nullable String by,
            @Nullable BigDecimal amount,
            @Nullable String key) {}

    /**
     * Records a report and returns it, or the earlier one with the same key.
     *
     * @param actor who reports; the reports of people are also recorded in the audit trail
     * @throws NotFound when there is no such decision
     * @throws InvalidInput when the action or the choice is missing or unknown
     * @throws InsufficientBalance when the action takes more points or stamps than the customer has
     */
    public ReportedOutcome report(String decisionId, Report report, Actor actor) {
        Decision decision = decisions.find(decisionId).orElseThrow(() -> new NotFound("decision", decisionId));
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        String actionId = actionId(decision, report.actionId());
        ReportedOutcome reportedOutcome = new ReportedOutcome(
                decisionId,
                actionId,
                report.outcome(),
                choice(decision, actionId, report.choice()),
                checked(report.at(), now),
                report.note(),
                report.by(),
                report.amount(),
                report.key());
        ProgrammeEffects.Effect effect = programmes.of(reportedOutcome.actionId());
        try {
            return transaction.execute(status -> earlier(reportedOutcome).orElseGet(() -> {
                if (effect != null) {
                    programmes.lock(effect);
                }
                outcomes.record(reportedOutcome, now);
                settle(reportedOutcome, effect, now);
                audit(reportedOutcome, decision.customerId(), actor);
                return reportedOutcome;
            }));
        } catch (DuplicateKeyException e) {
            // Another caller reported with the same key at the same moment and was first.
            return earlier(reportedOutcome).orElseThrow(() -> e);
        }
    }

    private void audit(ReportedOutcome reported, String customerId, Actor actor) {
        if (actor.isPerson()) {
            trail.append(new AuditEvent(
                    actor,
                    AuditAction.OUTCOME_REPORTED,
                    Target.customer(customerId),
                    Map.of(
                            "decision", reported.decisionId(),
                            "actionId", reported.actionId(),
                            "outcome", reported.result().toString())));
        }
    }

    /** Checks that a choice is one that the action offered. */
    private static @Nullable String choice(Decision decision, String actionId, @Nullable String choice) {
        Decision.DecidedAction act = decision.actions().stream()
                .filter(each -> actionId.equals(each.actionId()))
                .findFirst()
                .orElse(null);
        if (choice == null
                || act == null
                || act.choices().stream().anyMatch(each -> each.id().equals(choice))) {
            return choice;
        }
        throw new InvalidInput(
                "choice",
                act.choices().isEmpty()
                        ? "is given, but the action offers no choice"
                        : "is \"" + choice + "\"; expected one of "
                                + act.choices().stream()
                                        .map(Decision.Choice::id)
                                        .collect(Collectors.joining(", ")));
    }

    /**
     * Confirms or releases the reservation of the action, and applies its programme effect. The last outcome counts.
     */
    private void settle(ReportedOutcome reportedOutcome, ProgrammeEffects.@Nullable Effect effect, Instant now) {
        RecordedAction.Status status =
                RecordedAction.Status.valueOf(reportedOutcome.result().name());
        if (!contactHistories.report(reportedOutcome.actionId(), status, reportedOutcome.at())) {
            return;
        }
        if (effect != null) {
            programmes.settle(effect, status, now);
        }
        switch (status) {
            case ACCEPTED, DELIVERED -> {
                if (!budgets.confirm(reportedOutcome.actionId(), reportedOutcome.amount(), now)) {
                    LOG.warn(
                            "The reservation of action {} had expired, and its budget or the number of its first "
                                    + "customers has no room left; it is not counted",
                            reportedOutcome.actionId());
                }
            }
            case REJECTED, FAILED -> budgets.release(reportedOutcome.actionId(), now);
            // The customer can still accept it until its date.
            case OPEN, PRESENTED, IGNORED -> {}
        }
    }

    /**
     * Takes back a report that was made by mistake, as if it had never been made. Call it within a transaction that has
     * locked the customer.
     *
     * @param key idempotency key of the report
     * @return {@code false} if something rests on it already, so that the transaction must be rolled back
     */
    public boolean takeBack(String actionId, String key) {
        ReportedOutcome mistake = outcomes.find(actionId, key).orElse(null);
        if (mistake == null || outcomes.hasLater(actionId, key)) {
            return false;
        }
        outcomes.delete(actionId, key);
        contactHistories.reopen(actionId);
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        ProgrammeEffects.Effect effect = programmes.of(actionId);
        boolean applied = mistake.result() == ReportedOutcome.Result.ACCEPTED
                || mistake.result() == ReportedOutcome.Result.DELIVERED;
        if (!budgets.reopen(actionId) || effect != null && applied && !programmes.takeBack(effect, now)) {
            return false;
        }
        outcomes.ofActions(List.of(actionId)).forEach(earlier -> settle(earlier, effect, now));
        return true;
    }

    /** Releases the reservations of actions that expired without an outcome. */
    public void expireReservations() {
        Instant now = clock.instant();
        while (transaction.execute(status -> budgets.expire(now, BATCH_SIZE)) == BATCH_SIZE) {
            LOG.debug("{} reservations released", BATCH_SIZE);
        }
    }

    /** Rejects moments in the future, since such an outcome would override everything reported until then. */
    private static Instant checked(@Nullable Instant at, Instant now) {
        if (at != null && at.isAfter(now.plus(CLOCKS_DIFFER))) {
            throw new InvalidInput("at", "is " + at + ", which is in the future");
        }
        return at == null ? now : at;
    }

    private Optional<ReportedOutcome> earlier(ReportedOutcome reportedOutcome) {
        return reportedOutcome.key() == null
                ? Optional.empty()
                : outcomes.find(reportedOutcome.actionId(), reportedOutcome.key());
    }

    /**
     * Returns the id of the action that a report means. A repeated decision can contain actions of several earlier
     * decisions, so every action of the same customer is accepted.
     */
    private String actionId(Decision decision, @Nullable String actionId) {
        List<String> known = decision.actions().stream()
                .map(Decision.DecidedAction::actionId)
                .toList();
        if (actionId != null
                && (known.contains(actionId)
                        || decisions.decidedFor(String.valueOf(decision.decisionId()), actionId))) {
            return actionId;
        }
        if (known.isEmpty()) {
            throw new InvalidInput(
                    "", "The decision " + decision.decisionId() + " has no action, so there is no outcome to report");
        }
        if (actionId != null) {
            throw new InvalidInput(
                    "actionId",
                    "\"" + actionId + "\" is not an action of this decision; it has " + String.join(", ", known));
        }
        if (known.size() > 1) {
            throw new InvalidInput(
                    "actionId",
                    "is missing; the decision has " + known.size() + " actions: " + String.join(", ", known));
        }
        return known.get(0);
    }
}
