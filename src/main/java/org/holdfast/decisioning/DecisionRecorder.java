package org.holdfast.decisioning;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.holdfast.decisions.ContactHistory;
import org.holdfast.decisions.Decision;
import org.holdfast.decisions.DecisionModel;
import org.holdfast.decisions.Receipt;
import org.holdfast.delivery.Outbox;
import org.holdfast.guardrails.BudgetPeriod;
import org.holdfast.guardrails.LookBack;
import org.holdfast.history.Budgets;
import org.holdfast.history.ContactHistories;
import org.holdfast.history.Decisions;
import org.holdfast.history.Receipts;
import org.holdfast.loyalty.CustomerView;
import org.holdfast.outcomes.ProgrammeLedgerUpdate;
import org.holdfast.rules.RuleBook;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.transaction.TransactionSystemException;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Decides and keeps what was decided, in one transaction: nobody else decides about the same customers meanwhile, and
 * nothing is given that is not in the pots. What cannot be reserved is decided again with what is left.
 */
final class DecisionRecorder {

    /** After so many tries the store is said to be unavailable, rather than deciding without a reservation. */
    private static final int TRIES = 10;

    private final ContactHistories contactHistories;
    private final Decisions decisions;
    private final Receipts receipts;
    private final Outbox outbox;
    private final String engine;
    private final Budgets budgets;
    private final ProgrammeLedgerUpdate programmes;
    private final TransactionTemplate transaction;
    private volatile @Nullable LookBack lookBack;

    DecisionRecorder(
            ContactHistories contactHistories,
            Decisions decisions,
            Receipts receipts,
            Outbox outbox,
            Budgets budgets,
            ProgrammeLedgerUpdate programmes,
            TransactionTemplate transaction,
            String engine) {
        this.contactHistories = contactHistories;
        this.decisions = decisions;
        this.receipts = receipts;
        this.outbox = outbox;
        this.engine = engine;
        this.budgets = budgets;
        this.programmes = programmes;
        this.transaction = transaction;
    }

    /** What was decided for one or more customers, and what of it is to be kept. */
    record Outcome<T>(T result, List<DecisionResult> kept) {}

    private static Map<String, ContactHistory> relevant(
            LookBack lookBack, Map<String, ContactHistory> known, List<CustomerView> views) {
        Map<String, ContactHistory> relevant = new HashMap<>(known);
        views.forEach(
                view -> relevant.computeIfPresent(view.id(), (id, standing) -> lookBack.relevant(standing, view)));
        return relevant;
    }

    /** Found out once for each book, because it asks every action. */
    private LookBack lookBack(RuleBook book) {
        LookBack known = lookBack;
        if (known == null || known.book() != book) {
            known = new LookBack(book);
            lookBack = known;
        }
        return known;
    }

    /** {@code null} when a pot did not hold enough any more. */
    private record Attempt<T>(@Nullable Outcome<T> outcome) {}

    /** How we stand with customers, for a look that changes nothing. */
    Map<String, ContactHistory> histories(DecisionModel book, List<CustomerView> views, Instant asOf) {
        LookBack lookBack = lookBack(book.rules());
        Map<String, ContactHistory> known =
                contactHistories.of(ids(views), budgets.used(pots(book, asOf)), asOf, lookBack.reach(asOf));
        return programmes.preview(book, views, relevant(lookBack, known, views), asOf);
    }

    /**
     * Decides with locked standings and keeps the decisions.
     *
     * @param stored whether the facts are those of the store; what only came along with a question is not counted in
     *     any programme
     * @param deciding may be called several times
     */
    <T> T decide(
            DecisionModel book,
            List<CustomerView> views,
            boolean stored,
            Instant now,
            Function<Map<String, ContactHistory>, Outcome<T>> deciding,
            TransactionParticipant<T> transactionParticipant) {
        List<Budgets.Pot> pots = pots(book, now);
        LookBack lookBack = lookBack(book.rules());
        UnaryOperator<Map<String, ContactHistory>> relevant = known -> relevant(lookBack, known, views);
        Function<Map<String, ContactHistory>, Map<String, ContactHistory>> counting = relevant.andThen(known ->
                stored ? programmes.count(book, views, known, now) : programmes.preview(book, views, known, now));
        boolean alone = false;
        for (int i = 0; i < TRIES; i++) {
            Attempt<T> attempt = attempt(
                    pots,
                    alone,
                    ids(views),
                    now,
                    lookBack.reach(now),
                    counting.andThen(deciding),
                    transactionParticipant);
            if (attempt != null && attempt.outcome != null) {
                return attempt.outcome.result();
            }
            if (attempt != null) {
                // Whoever found a pot changed decides next time with the pots to himself, so that it ends.
                budgets.open(pots);
                alone = true;
            }
        }
        throw new TransactionSystemException(
                "Too many others decide about the same customers or draw on the same pots");
    }

