package org.holdfast.outcomes;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
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

/** Takes in what became of an action. */
public class OutcomeService {

    private static final Logger LOG = LoggerFactory.getLogger(OutcomeService.class);
    private static final int AT_ONCE = 500;
    /** How far ahead of ours the clocks of others may be. */
    private static final Duration CLOCKS_DIFFER = Duration.ofMinutes(5);

    private final Decisions decisions;
    private final Outcomes outcomes;
    private final ContactHistories contactHistories;
    private final Budgets budgets;
    private final ProgrammeEffects programmes;
    private final TransactionTemplate transaction;
    private final Clock clock;

    public OutcomeService(
            Decisions decisions,
            Outcomes outcomes,
            ContactHistories contactHistories,
            Budgets budgets,
            ProgrammeEffects programmes,
            TransactionTemplate transaction,
            Clock clock) {
        this.decisions = decisions;
        this.outcomes = outcomes;
        this.contactHistories = contactHistories;
        this.budgets = budgets;
        this.programmes = programmes;
        this.transaction = transaction;
        this.clock = clock;
    }

    /**
     * What is reported.
     *
     * @param actionId may be left out when the decision holds one action
     * @param at when it happened; now when left out
     * @param key a second report under the same key for the same action has no effect
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
     * Keeps the report and returns it, or the earlier one under the same key.
     *
     * @throws NotFound when there is no such decision
     * @throws InvalidInput when it does not say, or says wrongly, which action it is about
     * @throws InsufficientBalance when it takes points or stamps that are not there
     */
    public ReportedOutcome report(String decisionId, Report report) {
        Decision decision = decisions.find(decisionId).orElseThrow(() -> new NotFound("decision", decisionId));
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        String actionId = action(decision, report.actionId());
        ReportedOutcome reportedOutcome = new ReportedOutcome(
                decisionId,
                actionId,
                report.outcome(),
                choice(decision, actionId, report.choice()),
                happened(report.at(), now),
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
                return reportedOutcome;
            }));
        } catch (DuplicateKeyException e) {
            // Two callers reported the same thing at the same moment; the other one was first.
            return earlier(reportedOutcome).orElseThrow(() -> e);
        }
    }

    /** Only what was offered can be taken. */
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
                        ? "is given, but the action leaves nothing to choose"
                        : "is \"" + choice + "\"; expected one of "
                                + act.choices().stream()
                                        .map(Decision.Choice::id)
                                        .collect(Collectors.joining(", ")));
    }

    /**
     * An action that came to something is paid for; one that did not gives back what was reserved for it. The last word
     * counts.
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
                            "What action {} grants had gone back into its pot, which has no room for it any more; it is not in the ledger",
                            reportedOutcome.actionId());
                }
            }
            case REJECTED, FAILED -> budgets.release(reportedOutcome.actionId(), now);
            // The customer may still take us up on it until its date.
            case OPEN, PRESENTED, IGNORED -> {}
        }
    }

    /** Gives back what was reserved for actions that nobody claimed in time. */
    public void letRunOut() {
        Instant now = clock.instant();
        while (transaction.execute(status -> budgets.expire(now, AT_ONCE)) == AT_ONCE) {
            LOG.debug("{} reservations given back", AT_ONCE);
        }
    }

    /** What is said to lie ahead would keep everything reported until then from counting. */
    private static Instant happened(@Nullable Instant at, Instant now) {
        if (at != null && at.isAfter(now.plus(CLOCKS_DIFFER))) {
            throw new InvalidInput("at", "is " + at + ", which has not come yet");
        }
        return at == null ? now : at;
    }

    private Optional<ReportedOutcome> earlier(ReportedOutcome reportedOutcome) {
        return reportedOutcome.key() == null
                ? Optional.empty()
                : outcomes.find(reportedOutcome.actionId(), reportedOutcome.key());
    }

    /**
     * An answer that is given again can hold actions of several earlier decisions under the id of one of them, so every
     * action of the same customer is taken.
     */
    private String action(Decision decision, @Nullable String actionId) {
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
                    "", "The decision " + decision.decisionId() + " holds no action, so nothing can become of it");
        }
        if (actionId != null) {
            throw new InvalidInput(
                    "actionId",
                    "\"" + actionId + "\" is no action of this decision; it holds " + String.join(", ", known));
        }
        if (known.size() > 1) {
            throw new InvalidInput(
                    "actionId",
                    "is missing; the decision holds " + known.size() + " actions: " + String.join(", ", known));
        }
        return known.get(0);
    }
}
