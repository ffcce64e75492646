package org.holdfast.outcomes;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.holdfast.audit.Actor;
import org.holdfast.audit.AuditAction;
import org.holdfast.audit.AuditEvent;
import org.holdfast.audit.AuditTrail;
import org.holdfast.coordination.LostRaceRetry;
import org.holdfast.customers.RedecisionRequested;
import org.holdfast.decisions.ContactHistory;
import org.holdfast.decisions.DecisionModel;
import org.holdfast.facts.CustomerRepository;
import org.holdfast.facts.StoredCustomer;
import org.holdfast.facts.validation.InvalidInput;
import org.holdfast.facts.validation.NotFound;
import org.holdfast.facts.validation.SimilarNames;
import org.holdfast.history.ContactHistories;
import org.holdfast.history.ProgrammeLedger;
import org.holdfast.loyalty.CustomerView;
import org.holdfast.loyalty.programmes.Enrolment;
import org.holdfast.loyalty.programmes.Ledger;
import org.holdfast.loyalty.programmes.LedgerEntry;
import org.holdfast.loyalty.programmes.LedgerReconciliation;
import org.holdfast.loyalty.programmes.Programme;
import org.holdfast.loyalty.programmes.Terms;
import org.holdfast.publishing.LiveRuleBook;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Enters points and stamps by hand, each once, with a reason, who did it, and an entry in the audit trail. A membership
 * that the CRM keeps is left to the CRM.
 */
public class HandPoints {

    private static final int TRIES = 20;

    /** Largest balance that entries by hand may lead to; leaves room for what orders earn. */
    private static final int MOST_TOGETHER = 1_000_000_000;

    private final LiveRuleBook live;
    private final CustomerRepository customers;
    private final ContactHistories contactHistories;
    private final ProgrammeLedger ledgers;
    private final RedecisionRequested redecisionRequested;
    private final AuditTrail trail;
    private final LostRaceRetry retry;
    private final TransactionTemplate transaction;
    private final Clock clock;

    public HandPoints(
            LiveRuleBook live,
            CustomerRepository customers,
            ContactHistories contactHistories,
            ProgrammeLedger ledgers,
            RedecisionRequested redecisionRequested,
            AuditTrail trail,
            TransactionTemplate transaction,
            Clock clock) {
        this.live = live;
        this.customers = customers;
        this.contactHistories = contactHistories;
        this.ledgers = ledgers;
        this.redecisionRequested = redecisionRequested;
        this.trail = trail;
        this.retry = LostRaceRetry.of(transaction, TRIES);
        this.transaction = transaction;
        this.clock = clock;
    }

    /**
     * What became of an entry.
     *
     * @param entered whether it is new; {@code false} if it was entered before
     * @param balance balance of the customer after it
     */
    public record Entered(boolean entered, int balance) {}

    /**
     * Adds or takes units of a member.
     *
     * @throws InsufficientBalance if more are taken than the customer has
     * @throws DifferentEntry if the key was used for another entry
     * @throws InvalidInput if the entry is not possible
     */
    public Entered adjust(HandEntry entry, Actor actor) {
        HandEntry.checkAmount(entry.amount(), HandEntry.MOST_BY_HAND);
        return enter(entry, LedgerEntry.Kind.ADJUSTED, actor, true);
    }

    /**
     * Enters what a customer brings along from another programme; who is not a member becomes one.
     *
     * @throws DifferentEntry if the key was used for another entry
     * @throws InvalidInput if the entry is not possible
     */
    public Entered open(HandEntry entry, Actor actor) {
        return enter(entry, LedgerEntry.Kind.OPENING, actor, false);
    }

    /**
     * Checks an opening balance; nothing is entered.
     *
     * @param together units of other entries that are about to be entered for the customer
     * @return whether it is new
     * @throws DifferentEntry if the key was used for another entry
     * @throws InvalidInput if the entry is not possible
     */
    public boolean check(HandEntry entry, long together) {
        StoredCustomer customer = customers
                .find(entry.customerId())
                .orElseThrow(() -> new InvalidInput("customerId", "\"" + entry.customerId() + "\" is not known"));
        DecisionModel book = live.book();
        Instant now = now();
        checkTerms(entry, programme(entry, book), CustomerView.of(customer.facts(), book.viewpoint(now)));
        Ledger known = known(entry, now);
        LedgerEntry before = LedgerReconciliation.byHand(known, entry.customerId(), entry.key());
        if (before == null) {
            checkTogether(entry, balance(entry, known) + together);
        } else {
            checkSame(entry, before);
        }
        return before == null;
    }

    private Ledger known(HandEntry entry, Instant now) {
        return ledgers.of(Set.of(entry.customerId()), now.plus(ContactHistory.LOOK_BACK))
                .getOrDefault(entry.customerId(), Ledger.NONE);
    }

    private Entered enter(HandEntry entry, LedgerEntry.Kind kind, Actor actor, boolean audited) {
        return retry.execute(() -> {
            contactHistories.lock(Set.of(entry.customerId()));
            Entered result = enterLocked(entry, kind, actor);
            if (result.entered() && audited) {
                trail.append(new AuditEvent(
                        actor,
                        AuditAction.POINTS_ENTERED,
                        AuditEvent.Target.customer(entry.customerId()),
                        Map.of(
                                "programme", entry.programme(),
                                "unit", entry.units().toString(),
                                "amount", entry.amount(),
                                "key", entry.key())));
            }
            return result;
        });
    }

