package org.holdfast.decisions;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.holdfast.facts.promise.Promise;
import org.holdfast.loyalty.programmes.ProgrammeBalance;
import org.jspecify.annotations.Nullable;

/**
 * What was decided for a customer before, and how much is left to give. The facts say what happened to the customer,
 * this says what we did.
 *
 * @param acts that can still matter, the latest first; everything within {@link #LOOK_BACK}
 * @param budgetUsed what was drawn from each budget in its current period, in the company's currency; nothing from
 *     those that are missing
 * @param holdings in loyalty programmes that we keep; {@code null} where they were not read
 */
public record ContactHistory(
        List<RecordedAction> acts,
        Map<String, BigDecimal> budgetUsed,
        @Nullable List<ProgrammeBalance> holdings) {

    /** How far back earlier actions always matter; older ones do where something asks about them. */
    public static final Duration LOOK_BACK = Duration.ofDays(400);
    /** How long an action without a date stays open when no outcome is reported. */
    public static final Duration OPEN_WITHOUT_DATE = Duration.ofDays(30);
    /** For a new customer, while nothing was drawn from any budget. */
    public static final ContactHistory NONE = new ContactHistory(List.of(), Map.of());

    public ContactHistory {
        acts = List.copyOf(acts);
        budgetUsed = Map.copyOf(budgetUsed);
        holdings = holdings == null ? null : List.copyOf(holdings);
    }

    /** Where no programmes are kept. */
    public ContactHistory(List<RecordedAction> acts, Map<String, BigDecimal> budgetUsed) {
        this(acts, budgetUsed, null);
    }

    public ContactHistory withUsed(Map<String, BigDecimal> other) {
        return new ContactHistory(acts, other, holdings);
    }

    public ContactHistory withHoldings(@Nullable List<ProgrammeBalance> other) {
        return new ContactHistory(acts, budgetUsed, other);
    }

    public ContactHistory withActs(List<RecordedAction> other) {
        return new ContactHistory(other, budgetUsed, holdings);
    }

    /**
     * Which earlier actions are asked for.
     *
     * @param since all that were decided after this
     * @param bound also whatever was decided earlier about an order, a complaint or another thing, what can still be
     *     taken up, and what holds a promise: those have no age at which they stop to matter
     */
    public record Reach(Instant since, boolean bound) {

        /** Only what always matters. */
        public static Reach usual(Instant now) {
            return new Reach(now.minus(LOOK_BACK), false);
        }
    }

    /** The same action about the same thing, while it is open. */
    public Optional<RecordedAction> open(String action, @Nullable String subject, Instant now) {
        return acts.stream()
                .filter(act -> act.isAbout(action, subject) && act.isOpen(now))
                .findFirst();
    }

    /** What we promised. */
    public List<Promise> promises() {
        return acts.stream()
                .map(RecordedAction::promise)
                .filter(Objects::nonNull)
                .toList();
    }

    /** What was done about an incident. */
    public Stream<RecordedAction> about(String incident) {
        return acts.stream().filter(act -> incident.equals(act.matter().incident()));
    }
}
