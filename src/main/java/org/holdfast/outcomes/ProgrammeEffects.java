package org.holdfast.outcomes;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.holdfast.decisions.ContactHistory;
import org.holdfast.decisions.Decision;
import org.holdfast.decisions.DecisionModel;
import org.holdfast.decisions.RecordedAction;
import org.holdfast.facts.CustomerRepository;
import org.holdfast.facts.StoredCustomer;
import org.holdfast.history.ContactHistories;
import org.holdfast.history.Decisions;
import org.holdfast.history.ProgrammeLedger;
import org.holdfast.loyalty.CustomerView;
import org.holdfast.loyalty.programmes.Enrolment;
import org.holdfast.loyalty.programmes.Ledger;
import org.holdfast.loyalty.programmes.LedgerEntry;
import org.holdfast.loyalty.programmes.LedgerReconciliation;
import org.holdfast.loyalty.programmes.LedgerUnit;
import org.holdfast.loyalty.programmes.Programme;
import org.holdfast.loyalty.programmes.Terms;
import org.holdfast.publishing.LiveRuleBook;
import org.holdfast.rules.model.Action;
import org.holdfast.rules.model.ProgrammeEffect;
import org.jspecify.annotations.Nullable;

/**
 * What an action that was accepted does in a loyalty programme: once, however often it is reported, and undone when
 * nothing came of it after all. Where the CRM keeps the membership, nothing happens here; it learns of the acceptance
 * from whoever reported it.
 */
public final class ProgrammeEffects {

    private final LiveRuleBook live;
    private final Decisions decisions;
    private final ContactHistories contactHistories;
    private final ProgrammeLedger ledgers;
    private final CustomerRepository customers;

    public ProgrammeEffects(
            LiveRuleBook live,
            Decisions decisions,
            ContactHistories contactHistories,
            ProgrammeLedger ledgers,
            CustomerRepository customers) {
        this.live = live;
        this.decisions = decisions;
        this.contactHistories = contactHistories;
        this.ledgers = ledgers;
        this.customers = customers;
    }

    /** An effect, and for whom. */
    record Effect(String customerId, String actionId, ProgrammeEffect what) {}

    /** What an action does in a programme that is still kept; {@code null} when nothing. */
    @Nullable
    Effect of(String actionId) {
        int end = actionId.lastIndexOf('.');
        Decision decision =
                decisions.find(end < 0 ? actionId : actionId.substring(0, end)).orElse(null);
        String id = decision == null
                ? null
                : decision.actions().stream()
                        .filter(act -> actionId.equals(act.actionId()))
                        .map(act -> act.action().id())
                        .findFirst()
                        .orElse(null);
        Action action = id == null ? null : live.book().rules().actions().get(id);
        return action == null || action.content().effect() == null
                ? null
                : new Effect(decision.customerId(), actionId, action.content().effect());
    }

    /** Makes decisions about the customer wait. First in the transaction, so that nobody waits in a circle. */
    void lock(Effect effect) {
        contactHistories.lock(Set.of(effect.customerId));
    }

    /**
     * Within the transaction that holds the lock.
     *
     * @throws InsufficientBalance when there are not enough points or stamps for it
     */
    void settle(Effect effect, RecordedAction.Status status, Instant now) {
        DecisionModel book = live.book();
        StoredCustomer customer = customers.find(effect.customerId).orElse(null);
        Programme programme = book.rules().programmes().stream()
                .filter(each -> each.name().equals(effect.what.programme()))
                .findFirst()
                .orElse(null);
        if (customer == null || programme == null) {
            return;
        }
        CustomerView view = CustomerView.of(customer.facts(), book.viewpoint(now));
        if (view.programmeCustomer().keptByCrm()) {
            return;
        }
        Ledger known = ledgers.of(Set.of(effect.customerId), now.plus(ContactHistory.LOOK_BACK))
                .getOrDefault(effect.customerId, Ledger.NONE);
        Ledger counted = LedgerReconciliation.due(book.rules().programmes(), known, view.programmeCustomer());
        Ledger own = lines(effect, status, programme.on(view.today()), known.plus(counted), view.today());
        Ledger due = counted.plus(own);
        if (!due.isEmpty()) {
            ledgers.add(Map.of(effect.customerId, due), book.rules().version(), now);
        }
    }

    private static Ledger lines(
            Effect effect, RecordedAction.Status status, @Nullable Terms terms, Ledger ledger, LocalDate today) {
        ProgrammeEffect what = effect.what;
        boolean undone = status == RecordedAction.Status.REJECTED || status == RecordedAction.Status.FAILED;
        if (what.joins()) {
            return status != RecordedAction.Status.ACCEPTED
                            || ledger.member(what.programme()).isPresent()
                    ? Ledger.NONE
                    : new Ledger(
                            List.of(new Enrolment(
                                    what.programme(), today, LedgerReconciliation.cause(effect.actionId))),
                            List.of());
        }
        LedgerUnit unit = what.takesCard() ? LedgerUnit.STAMPS : what.unit();
        int amount = !what.takesCard()
                ? what.amount()
                : terms == null || terms.stamps() == null ? 0 : -terms.stamps().card();
        boolean happens =
                status == RecordedAction.Status.ACCEPTED || status == RecordedAction.Status.DELIVERED && amount > 0;
        if (unit == null
                || !happens && !undone
                || ledger.member(what.programme()).isEmpty()) {
            return Ledger.NONE;
        }
        int had = ledger.account(what.programme(), unit).balance();
        List<LedgerEntry> lines = LedgerReconciliation.effect(
                ledger,
                what.programme(),
                unit,
                effect.actionId,
                undone ? 0 : amount,
                today,
                what.expireAfterDays() == null ? null : today.plusDays(what.expireAfterDays()));
        int wanted = -lines.stream()
                .filter(line -> line.kind() == LedgerEntry.Kind.SPENT)
                .mapToInt(LedgerEntry::amount)
                .sum();
        if (happens && wanted > 0 && had < wanted) {
            throw new InsufficientBalance(unit, wanted, Math.max(0, had), what.programme());
        }
        return new Ledger(List.of(), lines);
    }
}