    /** Records that balances of another programme begin to be brought along. */
    public void begun(Actor actor, String from) {
        transaction.executeWithoutResult(
                status -> trail.append(new AuditEvent(actor, AuditAction.POINTS_IMPORTED, null, Map.of("from", from))));
    }

    private Entered enterLocked(HandEntry entry, LedgerEntry.Kind kind, Actor actor) {
        Instant now = now();
        StoredCustomer customer =
                customers.find(entry.customerId()).orElseThrow(() -> new NotFound("customer", entry.customerId()));
        DecisionModel book = live.book();
        CustomerView view = CustomerView.of(customer.facts(), book.viewpoint(now));
        checkTerms(entry, programme(entry, book), view);
        Ledger known = known(entry, now);
        LedgerEntry before = LedgerReconciliation.byHand(known, entry.customerId(), entry.key());
        if (before != null) {
            return repeated(entry, before, known);
        }
        if (kind == LedgerEntry.Kind.ADJUSTED) {
            checkLasts(entry.expiresOn(), view.today());
        }
        Ledger due = LedgerReconciliation.due(book.rules().programmes(), known, view.programmeCustomer());
        LocalDate on = entry.on() == null ? view.today() : entry.on();
        if (known.plus(due).member(entry.programme()).isEmpty()) {
            due = due.plus(membership(entry, kind, on));
        }
        Ledger counted = known.plus(due);
        int balance = balance(entry, counted);
        checkTogether(entry, balance);
        if (kind == LedgerEntry.Kind.ADJUSTED && entry.amount() < 0 && balance + entry.amount() < 0) {
            throw new InsufficientBalance(entry.units(), -entry.amount(), Math.max(0, balance), entry.programme());
        }
        List<LedgerEntry> lines = LedgerReconciliation.byHand(
                counted,
                entry.customerId(),
                new LedgerReconciliation.ByHand(
                        kind,
                        entry.programme(),
                        entry.units(),
                        entry.amount(),
                        entry.key(),
                        on,
                        entry.expiresOn(),
                        new LedgerEntry.Remark(entry.reason(), actor.name())),
                view.today());
        Ledger all = due.plus(new Ledger(List.of(), lines));
        ledgers.add(Map.of(entry.customerId(), all), book.rules().version(), now);
        redecisionRequested.ask(Set.of(entry.customerId()), now);
        return new Entered(true, balance(entry, known.plus(all)));
    }

    private static Entered repeated(HandEntry entry, LedgerEntry before, Ledger known) {
        checkSame(entry, before);
        return new Entered(false, balance(entry, known));
    }

    private static void checkSame(HandEntry entry, LedgerEntry before) {
        if (!before.programme().equals(entry.programme())
                || before.unit() != entry.units()
                || before.amount() != entry.amount()) {
            throw new DifferentEntry(entry.key());
        }
    }

    private static int balance(HandEntry entry, Ledger ledger) {
        return ledger.account(entry.programme(), entry.units()).balance();
    }

    private static void checkTogether(HandEntry entry, long balance) {
        if (Math.abs(balance + entry.amount()) > MOST_TOGETHER) {
            throw new InvalidInput(
                    "amount",
                    "is " + entry.amount() + "; the balance is " + balance + ", and can be at most " + MOST_TOGETHER);
        }
    }

    private static Ledger membership(HandEntry entry, LedgerEntry.Kind kind, LocalDate on) {
        if (kind != LedgerEntry.Kind.OPENING) {
            throw new InvalidInput(
                    "programme",
                    "\"" + entry.programme() + "\" does not have this customer as a member; let them join first, or "
                            + "bring their balance along with POST /v1/points");
        }
        LocalDate joined = entry.joinedOn() == null ? on : entry.joinedOn();
        return new Ledger(List.of(new Enrolment(entry.programme(), joined, Enrolment.BROUGHT_ALONG)), List.of());
    }

    private static Programme programme(HandEntry entry, DecisionModel book) {
        List<String> names =
                book.rules().programmes().stream().map(Programme::name).toList();
        return book.rules().programmes().stream()
                .filter(each -> each.name().equals(entry.programme()))
                .findFirst()
                .orElseThrow(() -> new InvalidInput(
                        "programme",
                        "\"" + entry.programme() + "\" is not a programme of the live rule book"
                                + SimilarNames.hint(entry.programme(), new ArrayList<>(names))));
    }

    private static void checkTerms(HandEntry entry, Programme programme, CustomerView view) {
        if (view.programmeCustomer().keptByCrm()) {
            throw new InvalidInput(
                    "customerId", "\"" + entry.customerId() + "\" has a membership that the CRM keeps; enter it there");
        }
        LocalDate today = view.today();
        Terms terms = programme.on(today);
        if (terms == null || terms.earning(entry.units()) == null) {
            throw new InvalidInput(
                    "unit", "is " + entry.units() + ", which \"" + programme.name() + "\" does not have");
        }
        checkNotAfter("on", entry.on(), today);
        checkNotAfter("joinedOn", entry.joinedOn(), today);
    }

    private static void checkLasts(@Nullable LocalDate expiresOn, LocalDate today) {
        if (expiresOn != null && !expiresOn.isAfter(today)) {
            throw new InvalidInput("expiresOn", "is " + expiresOn + "; the units would expire at once");
        }
    }

    private static void checkNotAfter(String field, @Nullable LocalDate day, LocalDate today) {
        if (day != null && day.isAfter(today)) {
            throw new InvalidInput(field, "is " + day + ", which is in the future");
        }
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
