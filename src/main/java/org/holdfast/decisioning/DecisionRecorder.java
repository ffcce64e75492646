package org.holdfast.decisioning;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.holdfast.decisions.ContactHistory;
import org.holdfast.decisions.Decision;
import org.holdfast.decisions.DecisionModel;
import org.holdfast.decisions.DecisionTrace;
import org.holdfast.decisions.Receipt;
import org.holdfast.delivery.Outbox;
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
 * The transaction in which decisions are made and recorded: no other process decides about the same customers
 * meanwhile, and nothing is given that the budgets do not hold. An attempt that loses a race is repeated with what is
 * left.
 */
final class DecisionRecorder {

    /** After this many attempts it fails rather than decide without a reservation. */
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

    /** The histories of customers, for a preview that changes nothing. */
    Map<String, ContactHistory> histories(DecisionModel model, List<CustomerView> views, Instant asOf) {
        LookBack reach = lookBack(model.rules());
        Map<String, ContactHistory> known =
                contactHistories.of(ids(views), budgets.used(BudgetDraws.pots(model, asOf)), asOf, reach.reach(asOf));
        return programmes.preview(model, views, relevant(reach, known, views), asOf);
    }

    /**
     * Runs {@code work} in one transaction, and again after a lost race. It is expected to {@linkplain Attempt#lock()
     * lock} the customers, to decide, and to {@linkplain Attempt#record record}.
     *
     * @param stored whether the facts are those of the store; facts that came along with a request are not counted in
     *     any programme
     */
    <T> T commit(
            DecisionModel model, List<CustomerView> views, boolean stored, Instant now, Function<Attempt, T> work) {
        Customers customers = new Customers(model, views, stored, now, BudgetDraws.pots(model, now));
        boolean exclusive = false;
        for (int i = 0; i < TRIES; i++) {
            Attempt attempt = new Attempt(customers, exclusive);
            try {
                return transaction.execute(status -> work.apply(attempt));
            } catch (BudgetChanged e) {
                // The next attempt has the budgets to itself, so that this ends.
                budgets.open(customers.pots);
                exclusive = true;
            } catch (PessimisticLockingFailureException e) {
                // Two nodes waited for each other, and the database rolled one of them back: try again.
            }
        }
        throw new TransactionSystemException("Too many concurrent decisions about the same customers or budgets");
    }

    /** Those who are decided about, and the budgets that can be drawn on. */
    private record Customers(
            DecisionModel model, List<CustomerView> views, boolean stored, Instant now, List<Budgets.Pot> pots) {}

    /** A budget no longer holds what was decided. */
    private static final class BudgetChanged extends RuntimeException {

        private static final long serialVersionUID = 1L;

        BudgetChanged() {
            super("A budget has changed meanwhile", null, false, false);
        }
    }

    /** One attempt, inside its transaction. */
    final class Attempt {

        private final Customers customers;
        private final boolean exclusive;

        private Attempt(Customers customers, boolean exclusive) {
            this.customers = customers;
            this.exclusive = exclusive;
        }

        /** Locks the customers, counts their programmes, and reads their histories. */
        Map<String, ContactHistory> lock() {
            DecisionModel model = customers.model;
            List<CustomerView> views = customers.views;
            Instant now = customers.now;
            LookBack reach = lookBack(model.rules());
            contactHistories.lock(ids(views));
            Map<String, BigDecimal> used = exclusive ? budgets.lock(customers.pots) : budgets.used(customers.pots);
            Map<String, ContactHistory> known =
                    relevant(reach, contactHistories.ofLocked(ids(views), used, now, reach.reach(now)), views);
            return customers.stored
                    ? programmes.count(model, views, known, now)
                    : programmes.preview(model, views, known, now);
        }

        /** Records decisions with their receipts, puts them into the outbox, and reserves what they give. */
        void record(List<DecisionTrace> results) {
            List<Decision> made = results.stream().map(DecisionTrace::decision).toList();
            decisions.record(made, customers.now);
            receipts.keep(results.stream().map(DecisionRecorder.this::receipt).toList());
            outbox.put(made);
            List<Budgets.Draw> draws = BudgetDraws.of(made, customers.now);
            if (!draws.isEmpty() && !budgets.reserve(draws, customers.pots, customers.now)) {
                throw new BudgetChanged();
            }
        }
    }

    private Receipt receipt(DecisionTrace result) {
        return Receipt.of(engine, result);
    }

    private static Map<String, ContactHistory> relevant(
            LookBack lookBack, Map<String, ContactHistory> known, List<CustomerView> views) {
        Map<String, ContactHistory> relevant = new HashMap<>(known);
        views.forEach(view -> relevant.computeIfPresent(view.id(), (id, history) -> lookBack.relevant(history, view)));
        return relevant;
    }

    /** Computed once for each rule book, because it asks every action. */
    private LookBack lookBack(RuleBook book) {
        LookBack known = lookBack;
        if (known == null || known.book() != book) {
            known = new LookBack(book);
            lookBack = known;
        }
        return known;
    }

    private static Set<String> ids(List<CustomerView> views) {
        return views.stream().map(CustomerView::id).collect(Collectors.toCollection(TreeSet::new));
    }
}
