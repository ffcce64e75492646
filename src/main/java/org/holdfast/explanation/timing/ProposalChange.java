package org.holdfast.explanation.timing;

import static org.holdfast.explanation.timing.Midnights.NEVER;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.holdfast.decisions.DecisionInput;
import org.holdfast.decisions.DecisionModel;
import org.holdfast.decisions.DecisionTrace;
import org.holdfast.facts.promise.Promise;
import org.holdfast.loyalty.CustomerView;
import org.holdfast.loyalty.past.Dealings;
import org.holdfast.rules.engine.RuleLimitExceeded;
import org.holdfast.rules.model.Action;
import org.holdfast.rules.model.ConsequenceClause;
import org.holdfast.rules.model.Proposal;
import org.holdfast.rules.model.Rule;
import org.jspecify.annotations.Nullable;

/**
 * The search for the first moment at which the rules propose something else for a customer. It goes from one moment at
 * which something may change to the next, and evaluates the rules at each of them. Not thread-safe.
 */
final class ProposalChange {

    /** Maximum number of evaluations; the customer is then looked at anew at the next moment. */
    static final int MAX_EVALUATIONS = 16;

    private final BookTimes book;
    private final DecisionInput input;
    private final Dealings dealings;
    private final Set<Target> now;
    private final boolean mayLift;
    private final long[] until;

    /** What a rule proposes: an action for a subject. */
    private record Target(
            String rule, String action, @Nullable String subject) {

        static Set<Target> of(List<Proposal> proposals) {
            Set<Target> targets = new HashSet<>();
            for (Proposal proposal : proposals) {
                targets.add(new Target(proposal.rule().name(), proposal.action().id(), proposal.subject()));
            }
            return targets;
        }
    }

    ProposalChange(BookTimes book, DecisionTrace decided) {
        this.book = book;
        this.input = decided.input();
        this.dealings = input.history().dealings(book.model().rules());
        this.now = Target.of(decided.proposals());
        this.mayLift = !decided.decision().heldBack().isEmpty();
        this.until = new long[book.rules().size()];
    }

    /** Returns the first moment before {@code end} at which the decision may change; otherwise {@code end}. */
    Instant before(Instant end) {
        bound(input.view(), NEVER);
        Instant fact = nextInstant(input.view().asOf());
        for (int evaluations = 0; ; evaluations++) {
            Instant next = earlier(fact, first());
            if (next == null || !next.isBefore(end)) {
                return end;
            }
            // At a moment in the facts holds may lift as well, which only a decision shows.
            boolean lifts = mayLift && next.equals(fact);
            if (lifts || evaluations == MAX_EVALUATIONS || differs(next, next.equals(fact))) {
                return next;
            }
            fact = next.equals(fact) ? nextInstant(next) : fact;
        }
    }

    private boolean differs(Instant at, boolean anything) {
        DecisionModel model = book.model();
        CustomerView view = CustomerView.of(input.view().facts(), model.viewpoint(at), dealings);
        long reached = anything ? NEVER : at.toEpochMilli();
        if (proposes(view, reached)) {
            return true;
        }
        bound(view, reached);
        return false;
    }

    /** Returns whether rules propose something else, of those that may. A few of them are cheaper than the engine. */
    private boolean proposes(CustomerView view, long reached) {
        List<Rule> due = new ArrayList<>();
        boolean simple = reached != NEVER;
        for (int i = 0; i < until.length && simple; i++) {
            if (until[i] <= reached) {
                simple = book.rules().get(i).isSimple();
                due.add(book.rules().get(i).rule());
            }
        }
        try {
            return simple
                    ? due.stream().anyMatch(rule -> !proposals(rule, view).equals(of(rule)))
                    : !Target.of(book.model().rules().proposals(view)).equals(now);
        } catch (RuleLimitExceeded e) {
            return true;
        }
    }

    private Set<Target> of(Rule rule) {
        return now.stream().filter(target -> target.rule.equals(rule.name())).collect(Collectors.toSet());
    }

    private Set<Target> proposals(Rule rule, CustomerView view) {
        Map<String, Action> actions = book.model().rules().actions();
        List<Proposal> proposals = new ArrayList<>();
        for (Object[] bound : rule.when().matches(view)) {
            for (ConsequenceClause clause : rule.then()) {
                Action action = Objects.requireNonNull(actions.get(clause.action()));
                proposals.add(new Proposal(rule, clause, action, bound));
            }
        }
        return Target.of(proposals);
    }

    /** Sets until when rules stay as they are, of those that were looked at no later than a moment. */
    private void bound(CustomerView view, long reached) {
        Midnights midnights = new Midnights(view);
        ConditionTimes times = new ConditionTimes(view, midnights);
        for (int i = 0; i < until.length; i++) {
            if (until[i] <= reached) {
                until[i] = book.rules().get(i).until(view, times, midnights);
            }
        }
    }

    private @Nullable Instant first() {
        long first = NEVER;
        for (long each : until) {
            first = Math.min(first, each);
        }
        return first == NEVER ? null : Instant.ofEpochMilli(first);
    }

    /** Returns the next moment at which anything may change: one in facts, promises or limits. */
    private @Nullable Instant nextInstant(Instant after) {
        CustomerView view = input.view();
        Instant next = FactInstants.next(view.facts(), view.zone(), after);
        for (Promise promise : dealings.promises()) {
            next = promise.dueAt().isAfter(after) ? earlier(next, promise.dueAt()) : next;
        }
        // The company's day can be one day behind the customer's.
        for (LocalDate day : book.days().tailSet(view.today().minusDays(1), true)) {
            for (var zone : List.of(view.zone(), book.model().assumptions().timeZone())) {
                Instant start = day.atStartOfDay(zone).toInstant();
                next = start.isAfter(after) ? earlier(next, start) : next;
            }
        }
        return next;
    }

    private static @Nullable Instant earlier(@Nullable Instant one, @Nullable Instant other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return one.isBefore(other) ? one : other;
    }
}
