package org.holdfast.retention;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.holdfast.decisions.Decider;
import org.holdfast.decisions.DecisionBook;
import org.holdfast.facts.CustomerSource;
import org.holdfast.facts.InvalidFact;
import org.holdfast.retention.publishing.LiveBook;
import org.holdfast.retention.publishing.Publishing;
import org.holdfast.rules.engine.RuleOverrun;
import org.holdfast.rules.RuleBook;
import org.holdfast.rules.model.Rule;
import org.holdfast.rules.source.BookSource;
import org.holdfast.rules.source.Nearest;
import org.holdfast.simulation.CheckedBook;
import org.holdfast.simulation.comparison.Compared;
import org.holdfast.simulation.comparison.Comparison;
import org.holdfast.simulation.comparison.Tally;
import org.jspecify.annotations.Nullable;

/** Says what would change for the customers if a draft of the rule book were live. Nothing is recorded. */
public final class Simulating {

    private final LiveBook live;
    private final Publishing publishing;
    private final Decider decider;
    private final CustomerSource customers;
    private final Clock clock;
    private final ListingValues values;
    /** A simulation keeps all cores busy; several at once would only be in each other's way, and in that of decisions. */
    private final ReentrantLock oneAtATime = new ReentrantLock(true);

    Simulating(LiveBook live, Publishing publishing, Decider decider, CustomerSource customers, Clock clock,
               ListingValues values) {
        this.live = live;
        this.publishing = publishing;
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

        /** @throws InvalidFact naming the field */
        public Scope {
            within("sample", sample == null ? 1 : sample, 1, MOST_IN_A_SAMPLE);
            within("examples", examples, 0, MOST_EXAMPLES);
            unpause = List.copyOf(unpause);
        }

        private static void within(String field, int number, int least, int most) {
            if (number < least || number > most) {
                throw new InvalidFact(field, "is " + number + ", but must be from " + least + " to " + most);
            }
        }
    }

    /** Reads and builds a draft. Only one that has a book can be simulated; that scenarios fail does not matter for it. */
    public CheckedBook check(BookSource draft) {
        return publishing.check(draft);
    }

    /** The live book as a draft of itself, to try out paused rules in it. */
    public CheckedBook liveBook() {
        DecisionBook book = live.book();
        return new CheckedBook(book.rules().source(), book, List.of(), List.of(), null);
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
     * @throws InvalidFact when a rule to unpause is not there, or not paused
     * @throws IllegalArgumentException when the draft could not be built
     * @throws RuleOverrun when a rule of either book takes too long for some customer
     */
    public Simulation run(CheckedBook draft, Scope scope, Consumer<Compared> each) {
        if (draft.book() == null) {
            throw new IllegalArgumentException("A draft that cannot be built cannot be simulated");
        }
        DecisionBook after = atWork(draft.book(), scope.unpause);
        oneAtATime.lock();
        try {
            DecisionBook before = live.book();
            Instant asOf = scope.asOf == null ? clock.instant().truncatedTo(ChronoUnit.MILLIS) : scope.asOf;
            Comparison comparison = new Comparison(decider, before, after.with(before.forecasts()), asOf);
            Tally tally = new Tally(scope.examples);
            long all = customers.count();
            InOrder.onAllCores(CustomerChunks.of(customers, scope.sample), comparison::compare, compared -> compared.forEach(one -> {
                tally.add(one);
                each.accept(one);
            }));
            return new Simulation(asOf, before.rules().version(), after.rules().version(), after.assumptions().currency(), all,
                    tally.difference().changes().customers(), tally.difference(), draft.scenarios().stream()
                    .filter(result -> !result.passed()).map(Simulation.FailedScenario::of).toList(),
                    scope.unpause, values.warnings(after).stream().map(Simulation.Warning::of).toList());
        } finally {
            oneAtATime.unlock();
        }
    }

    private static DecisionBook atWork(DecisionBook book, List<String> names) {
        if (names.isEmpty()) {
            return book;
        }
        RuleBook rules = book.rules();
        List<String> paused = rules.rules().stream().filter(Rule::paused).map(Rule::name).toList();
        for (String name : names) {
            if (!paused.contains(name)) {
                throw new InvalidFact("unpause", rules.rule(name).isPresent() ? "names the rule \"" + name + "\", which is not paused"
                        : ("names the rule \"" + name + "\", which is not there. " + Nearest.hint(name, paused)).strip().replaceFirst("\\.$", ""));
            }
        }
        return new DecisionBook(rules.withRules(rules.rules().stream().map(rule -> names.contains(rule.name()) ? rule.atWork() : rule).toList()),
                book.messages(), book.assumptions(), book.forecasts());
    }
}
