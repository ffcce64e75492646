package org.holdfast.outcomes;

import java.math.BigDecimal;
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
import org.holdfast.rules.model.Gift;
import org.holdfast.rules.model.ProgrammeEffect;
import org.jspecify.annotations.Nullable;

/**
 * Applies the effects of accepted actions on loyalty programmes: once, however often the acceptance is reported, and
 * undone if the action is rejected or fails later. Memberships that the CRM keeps are left to the CRM.
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

    /** The effect of an action for a customer. */
    record Effect(String customerId, String actionId, ProgrammeEffect change) {}

    /** Returns the programme effect of an action; {@code null} when it has none. */
    @Nullable
    Effect of(String actionId) {
        int end = actionId.lastIndexOf('.');
        Decision decision =
                decisions.find(end < 0 ? actionId : actionId.substring(0, end)).orElse(null);
        if (decision == null) {
            return null;
        }
        Decision.DecidedAction act = decision.actions().stream()
                .filter(each -> actionId.equals(each.actionId()))
                .findFirst()
                .orElse(null);
        Action action = act == null
                ? null
                : live.book().rules().actions().get(act.action().id());
        ProgrammeEffect change = action == null || act == null
                ? null
                : change(action.content().effect(), act.grant().given());
        return change == null ? null : new Effect(decision.customerId(), actionId, change);
    }

    /** Returns the effect with the points of the decision, if the rule said how many; {@code null} if it gave none. */
    private static @Nullable ProgrammeEffect change(@Nullable ProgrammeEffect effect, Decision.@Nullable Given given) {
        if (effect == null || !effect.asProposed()) {
            return effect;
        }
        BigDecimal points = given == null || given.gift().form() != Gift.Form.POINTS
                ? null
                : given.gift().number();
        return points == null ? null : effect.giving(points.intValueExact());
    }

    /** Locks the customer against decisions. Must be first in the transaction, to avoid deadlocks. */
    void lock(Effect effect) {
        contactHistories.lock(Set.of(effect.customerId));
    }

    /**
     * Applies or undoes an effect, within the transaction that holds the lock.
     *
     * @throws InsufficientBalance when the customer does not have enough points or stamps
     */
    void settle(Effect effect, RecordedAction.Status status, Instant now) {
        DecisionModel book = live.book();
        StoredCustomer customer = customers.find(effect.customerId).orElse(null);
        Programme programme = book.rules().programmes().stream()
                .filter(each -> each.name().equals(effect.change.programme()))
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

    /**
     * Takes back an effect that was applied by mistake, within the transaction that holds the lock.
     *
     * @return {@code false} if more was counted since on account of it
     */
    boolean takeBack(Effect effect, Instant now) {
        if (effect.change.joins()) {
            return ledgers.leave(
                    effect.customerId, effect.change.programme(), LedgerReconciliation.cause(effect.actionId));
        }
        settle(effect, RecordedAction.Status.REJECTED, now);
        return true;
    }

    private static Ledger lines(
            Effect effect, RecordedAction.Status status, @Nullable Terms terms, Ledger ledger, LocalDate today) {
        ProgrammeEffect change = effect.change;
        if (change.joins()) {
            return enrolment(effect, status, ledger, today);
        }
        LedgerUnit unit = change.takesCard() ? LedgerUnit.STAMPS : change.unit();
        int amount = amount(change, terms);
        boolean undone = status == RecordedAction.Status.REJECTED || status == RecordedAction.Status.FAILED;
        boolean applies =
                status == RecordedAction.Status.ACCEPTED || status == RecordedAction.Status.DELIVERED && amount > 0;
        if (unit == null
                || !applies && !undone
                || ledger.member(change.programme()).isEmpty()) {
            return Ledger.NONE;
        }
        List<LedgerEntry> lines = LedgerReconciliation.effect(
                ledger,
                change.programme(),
                unit,
                effect.actionId,
                undone ? 0 : amount,
                today,
                change.expireAfterDays() == null ? null : today.plusDays(change.expireAfterDays()));
        if (applies) {
            checkBalance(ledger.account(change.programme(), unit).balance(), lines, unit, change.programme());
        }
        return new Ledger(List.of(), lines);
    }

    private static Ledger enrolment(Effect effect, RecordedAction.Status status, Ledger ledger, LocalDate today) {
        String programme = effect.change.programme();
        return status != RecordedAction.Status.ACCEPTED
                        || ledger.member(programme).isPresent()
                ? Ledger.NONE
                : new Ledger(
                        List.of(new Enrolment(programme, today, LedgerReconciliation.cause(effect.actionId))),
                        List.of());
    }

    /** Returns the points or stamps to add, negative to take; a full card takes its number of stamps. */
    private static int amount(ProgrammeEffect change, @Nullable Terms terms) {
        if (!change.takesCard()) {
            return change.amount();
        }
        return terms == null || terms.stamps() == null ? 0 : -terms.stamps().card();
    }

    private static void checkBalance(int balance, List<LedgerEntry> lines, LedgerUnit unit, String programme) {
        int needed = -lines.stream()
                .filter(line -> line.kind() == LedgerEntry.Kind.SPENT)
                .mapToInt(LedgerEntry::amount)
                .sum();
        if (needed > 0 && balance < needed) {
            throw new InsufficientBalance(unit, needed, Math.max(0, balance), programme);
        }
    }
}