    private <T> @Nullable Attempt<T> attempt(
            List<Budgets.Pot> pots,
            boolean alone,
            Collection<String> customers,
            Instant now,
            ContactHistory.Reach reach,
            Function<Map<String, ContactHistory>, Outcome<T>> deciding,
            TransactionParticipant<T> transactionParticipant) {
        try {
            return transaction.execute(status -> {
                transactionParticipant.begin();
                contactHistories.lock(customers);
                Map<String, BigDecimal> used = alone ? budgets.lock(pots) : budgets.used(pots);
                Outcome<T> outcome = deciding.apply(contactHistories.ofLocked(customers, used, now, reach));
                List<Decision> kept =
                        outcome.kept().stream().map(DecisionResult::decision).toList();
                decisions.record(kept, now);
                receipts.keep(outcome.kept().stream().map(this::receipt).toList());
                outbox.put(kept);
                List<Budgets.Draw> draws = draws(kept, now);
                if (!draws.isEmpty() && !budgets.reserve(draws, pots, now)) {
                    status.setRollbackOnly();
                    return new Attempt<T>(null);
                }
                transactionParticipant.end(outcome.result());
                return new Attempt<>(outcome);
            });
        } catch (PessimisticLockingFailureException e) {
            // Two nodes waited for each other, and the database sent one of them back.
            return null;
        }
    }

    private Receipt receipt(DecisionResult decided) {
        return Receipt.of(engine, decided.book(), decided.question(), decided.deliberation());
    }

    private static List<Budgets.Draw> draws(List<Decision> kept, Instant now) {
        List<Budgets.Draw> draws = new ArrayList<>();
        for (Decision decision : kept) {
            for (Decision.DecidedAction act : decision.actions()) {
                boolean isNew = String.valueOf(act.actionId()).startsWith(decision.decisionId() + ".");
                if (isNew
                        && act.budget() != null
                        && act.granted() != null
                        && act.actionId() != null
                        && act.granted().amount().signum() > 0) {
                    draws.add(new Budgets.Draw(
                            act.actionId(),
                            act.budget(),
                            act.granted().amount(),
                            act.validUntil() == null ? now.plus(ContactHistory.OPEN_WITHOUT_DATE) : act.validUntil()));
                }
            }
        }
        return draws;
    }

    /**
     * Adds what a decision that has no ids yet draws to what was used before, for the customers that are decided next.
     */
    static Map<String, BigDecimal> drawn(Map<String, BigDecimal> used, Decision decision) {
        Map<String, BigDecimal> after = used;
        for (Decision.DecidedAction act : decision.actions()) {
            // What is answered again was drawn when it was answered first.
            if (act.actionId() == null && act.budget() != null && act.granted() != null) {
                after = after == used ? new HashMap<>(used) : after;
                after.merge(act.budget(), act.granted().amount(), BigDecimal::add);
            }
        }
        return after;
    }

    private static Set<String> ids(List<CustomerView> views) {
        return views.stream().map(CustomerView::id).collect(Collectors.toCollection(TreeSet::new));
    }

    /** The pots of this day, in the company's time zone. */
    private static List<Budgets.Pot> pots(DecisionModel book, Instant now) {
        LocalDate today = now.atZone(book.assumptions().timeZone()).toLocalDate();
        return book.rules().limits().budgets().on(today, List.of()).stream()
                .map(budget -> new Budgets.Pot(
                        budget.name(), BudgetPeriod.of(budget.per(), today).label(), budget.amount()))
                .toList();
    }
}
