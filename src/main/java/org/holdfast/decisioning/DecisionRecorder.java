package org.holdfast.decisioning;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.holdfast.coordination.LostRaceRetry;
import org.holdfast.decisioning.anew.WakeUpPlanner;
import org.holdfast.decisioning.offers.FirstUses;
import org.holdfast.decisioning.sharing.BudgetDraws;
import org.holdfast.decisioning.sharing.SharedContacts;
import org.holdfast.decisioning.sharing.Sharing;
import org.holdfast.decisions.ContactHistory;
import org.holdfast.decisions.Decision;
import org.holdfast.decisions.DecisionModel;
import org.holdfast.decisions.DecisionTrace;
import org.holdfast.decisions.Receipt;
import org.holdfast.delivery.Outbox;
import org.holdfast.facts.validation.InvalidInput;
import org.holdfast.guardrails.LookBack;
import org.holdfast.history.Budgets;
import org.holdfast.history.ContactHistories;
import org.holdfast.history.Decisions;
import org.holdfast.history.Receipts;
import org.holdfast.history.offers.FirstCustomers;
import org.holdfast.history.retention.RemovedDecisions;
import org.holdfast.loyalty.CustomerView;
import org.holdfast.outcomes.ProgrammeLedgerUpdate;
import org.holdfast.rules.RuleBook;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.transaction.TransactionSystemException;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Makes and records decisions in one transaction. Meanwhile no other process decides for the same customers, and
 * budgets and use limits are not exceeded. An attempt that loses a race for one is repeated with what is left.
 */
final class DecisionRecorder {

    /** Maximum number of attempts. */
    private static final int TRIES = 10;

    private final ContactHistories contactHistories;
    private final Decisions decisions;
    private final Receipts receipts;
    private final Outbox outbox;
    private final String engine;
    private final Budgets budgets;
    private final ProgrammeLedgerUpdate programmes;
    private final SharedContacts sharedContacts;
    private final WakeUpPlanner wakeUps;
    private final RemovedDecisions removed;
    private final LostRaceRetry retry;
    private volatile @Nullable LookBack lookBack;

    DecisionRecorder(
            ContactHistories contactHistories,
            Decisions decisions,
            Receipts receipts,
            Outbox outbox,
            Budgets budgets,
            ProgrammeLedgerUpdate programmes,
            SharedContacts sharedContacts,
            WakeUpPlanner wakeUps,
            RemovedDecisions removed,
            TransactionTemplate transaction,
            String engine) {
        this.contactHistories = contactHistories;
        this.decisions = decisions;
        this.receipts = receipts;
        this.outbox = outbox;
        this.engine = engine;
        this.budgets = budgets;
        this.programmes = programmes;
        this.sharedContacts = sharedContacts;
        this.wakeUps = wakeUps;
        this.removed = removed;
        this.retry = LostRaceRetry.ofLocks(transaction, TRIES, BudgetChanged.class);
    }

    /**
     * The histories of customers.
     *
     * @param byCustomer what is known of each, without contacts at shared addresses
     */
    record Histories(Map<String, ContactHistory> byCustomer, Sharing sharing) {

        /** Returns the history of one of the customers. */
        ContactHistory of(String id) {
            ContactHistory history = byCustomer.get(id);
            return sharing.with(id, Objects.requireNonNull(history, "Every customer asked for has a history"));
        }

        boolean knows(String id) {
            return byCustomer.containsKey(id);
        }

        Histories and(Decision decided) {
            return sharing.isEmpty() ? this : new Histories(byCustomer, sharing.and(decided));
        }
    }

