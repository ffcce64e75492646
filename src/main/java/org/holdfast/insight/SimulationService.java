package org.holdfast.insight;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.holdfast.decisioning.CustomerBatches;
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
import org.holdfast.simulation.OrderedParallel;
import org.holdfast.simulation.ValidationReport;
import org.holdfast.simulation.comparison.CustomerDifference;
import org.holdfast.simulation.comparison.DifferenceTotals;
import org.holdfast.simulation.comparison.RuleBookComparison;
import org.jspecify.annotations.Nullable;

/** Says what would change for the customers if a draft of the rule book were live. Nothing is recorded. */
public final class SimulationService {

    private final LiveRuleBook live;
    private final RuleBookPublisher publisher;
    private final Decider decider;
    private final CustomerRepository customers;
    private final Clock clock;
    private final FactValuesService values;
    /**
     * A simulation keeps all cores busy; several at once would only be in each other's way, and in that of decisions.
     */
    private final ReentrantLock oneAtATime = new ReentrantLock(true);

    SimulationService(
            LiveRuleBook live,
            RuleBookPublisher publisher,
            Decider decider,
            CustomerRepository customers,
            Clock clock,
            FactValuesService values) {
        this.live = live;
        this.publisher = publisher;
        this.decider = decider;
        this.customers = customers;
        this.clock = clock;
        this.values = values;
    }

    /**
     * What to look at.
     *
     * @param asOf another moment than now, or {@code null}
     * @param sample how many customers, the same ones each time; {@code null} for all
     * @param examples how many customers to name for each sort of change
     * @param unpause names of paused rules to try out as if they were at work
     */
    public record Scope(@Nullable Instant asOf, @Nullable Integer sample, int examples, List<String> unpause) {

        public static final int MOST_IN_A_SAMPLE = 100_000;
        public static final int MOST_EXAMPLES = 100;
        public static final int USUAL_EXAMPLES = 3;

        /** @throws InvalidInput naming the field */
        public Scope {
            within("sample", sample == null ? 1 : sample, 1, MOST_IN_A_SAMPLE);
            within("examples", examples, 0, MOST_EXAMPLES);
            unpause = List.copyOf(unpause);
        }

        private static void within(String field, int number, int least, int most) {
            if (number < least || number > most) {
                throw new InvalidInput(field, "is " + number + ", but must be from " + least + " to " + most);
            }
        }
    }

    /**
     * Reads and builds a draft. Only one that has a book can be simulated; that scenarios fail does not matter for it.
     */
    public ValidationReport check(BookSource draft) {
        return publisher.check(draft);
    }

    /** The live book as a draft of itself, to try out paused rules in it. */
    public ValidationReport liveBook() {
        DecisionModel book = live.book();
        return new ValidationReport(book.rules().source(), book, List.of(), List.of(), null);
    }

    /** How many customers a simulation will look at. */
    public long customers(Scope scope) {
        long all = customers.count();
        return scope.sample == null ? all : Math.min(all, scope.sample);
    }

    /**
     * Compares the live rule book with a draft. Waits while another simulation runs.
     *
     * @param each called with every customer, changed or not; all of them in the order of ids
     * @throws InvalidInput when a rule to unpause is not there, or not paused
     * @throws IllegalArgumentException when the draft could not be built
     * @throws RuleLimitExceeded when a rule of either book takes too long for some customer
     */
    public SimulationReport run(ValidationReport draft, Scope scope, Consumer<CustomerDifference> each) {
        if (draft.book() == null) {
            throw new IllegalArgumentException("A draft that cannot be built cannot be simulated");
        }
        DecisionModel after = atWork(draft.book(), scope.unpause);
        oneAtATime.lock();
        try {
            DecisionModel before = live.book();
            Instant asOf = scope.asOf == null ? clock.instant().truncatedTo(ChronoUnit.MILLIS) : scope.asOf;
            RuleBookComparison comparison =
                    new RuleBookComparison(decider, before, after.with(before.forecasts()), asOf);
            DifferenceTotals differenceTotals = new DifferenceTotals(scope.examples);
            long all = customers.count();
            OrderedParallel.onAllCores(
                    CustomerBatches.of(customers, scope.sample),
                    comparison::compare,
                    compared -> compared.forEach(one -> {
                        differenceTotals.add(one);
                        each.accept(one);
                    }));
            return new SimulationReport(
                    asOf,
                    before.rules().version(),
                    after.rules().version(),
                    after.assumptions().currency(),
                    all,
                    differenceTotals.difference().changes().customers(),
                    differenceTotals.difference(),
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

    private static DecisionModel atWork(DecisionModel book, List<String> names) {
        if (names.isEmpty()) {
            return book;
        }
        RuleBook rules = book.rules();
        List<String> paused =
                rules.rules().stream().filter(Rule::paused).map(Rule::name).toList();
        for (String name : names) {
            if (!paused.contains(name)) {
                throw new InvalidInput(
                        "unpause",
                        rules.rule(name).isPresent()
                                ? "names the rule \"" + name + "\", which is not paused"
                                : ("names the rule \"" + name + "\", which is not there. "
                                                + DidYouMean.hint(name, paused))
                                        .strip()
                                        .replaceFirst("\\.$", ""));
            }
        }
        return new DecisionModel(
                rules.withRules(rules.rules().stream()
                        .map(rule -> names.contains(rule.name()) ? rule.atWork() : rule)
                        .toList()),
                book.messages(),
                book.assumptions(),
                book.forecasts());
    }
}
