package org.holdfast.insight;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.holdfast.churn.ChurnForecasts;
import org.holdfast.decisioning.CustomerBatches;
import org.holdfast.decisions.Decider;
import org.holdfast.decisions.DecisionModel;
import org.holdfast.facts.CustomerRepository;
import org.holdfast.guardrails.SemanticsDiff;
import org.holdfast.history.Publication;
import org.holdfast.loyalty.Semantics;
import org.holdfast.publishing.RuleBookPublisher;
import org.holdfast.rules.files.BookSource;
import org.holdfast.simulation.comparison.DifferenceReport;
import org.holdfast.simulation.comparison.DifferenceTotals;
import org.holdfast.simulation.comparison.RuleBookComparison;
import org.jspecify.annotations.Nullable;

/**
 * Says what publishing a text under today's {@link Semantics} changes by that alone: which rules mean something else
 * than under those of the live book, who gains and who loses. Nothing is recorded.
 */
public final class UpgradeService {

    /** Drawn from the customers, the same ones each time: publishing must not wait for a whole base. */
    public static final int SAMPLE = 1_000;

    private final RuleBookPublisher publisher;
    private final ChurnForecasts churnForecasts;
    private final Decider decider;
    private final CustomerRepository customers;
    private final Clock clock;

    /**
     * Asks what was published instead of starting a live book: that would publish the folder, and a command must not do
     * so unasked.
     */
    UpgradeService(
            RuleBookPublisher publisher,
            ChurnForecasts churnForecasts,
            Decider decider,
            CustomerRepository customers,
            Clock clock) {
        this.publisher = publisher;
        this.churnForecasts = churnForecasts;
        this.decider = decider;
        this.customers = customers;
        this.clock = clock;
    }

    /**
     * What changes.
     *
     * @param from what the live book means
     * @param to what the text will mean once it is published
     * @param rules those that mean something else
     * @param customers how many customers were looked at
     * @param changes what becomes of their next best actions; {@code null} where the text cannot be decided with
     */
    public record Report(
            Semantics from,
            Semantics to,
            List<SemanticsDiff.Changed> rules,
            long customers,
            DifferenceReport.@Nullable Changes changes) {}

    /**
     * What publishing this text would change by its meaning alone; empty when the live book means what is meant today.
     */
    public Optional<Report> report(BookSource source) {
        return publisher
                .live()
                .filter(live -> !live.semantics().equals(Semantics.CURRENT))
                .map(live -> since(live, source));
    }

    private Report since(Publication published, BookSource source) {
        DecisionModel before =
                publisher.check(source.under(published.semantics())).book();
        DecisionModel after = publisher.check(source.under(Semantics.CURRENT)).book();
        if (before == null || after == null) {
            return new Report(published.semantics(), Semantics.CURRENT, List.of(), 0, null);
        }
        List<SemanticsDiff.Changed> rules = SemanticsDiff.between(before.rules(), after.rules());
        Instant asOf = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        RuleBookComparison comparison =
                new RuleBookComparison(decider, before.with(churnForecasts), after.with(churnForecasts), asOf);
        DifferenceTotals differenceTotals = new DifferenceTotals(0);
        CustomerBatches.of(customers, SAMPLE)
                .forEach(chunk -> comparison.compare(chunk).forEach(differenceTotals::add));
        DifferenceReport.Changes changes = differenceTotals.difference().changes();
        return new Report(published.semantics(), Semantics.CURRENT, rules, changes.customers(), changes);
    }
}