    /**
     * Reads the histories of customers for a preview, without locks.
     *
     * @throws InvalidInput if what was decided then is older than decisions are kept
     */
    Histories histories(DecisionModel model, List<CustomerView> views, Instant asOf) {
        removed.checkReach(asOf);
        LookBack reach = lookBack(model.rules());
        Map<String, ContactHistory> known =
                contactHistories.of(ids(views), budgets.used(BudgetDraws.pots(model, asOf)), asOf, reach.reach(asOf));
        Map<String, ContactHistory> relevant = relevant(reach, known, views);
        relevant.replaceAll(countedAmongFirst(FirstUses.of(model.rules()), views));
        return new Histories(
                programmes.preview(model, views, relevant, asOf),
                sharedContacts.contacts(sharedContacts.sharers(views), views, model.rules(), asOf, asOf));
    }

    /**
     * Runs {@code work} in one transaction, and again after a lost race. The work must {@linkplain Attempt#lock() lock}
     * the customers, decide, and {@linkplain Attempt#record record}.
     *
     * @param stored whether the facts are stored; facts from a request are not counted in loyalty programmes
     */
    <T> T commit(
            DecisionModel model, List<CustomerView> views, boolean stored, Instant now, Function<Attempt, T> work) {
        Customers customers =
                new Customers(model, views, stored, now, BudgetDraws.pots(model, now), FirstUses.of(model.rules()));
        AtomicBoolean exclusive = new AtomicBoolean();
        try {
            return retry.execute(() -> work.apply(new Attempt(customers, exclusive.get())), lost -> {
                if (lost instanceof BudgetChanged) {
                    // The next attempt locks the budgets, so that it cannot lose them again.
                    budgets.open(customers.pots);
                    budgets.firstCustomers().open(customers.first.caps());
                    exclusive.set(true);
                }
            });
        } catch (BudgetChanged | PessimisticLockingFailureException e) {
            throw new TransactionSystemException(
                    "Too many concurrent decisions about the same customers or budgets", e);
        }
    }

    /** The customers to decide for and the budgets that their decisions can draw on. */
    private record Customers(
            DecisionModel model,
            List<CustomerView> views,
            boolean stored,
            Instant now,
            List<Budgets.Pot> pots,
            FirstUses first) {

        Customers only(List<CustomerView> some) {
            return some.size() == views.size() ? this : new Customers(model, some, stored, now, pots, first);
        }
    }

    /** The customers of an attempt that could be locked, and their histories. */
    record Available(Attempt attempt, Histories histories) {}

    /** Thrown when a budget no longer covers the decisions. */
    private static final class BudgetChanged extends RuntimeException {

        private static final long serialVersionUID = 1L;

        BudgetChanged() {
            super("A budget was used by another decision in the meantime", null, false, false);
        }
    }

    /** One attempt within its transaction. */
    final class Attempt {

        private final Customers customers;
        private final boolean exclusive;

        private Attempt(Customers customers, boolean exclusive) {
            this.customers = customers;
            this.exclusive = exclusive;
        }

        /** Locks the customers, updates their programme ledgers and reads their histories. */
        Histories lock() {
            return histories(lockWithSharers(customers.views));
        }

        /**
         * Locks those customers that no other transaction has locked, without waiting.
         *
         * @return what is left of the attempt; {@code null} if nothing is
         */
        @Nullable
        Available lockAvailable() {
            Sharing sharing = sharedContacts.sharers(customers.views);
            Set<String> all = ids(customers.views);
            all.addAll(sharing.others());
            Set<String> locked = contactHistories.lockAvailable(all);
            List<CustomerView> views = customers.views.stream()
                    .filter(view -> locked.contains(view.id()) && locked.containsAll(sharing.othersOf(view.id())))
                    .toList();
            if (views.isEmpty()) {
                return null;
            }
            if (!sharing.isEmpty()
                    && !locked.containsAll(sharedContacts.sharers(views).others())) {
                throw new PessimisticLockingFailureException("Another customer has got the same address meanwhile");
            }
            Attempt attempt = new Attempt(customers.only(views), exclusive);
            return new Available(attempt, attempt.histories(sharing));
        }

