package org.holdfast.insight;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.holdfast.churn.ChurnForecasts;
import org.holdfast.decisions.Decider;
import org.holdfast.decisions.DecisionModel;
import org.holdfast.facts.CustomerRepository;
import org.holdfast.guardrails.semantics.SemanticsDiff;
import org.holdfast.history.rulebooks.Publication;
import org.holdfast.loyalty.Semantics;
import org.holdfast.publishing.RuleBookPublisher;
import org.holdfast.rules.files.BookSource;
import org.holdfast.simulation.CustomerBatches;
import org.holdfast.simulation.comparison.DifferenceReport;
import org.holdfast.simulation.comparison.DifferenceTotals;
import org.holdfast.simulation.comparison.EarlierDecisions;
import org.holdfast.simulation.comparison.RuleBookComparison;
import org.jspecify.annotations.Nullable;

/**
 * Reports what publishing a rule book under the current {@link Semantics} changes by that alone: the rules that change
 * their meaning, and the effect on customers. Nothing is recorded.
 */
public final class UpgradeService {

    /** Number of customers to compare, always the same ones, so that publishing does not wait for all. */
    public static final int SAMPLE = 1_000;

    private final RuleBookPublisher publisher;
    private final ChurnForecasts churnForecasts;
    private final Decider decider;
    private final CustomerRepository customers;
    private final Clock clock;
    private final EarlierDecisions earlier;

    /** Uses the published rule book and not a live one, since starting a live one would publish the rules folder. */
    UpgradeService(
            RuleBookPublisher publisher,
            ChurnForecasts churnForecasts,
            Decider decider,
            CustomerRepository customers,
            Clock clock,
            EarlierDecisions earlier) {
        this.publisher = publisher;
        this.churnForecasts = churnForecasts;
        this.decider = decider;
        this.customers = customers;
        this.clock = clock;
        this.earlier = earlier;
    }

    /**
     * The effect of publishing.
     *
     * @param from semantics of the live rule book
     * @param to semantics after publishing
     * @param rules rules that change their meaning
     * @param customers number of customers compared
     * @param changes changes of their next best actions; {@code null} when the rule book cannot be built
     */
    public record Report(
            Semantics from,
            Semantics to,
            List<SemanticsDiff.Changed> rules,
            long customers,
            DifferenceReport.@Nullable Changes changes) {}

    /** Returns the effect of publishing; empty when the live rule book already has the current semantics. */
    public Optional<Report> report(BookSource source) {
        return publisher
                .live()
                .filter(live -> !live.semantics().equals(Semantics.CURRENT))
                .map(live -> compare(live, source));
    }

    private Report compare(Publication published, BookSource source) {
        DecisionModel before =
                publisher.check(source.under(published.semantics())).book();
        DecisionModel after = publisher.check(source.under(Semantics.CURRENT)).book();
        if (before == null || after == null) {
            return new Report(published.semantics(), Semantics.CURRENT, List.of(), 0, null);
        }
        List<SemanticsDiff.Changed> rules = SemanticsDiff.between(before.rules(), after.rules());
        Instant asOf = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        RuleBookComparison comparison =
                new RuleBookComparison(decider, before.with(churnForecasts), after.with(churnForecasts), asOf, earlier);
        DifferenceTotals differenceTotals = new DifferenceTotals(0);
        CustomerBatches.of(customers, SAMPLE)
                .forEach(chunk -> comparison.compare(chunk).forEach(differenceTotals::add));
        DifferenceReport.Changes changes = differenceTotals.difference().changes();
        return new Report(published.semantics(), Semantics.CURRENT, rules, changes.customers(), changes);
    }
}
