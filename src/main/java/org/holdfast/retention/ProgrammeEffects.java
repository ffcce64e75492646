package org.holdfast.retention;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.holdfast.decisions.Decision;
import org.holdfast.decisions.DecisionBook;
import org.holdfast.decisions.PastAct;
import org.holdfast.decisions.Standing;
import org.holdfast.facts.CustomerSource;
import org.holdfast.facts.KnownCustomer;
import org.holdfast.history.Decisions;
import org.holdfast.history.ProgrammeLedger;
import org.holdfast.history.Standings;
import org.holdfast.loyalty.CustomerView;
import org.holdfast.loyalty.programmes.Counting;
import org.holdfast.loyalty.programmes.Entry;
import org.holdfast.loyalty.programmes.Ledger;
import org.holdfast.loyalty.programmes.Member;
import org.holdfast.loyalty.programmes.Programme;
import org.holdfast.loyalty.programmes.Terms;
import org.holdfast.loyalty.programmes.Unit;
import org.holdfast.retention.publishing.LiveBook;
import org.holdfast.rules.model.Action;
import org.holdfast.rules.model.ProgrammeEffect;
import org.jspecify.annotations.Nullable;

/**
 * What an action that was accepted does in a loyalty programme: once, however often it is reported, and undone when nothing came of it
 * after all. Where the CRM keeps the membership, nothing happens here; it learns of the acceptance from whoever reported it.
 */
final class ProgrammeEffects {

    private final LiveBook live;
    private final Decisions decisions;
    private final Standings standings;
    private final ProgrammeLedger ledgers;
    private final CustomerSource customers;

    ProgrammeEffects(LiveBook live, Decisions decisions, Standings standings, ProgrammeLedger ledgers, CustomerSource customers) {
        this.live = live;
        this.decisions = decisions;
        this.standings = standings;
        this.ledgers = ledgers;
        this.customers = customers;
    }

    /** An effect, and for whom. */
    record Effect(String customerId, String actionId, ProgrammeEffect what) {
    }

    /** What an action does in a programme that is still kept; {@code null} when nothing. */
    @Nullable Effect of(String actionId) {
        int end = actionId.lastIndexOf('.');
        Decision decision = decisions.find(end < 0 ? actionId : actionId.substring(0, end)).orElse(null);
        String id = decision == null ? null : decision.actions().stream().filter(act -> actionId.equals(act.actionId()))
                .map(Decision.Act::action).findFirst().orElse(null);
        Action action = id == null ? null : live.book().rules().actions().get(id);
        return action == null || action.effect() == null ? null : new Effect(decision.customerId(), actionId, action.effect());
    }

    /** Makes decisions about the customer wait. First in the transaction, so that nobody waits in a circle. */
    void lock(Effect effect) {
        standings.lock(Set.of(effect.customerId));
    }

    /**
     * Within the transaction that holds the lock.
     *
     * @throws NotEnough when there are not enough points or stamps for it
     */
    void settle(Effect effect, PastAct.Status status, Instant now) {
        DecisionBook book = live.book();
        KnownCustomer customer = customers.find(effect.customerId).orElse(null);
        Programme programme = book.rules().programmes().stream().filter(each -> each.name().equals(effect.what.programme())).findFirst().orElse(null);
        if (customer == null || programme == null) {
            return;
        }
        CustomerView view = CustomerView.of(customer.facts(), book.viewpoint(now));
        if (view.subject().keptByCrm()) {
            return;
        }
        Ledger known = ledgers.of(Set.of(effect.customerId), now.plus(Standing.LOOK_BACK)).getOrDefault(effect.customerId, Ledger.NONE);
        Ledger counted = Counting.due(book.rules().programmes(), known, view.subject());
        Ledger own = lines(effect, status, programme.on(view.today()), known.plus(counted), view.today());
        Ledger due = counted.plus(own);
        if (!due.isEmpty()) {
            ledgers.add(Map.of(effect.customerId, due), book.rules().version(), now);
        }
    }

    private static Ledger lines(Effect effect, PastAct.Status status, @Nullable Terms terms, Ledger ledger, LocalDate today) {
        ProgrammeEffect what = effect.what;
        boolean undone = status == PastAct.Status.REJECTED || status == PastAct.Status.FAILED;
        if (what.joins()) {
            return status != PastAct.Status.ACCEPTED || ledger.member(what.programme()).isPresent() ? Ledger.NONE
                    : new Ledger(List.of(new Member(what.programme(), today, Counting.cause(effect.actionId))), List.of());
        }
        Unit unit = what.takesCard() ? Unit.STAMPS : what.unit();
        int amount = !what.takesCard() ? what.amount() : terms == null || terms.stamps() == null ? 0 : -terms.stamps().card();
        boolean happens = status == PastAct.Status.ACCEPTED || status == PastAct.Status.DELIVERED && amount > 0;
        if (unit == null || !happens && !undone || ledger.member(what.programme()).isEmpty()) {
            return Ledger.NONE;
        }
        int had = ledger.account(what.programme(), unit).balance();
        List<Entry> lines = Counting.effect(ledger, what.programme(), unit, effect.actionId, undone ? 0 : amount, today,
                what.expireAfterDays() == null ? null : today.plusDays(what.expireAfterDays()));
        int wanted = -lines.stream().filter(line -> line.kind() == Entry.Kind.SPENT).mapToInt(Entry::amount).sum();
        if (happens && wanted > 0 && had < wanted) {
            throw new NotEnough(unit, wanted, Math.max(0, had), what.programme());
        }
        return new Ledger(List.of(), lines);
    }
}
