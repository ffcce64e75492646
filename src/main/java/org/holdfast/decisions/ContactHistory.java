package org.holdfast.decisions;

import java.io.Serializable;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.holdfast.facts.Channel;
import org.holdfast.facts.Purpose;
import org.holdfast.facts.promise.Promise;
import org.holdfast.loyalty.past.Dealings;
import org.holdfast.loyalty.programmes.ProgrammeBalance;
import org.holdfast.rules.RuleBook;
import org.jspecify.annotations.Nullable;

/**
 * Earlier actions for a customer and the use of the budgets. While the facts hold what happened to the customer, this
 * is what we did.
 *
 * @param acts earlier actions that can still matter, the latest first; all of them within {@link #LOOK_BACK}
 * @param budgetUsed amount drawn from each budget in its current period, in the company's currency; 0 for missing names
 * @param holdings balances in loyalty programmes that we keep; {@code null} when they were not loaded
 * @param shared recent contacts of other records at an address that the customer shares with them
 * @param first how many customers have got the actions that only the first customers get
 */
public record ContactHistory(
        List<RecordedAction> acts,
        Map<String, BigDecimal> budgetUsed,
        @Nullable List<ProgrammeBalance> holdings,
        List<SharedContact> shared,
        FirstCustomers first) {

    /** Period for which earlier actions always matter. Older ones matter only under certain limits. */
    public static final Duration LOOK_BACK = Duration.ofDays(400);
    /** Period for which an action without an expiry date stays open when no outcome is reported. */
    public static final Duration OPEN_WITHOUT_DATE = Duration.ofDays(30);
    /** History of a new customer while all budgets are unused. */
    public static final ContactHistory NONE = new ContactHistory(List.of(), Map.of());

    public ContactHistory {
        acts = List.copyOf(acts);
        budgetUsed = Map.copyOf(budgetUsed);
        holdings = holdings == null ? null : List.copyOf(holdings);
        shared = List.copyOf(shared);
    }

    /** A contact of another record at a shared address. */
    public record SharedContact(Channel channel, Purpose purpose, Instant at) implements Serializable {}

    /**
     * The actions that only a number of first customers get.
     *
     * @param taken number of customers who count for each action; 0 for missing ids
     * @param counted actions for which the customer is one of them
     */
    public record FirstCustomers(Map<String, Integer> taken, Set<String> counted) {

        /** Nobody has got any. */
        public static final FirstCustomers NONE = new FirstCustomers(Map.of(), Set.of());

        public FirstCustomers {
            taken = Map.copyOf(taken);
            counted = Set.copyOf(counted);
        }

        /** Returns the same with other numbers, which decisions for other customers have changed. */
        public FirstCustomers with(Map<String, Integer> nowTaken) {
            return nowTaken.equals(taken) ? this : new FirstCustomers(nowTaken, counted);
        }
    }

    /** Creates a history without programme balances. */
    public ContactHistory(List<RecordedAction> acts, Map<String, BigDecimal> budgetUsed) {
        this(acts, budgetUsed, null, List.of(), FirstCustomers.NONE);
    }

    public ContactHistory withUsed(Map<String, BigDecimal> other) {
        return new ContactHistory(acts, other, holdings, shared, first);
    }

    public ContactHistory withHoldings(@Nullable List<ProgrammeBalance> other) {
        return new ContactHistory(acts, budgetUsed, other, shared, first);
    }

    public ContactHistory withActs(List<RecordedAction> other) {
        return new ContactHistory(other, budgetUsed, holdings, shared, first);
    }

    public ContactHistory withShared(List<SharedContact> other) {
        return new ContactHistory(acts, budgetUsed, holdings, other, first);
    }

    public ContactHistory withFirst(FirstCustomers other) {
        return new ContactHistory(acts, budgetUsed, holdings, shared, other);
    }

    /**
     * The range of earlier actions to load.
     *
     * @param since start of the range
     * @param bound whether to include earlier actions that have a subject, can still be accepted or hold a promise,
     *     which matter whatever their age
     * @param always ids of actions that matter whatever their age
     */
    public record Reach(Instant since, boolean bound, Set<String> always) {

        public Reach {
            always = Set.copyOf(always);
        }

        /** Returns the range that always matters. */
        public static Reach usual(Instant now) {
            return new Reach(now.minus(LOOK_BACK), false, Set.of());
        }
    }

    /** Returns the open action with this name and subject. */
    public Optional<RecordedAction> open(String action, @Nullable String subject, Instant now) {
        return acts.stream()
                .filter(act -> act.isAbout(action, subject) && act.isOpen(now))
                .findFirst();
    }

    /** Returns the promises we made. */
    public List<Promise> promises() {
        return acts.stream()
                .map(RecordedAction::promise)
                .filter(Objects::nonNull)
                .toList();
    }

    /** Returns what the rules of a book can use of this history. */
    public Dealings dealings(RuleBook book) {
        return new Dealings(
                promises(),
                holdings,
                book.asksForPastActions()
                        ? acts.stream()
                                .map(act -> act.asPast(
                                        book.actions().get(act.action().id())))
                                .toList()
                        : List.of());
    }

    /** Returns the actions for an incident. */
    public Stream<RecordedAction> about(String incident) {
        return acts.stream().filter(act -> incident.equals(act.matter().incident()));
    }
}
