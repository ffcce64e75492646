package org.holdfast.insight;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.holdfast.decisions.Decider;
import org.holdfast.decisions.DecisionModel;
import org.holdfast.diagnostics.DidYouMean;
import org.holdfast.facts.CustomerRepository;
import org.holdfast.facts.validation.InvalidInput;
import org.holdfast.publishing.LiveRuleBook;
import org.holdfast.publishing.RuleBookPublisher;
import org.holdfast.rules.RuleBook;
import org.holdfast.rules.engine.RuleLimitExceeded;
import org.holdfast.rules.files.BookSource;
import org.holdfast.rules.model.Rule;
import org.holdfast.simulation.CustomerBatches;
import org.holdfast.simulation.OrderedParallel;
import org.holdfast.simulation.ValidationReport;
import org.holdfast.simulation.comparison.CustomerDifference;
import org.holdfast.simulation.comparison.DifferenceTotals;
import org.holdfast.simulation.comparison.EarlierDecisions;
import org.holdfast.simulation.comparison.RuleBookComparison;
import org.jspecify.annotations.Nullable;

/** Simulates the effect of a draft of the rule book on the stored customers. Nothing is recorded. */
public final class SimulationService {

    private final LiveRuleBook live;
    private final RuleBookPublisher publisher;
    private final Decider decider;
    private final CustomerRepository customers;
    private final Clock clock;
    private final FactValuesService values;
    private final EarlierDecisions earlier;
    /** One simulation keeps all cores busy; several would only slow down each other and decisions. */
    private final ReentrantLock oneAtATime = new ReentrantLock(true);

    SimulationService(
            LiveRuleBook live,
            RuleBookPublisher publisher,
            Decider decider,
            CustomerRepository customers,
            Clock clock,
            FactValuesService values,
            EarlierDecisions earlier) {
        this.live = live;
        this.publisher = publisher;
        this.decider = decider;
        this.customers = customers;
        this.clock = clock;
        this.values = values;
        this.earlier = earlier;
    }

    /**
     * The scope of a simulation.
     *
     * @param asOf moment of the decisions; {@code null} for now
     * @param sample number of customers, always the same ones; {@code null} for all
     * @param examples number of customers to list for each kind of change
     * @param unpause names of paused rules to simulate as active
     */
    public record Scope(@Nullable Instant asOf, @Nullable Integer sample, int examples, List<String> unpause) {

        public static final int MAX_SAMPLE_SIZE = 100_000;
        public static final int MAX_EXAMPLES = 100;
        public static final int DEFAULT_EXAMPLES = 3;

        /** @throws InvalidInput when a field is out of range */
        public Scope {
            within("sample", sample == null ? 1 : sample, 1, MAX_SAMPLE_SIZE);
            within("examples", examples, 0, MAX_EXAMPLES);
            unpause = List.copyOf(unpause);
        }

        private static void within(String field, int number, int min, int max) {
            if (number < min || number > max) {
                throw new InvalidInput(field, "is " + number + ", but must be from " + min + " to " + max);
            }
        }
    }

    /** Reads and validates a draft. It can be simulated if it can be built, even if scenarios fail. */
    public ValidationReport check(BookSource draft) {
        return publisher.check(draft);
    }

    /** Returns the live rule book as a draft, to simulate its paused rules. */
    public ValidationReport liveBook() {
        DecisionModel book = live.book();
        return new ValidationReport(book.rules().source(), book, List.of(), List.of(), null);
    }

    /** Returns the number of customers that a simulation compares. */
    public long customers(Scope scope) {
        long all = customers.count();
        return scope.sample == null ? all : Math.min(all, scope.sample);
    }

    /**
     * Compares the live rule book with a draft. Waits while another simulation runs.
     *
     * @param each receives every customer in the order of ids, changed or not
     * @throws InvalidInput when a rule to unpause does not exist or is not paused
     * @throws IllegalArgumentException when the draft could not be built
     * @throws RuleLimitExceeded when a rule of either book takes too long for a customer
     */
    public SimulationReport run(ValidationReport draft, Scope scope, Consumer<CustomerDifference> each) {
        if (draft.book() == null) {
            throw new IllegalArgumentException("The draft cannot be simulated, since it could not be built");
        }
        DecisionModel after = withActive(draft.book(), scope.unpause);
        oneAtATime.lock();
        try {
            DecisionModel before = live.book();
            Instant asOf = scope.asOf == null ? clock.instant().truncatedTo(ChronoUnit.MILLIS) : scope.asOf;
            long all = customers.count();
            DifferenceTotals totals = compare(before, after, asOf, scope, each);
            return new SimulationReport(
                    asOf,
                    before.rules().version(),
                    after.rules().version(),
                    after.assumptions().currency(),
                    all,
                    totals.difference().changes().customers(),
                    totals.difference(),
                    draft.scenarios().stream()
                            .filter(result -> !result.passed())
                            .map(SimulationReport.FailedScenario::of)
                            .toList(),
                    scope.unpause,
                    values.warnings(after).stream()
                            .map(SimulationReport.Warning::of)
                            .toList());
        } finally {
            oneAtATime.unlock();
        }
    }

    private DifferenceTotals compare(
            DecisionModel before, DecisionModel after, Instant asOf, Scope scope, Consumer<CustomerDifference> each) {
        RuleBookComparison comparison =
                new RuleBookComparison(decider, before, after.with(before.forecasts()), asOf, earlier);
        DifferenceTotals totals = new DifferenceTotals(scope.examples);
        OrderedParallel.onAllCores(
                CustomerBatches.of(customers, scope.sample),
                comparison::compare,
                differences -> differences.forEach(difference -> {
                    totals.add(difference);
                    each.accept(difference);
                }));
        return totals;
    }

    private static DecisionModel withActive(DecisionModel book, List<String> names) {
        if (names.isEmpty()) {
            return book;
        }
        RuleBook rules = book.rules();
        List<String> paused =
                rules.rules().stream().filter(Rule::paused).map(Rule::name).toList();
        for (String name : names) {
            if (!paused.contains(name)) {
                String problem = rules.rule(name).isPresent()
                        ? "which is not paused"
                        : "which does not exist. " + DidYouMean.hint(name, paused);
                throw new InvalidInput(
                        "unpause",
                        ("names the rule \"" + name + "\", " + problem).strip().replaceFirst("\\.$", ""));
            }
        }
        return new DecisionModel(
                rules.withRules(rules.rules().stream()
                        .map(rule -> names.contains(rule.name()) ? rule.resumed() : rule)
                        .toList()),
                book.messages(),
                book.assumptions(),
                book.forecasts());
    }
}
