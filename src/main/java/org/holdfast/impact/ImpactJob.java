package org.holdfast.impact;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.holdfast.decisions.Decider;
import org.holdfast.decisions.DecisionModel;
import org.holdfast.facts.StoredCustomer;
import org.holdfast.impact.Impact.State;
import org.holdfast.simulation.comparison.CustomerDifference;
import org.holdfast.simulation.comparison.DifferenceReport;
import org.holdfast.simulation.comparison.DifferenceTotals;
import org.holdfast.simulation.comparison.EarlierDecisions;
import org.holdfast.simulation.comparison.RuleBookComparison;
import org.jspecify.annotations.Nullable;

/** One comparison while it runs on this node. Customers are read batch by batch, so memory stays flat. */
final class ImpactJob {

    /** Number of customers that are shown. */
    static final int EXAMPLES = 5;
    /** How often progress is stored, as a sign of life for other nodes. */
    private static final Duration SIGN_OF_LIFE = Duration.ofSeconds(2);

    private final Inputs inputs;
    private final ImpactTable table;
    private final Clock clock;
    private volatile Impact impact;
    private volatile @Nullable AffectedCustomers affected;
    private volatile boolean stopped;
    private Instant stored;

    /** What is compared. */
    record Inputs(Decider decider, DecisionModel before, DecisionModel after, EarlierDecisions earlier) {}

    /** Reads customers in batches, each when it is needed. */
    interface Batches {

        Iterable<List<StoredCustomer>> read();
    }

    ImpactJob(Impact impact, Inputs inputs, ImpactTable table, Clock clock) {
        this.impact = impact;
        this.inputs = inputs;
        this.table = table;
        this.clock = clock;
        this.stored = impact.asOf();
    }

    Impact impact() {
        return impact;
    }

    @Nullable
    AffectedCustomers affected() {
        return affected;
    }

    /** Stops the comparison, whether it runs or waits for its turn. */
    void stop() {
        stopped = true;
        end(State.STOPPED);
    }

    /** Stops working without saying so, because the program ends. */
    void abandon() {
        stopped = true;
    }

    boolean isWanted() {
        return !stopped && impact.isRunning();
    }

    /** Compares the sample. */
    void sample(Batches sample) {
        ImpactNumbers numbers = compare(sample, false);
        if (numbers != null) {
            change(new Change(impact.state(), impact.compared(), numbers, null));
        }
    }

    /** Compares all customers. */
    void all(Batches all) {
        ImpactNumbers numbers = compare(all, true);
        if (numbers != null) {
            change(new Change(State.DONE, numbers.changes().compared(), impact.sample(), numbers));
        }
    }

    /** Ends the comparison without a result. */
    void end(State state) {
        change(new Change(state, impact.compared(), impact.sample(), null));
    }

    /** Returns the numbers, or {@code null} if the comparison was stopped. */
    private @Nullable ImpactNumbers compare(Batches batches, boolean progress) {
        DecisionModel before = inputs.before;
        DecisionModel after = inputs.after.with(before.forecasts());
        RuleBookComparison comparison =
                new RuleBookComparison(inputs.decider, before, after, impact.asOf(), inputs.earlier);
        DifferenceTotals totals = new DifferenceTotals(EXAMPLES);
        long compared = 0;
        for (List<StoredCustomer> batch : batches.read()) {
            if (stopped) {
                return null;
            }
            comparison.compare(batch).forEach(totals::add);
            compared += batch.size();
            if (progress) {
                progress(compared);
            }
        }
        DifferenceReport report = totals.difference();
        affected = new AffectedCustomers(after, impact.asOf(), inputs.earlier, examples(report.examples()));
        return ImpactNumbers.of(report, after.assumptions().currency());
    }

    /** Chooses customers so that each kind of change is represented. */
    private static List<CustomerDifference> examples(List<CustomerDifference> all) {
        return ExampleChoice.of(all, EXAMPLES);
    }

    private synchronized void progress(long compared) {
        if (!impact.isRunning()) {
            return;
        }
        impact = with(new Change(impact.state(), compared, impact.sample(), impact.result()));
        Instant now = clock.instant();
        if (Duration.between(stored, now).compareTo(SIGN_OF_LIFE) >= 0) {
            stored = now;
            if (!table.update(impact, now)) {
                // Another node was asked to stop it.
                stopped = true;
                impact = with(new Change(State.STOPPED, compared, impact.sample(), null));
            }
        }
    }

    private record Change(
            State state,
            long compared,
            @Nullable ImpactNumbers sample,
            @Nullable ImpactNumbers result) {}

    private synchronized void change(Change change) {
        if (!impact.isRunning()) {
            return;
        }
        impact = with(change);
        table.update(impact, clock.instant());
    }

    private Impact with(Change change) {
        return new Impact(
                impact.id(),
                impact.draft(),
                impact.books(),
                impact.asOf(),
                change.state,
                impact.startedBy(),
                impact.customers(),
                change.compared,
                change.sample,
                change.result);
    }
}