        private Histories histories(Sharing sharing) {
            DecisionModel model = customers.model;
            List<CustomerView> views = customers.views;
            Instant now = customers.now;
            LookBack reach = lookBack(model.rules());
            if (exclusive) {
                budgets.firstCustomers().lock(customers.first.caps().keySet());
            }
            Map<String, BigDecimal> used = exclusive ? budgets.lock(customers.pots) : budgets.used(customers.pots);
            Map<String, ContactHistory> known =
                    relevant(reach, contactHistories.ofLocked(ids(views), used, now, reach.reach(now)), views);
            known.replaceAll(countedAmongFirst(customers.first, views));
            return new Histories(
                    customers.stored
                            ? programmes.count(model, views, known, now)
                            : programmes.preview(model, views, known, now),
                    sharedContacts.contacts(sharing, views, model.rules(), now, now.plus(ContactHistory.LOOK_BACK)));
        }

        /** Locks the customers and those at the same addresses, whose contacts count for them. */
        private Sharing lockWithSharers(List<CustomerView> views) {
            Sharing sharing = sharedContacts.sharers(views);
            Set<String> all = ids(views);
            all.addAll(sharing.others());
            contactHistories.lock(all);
            if (!sharing.isEmpty()
                    && !all.containsAll(sharedContacts.sharers(views).others())) {
                throw new PessimisticLockingFailureException("Another customer has got the same address meanwhile");
            }
            return sharing;
        }

        /** Records decisions with their receipts. */
        void record(List<DecisionTrace> results) {
            keep(results.stream().map(DecisionRecorder.this::receipt).toList());
        }

        /** Records decisions and their receipts, adds them to the outbox and reserves their amounts. */
        void keep(List<Receipt> all) {
            List<Decision> made = all.stream().map(Receipt::decision).toList();
            decisions.record(made, customers.now);
            receipts.keep(all);
            outbox.put(made);
            List<FirstCustomers.Use> uses = customers.first.in(made, customers.now);
            if (!uses.isEmpty() && !budgets.firstCustomers().reserve(uses, customers.first.caps())) {
                throw new BudgetChanged();
            }
            List<Budgets.Draw> draws = BudgetDraws.of(made, customers.now);
            if (!draws.isEmpty() && !budgets.reserve(draws, customers.pots, customers.now)) {
                throw new BudgetChanged();
            }
        }

        /**
         * Stores when to decide again, of all customers that are decided for, also of those with nothing to record.
         *
         * @param refused ids of customers without a possible decision
         */
        void planWakeUps(List<DecisionTrace> decided, Collection<String> refused) {
            wakeUps.plan(decided, refused, customers.now);
        }

        /** Stores when to decide again, as it was computed elsewhere. */
        void wake(Map<String, Instant> due) {
            wakeUps.set(due);
        }
    }

    private Receipt receipt(DecisionTrace result) {
        return Receipt.of(engine, result);
    }

    /** Returns a function that adds to each history which actions for the first customers are taken, in one query. */
    private BiFunction<String, ContactHistory, ContactHistory> countedAmongFirst(
            FirstUses first, List<CustomerView> views) {
        if (first.isEmpty() || views.isEmpty()) {
            return (id, history) -> history;
        }
        Map<String, ContactHistory.FirstCustomers> counted =
                budgets.firstCustomers().of(first.caps().keySet(), ids(views));
        return (id, history) -> history.withFirst(counted.getOrDefault(id, ContactHistory.FirstCustomers.NONE));
    }

    private static Map<String, ContactHistory> relevant(
            LookBack lookBack, Map<String, ContactHistory> known, List<CustomerView> views) {
        Map<String, ContactHistory> relevant = new HashMap<>(known);
        views.forEach(view -> relevant.computeIfPresent(view.id(), (id, history) -> lookBack.relevant(history, view)));
        return relevant;
    }

    /** Returns the look-back of a rule book. The last one is cached, since computing it visits every action. */
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
