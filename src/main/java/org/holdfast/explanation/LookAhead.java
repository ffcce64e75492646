package org.holdfast.explanation;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.holdfast.decisions.ContactHistory;
import org.holdfast.decisions.Decider;
import org.holdfast.decisions.Decision;
import org.holdfast.decisions.DecisionInput;
import org.holdfast.decisions.DecisionModel;
import org.holdfast.decisions.DecisionTrace;
import org.holdfast.decisions.EvaluatedProposal;
import org.holdfast.explanation.timing.FactInstants;
import org.holdfast.facts.promise.Promise;
import org.holdfast.guardrails.BudgetPeriod;
import org.holdfast.loyalty.CustomerView;
import org.holdfast.rules.limits.Budget;
import org.holdfast.rules.model.Proposal;
import org.jspecify.annotations.Nullable;

/**
 * Repeats a decision at future moments: at the start of every day, at every moment in the facts, at the times of day
 * and after the hours that rules compare with, and whenever a hold lifts. The result does not change in between.
 */
final class LookAhead {

    /** Number of days to look ahead. */
    static final int DAYS = 400;
    /** Maximum number of moments, since guardrails can name many. */
    static final int MAX_MOMENTS = 1_200;

    private static final int CHUNK_SIZE = 50;

    private final Decider decider;
    private final DecisionModel book;
    private final DecisionInput input;
    private final Instant now;
    private final Instant end;
    private final ExplanationBudget explanationBudget;
    private final NavigableMap<Instant, FutureDecision> decisions = new TreeMap<>();
    private @Nullable Instant searchedUntil;

    /** An action of a rule for a subject. */
    record Target(String rule, String action, @Nullable String subject) {

        static Target of(Decision.DecidedAction act) {
            return new Target(
                    act.cause().rule(), act.action().id(), act.matter().subject());
        }

        static Target of(EvaluatedProposal evaluated) {
            return new Target(evaluated.rule(), evaluated.action(), evaluated.subject());
        }
    }

    /** The decision at a moment. */
    private record FutureDecision(Set<Target> chosen, Set<Target> allowed, List<Instant> lifts) {}

    LookAhead(Decider decider, DecisionModel book, DecisionInput input, ExplanationBudget explanationBudget) {
        this.decider = decider;
        this.book = book;
        this.input = input;
        this.explanationBudget = explanationBudget;
        this.now = input.view().asOf();
        this.end = input.view()
                .today()
                .plusDays(DAYS + 1L)
                .atStartOfDay(input.view().zone())
                .toInstant();
        search();
    }

    private void search() {
        List<Instant> moments = moments();
        TreeSet<Instant> lifts = new TreeSet<>();
        int from = 0;
        for (int size = explanationBudget.atOnce(CHUNK_SIZE);
                from < moments.size() && !explanationBudget.isSpent();
                from += size, size = explanationBudget.atOnce(CHUNK_SIZE)) {
            List<Instant> chunk = moments.subList(from, Math.min(from + size, moments.size()));
            List<CustomerView> views = chunk.stream().map(this::view).toList();
            List<List<Proposal>> proposals = book.rules().proposals(views);
            for (int i = 0; i < chunk.size(); i++) {
                lifts.addAll(decide(chunk.get(i), views.get(i), proposals.get(i)).lifts);
            }
        }
        if (from < moments.size()) {
            cutAt(moments.get(from));
        }
        follow(lifts);
    }

    /** Returns the starts of all days, the moments in facts and promises and those of the bounds of rules, in order. */
    private List<Instant> moments() {
        TreeSet<Instant> ahead = new TreeSet<>();
        for (int day = 1; day <= DAYS; day++) {
            ahead.add(input.view()
                    .today()
                    .plusDays(day)
                    .atStartOfDay(input.view().zone())
                    .toInstant());
        }
        List<Instant> facts = new ArrayList<>(
                FactInstants.of(input.view().facts(), input.view().zone()));
        input.history().dealings(book.rules()).actions().forEach(past -> facts.addAll(past.moments()));
        facts.stream().filter(this::isAhead).forEach(ahead::add);
        ahead.addAll(TimeBounds.of(book.rules().rules())
                .moments(input.view().today(), DAYS, input.view().zone(), facts, this::isAhead));
        input.history().promises().stream()
                .map(Promise::dueAt)
                .filter(this::isAhead)
                .forEach(ahead::add);
        return List.copyOf(ahead);
    }

    /** Adds decisions at the moments at which holds lift, and at those that follow from them. */
    void follow(Collection<Instant> lifts) {
        TreeSet<Instant> queue = new TreeSet<>(lifts);
        while (!queue.isEmpty()) {
            Instant next = queue.pollFirst();
            if (!isAhead(next) || decisions.containsKey(next)) {
                continue;
            }
            if (decisions.size() >= MAX_MOMENTS || explanationBudget.isSpent()) {
                cutAt(next);
                return;
            }
            queue.addAll(at(next).lifts);
        }
    }

    private void cutAt(Instant moment) {
        searchedUntil = searchedUntil == null || moment.isBefore(searchedUntil) ? moment : searchedUntil;
    }

    /** Returns the first moment that was not searched because of the work budget; {@code null} if all were. */
    @Nullable
    Instant searchedUntil() {
        return searchedUntil;
    }

    private boolean isAhead(Instant moment) {
        return moment.isAfter(now) && moment.isBefore(end);
    }

    /** Returns the first moment at which each target is chosen, for those that are chosen within the period. */
    Map<Target, Instant> chosenFirst() {
        return first(true);
    }

    /** Returns the first moment at which each target is allowed, even if a better action is chosen. */
    Map<Target, Instant> allowedFirst() {
        return first(false);
    }

    private Map<Target, Instant> first(boolean chosen) {
        Map<Target, Instant> first = new HashMap<>();
        decisions.forEach((moment, each) ->
                (chosen ? each.chosen : each.allowed).forEach(target -> first.putIfAbsent(target, moment)));
        return first;
    }

    /** Narrows a moment down by bisection if the target is already chosen just before it. */
    Instant exactly(Target target, Instant found) {
        Instant high = found;
        Instant before = decisions.lowerKey(found);
        Instant low = before == null ? now : before;
        if (explanationBudget.isSpent()
                || !low.isBefore(high.minusMillis(1))
                || !at(high.minusMillis(1)).chosen.contains(target)) {
            return found;
        }
        while (low.plusMillis(1).isBefore(high) && !explanationBudget.isSpent()) {
            Instant middle = low.plusMillis((high.toEpochMilli() - low.toEpochMilli()) / 2);
            if (at(middle).chosen.contains(target)) {
                high = middle;
            } else {
                low = middle;
            }
        }
        return high;
    }

    private FutureDecision at(Instant moment) {
        FutureDecision known = decisions.get(moment);
        if (known != null) {
            return known;
        }
        CustomerView view = view(moment);
        return decide(moment, view, book.rules().proposals(view));
    }

    private FutureDecision decide(Instant moment, CustomerView view, List<Proposal> proposals) {
        DecisionInput then = new DecisionInput(
                view, input.factsHash(), input.channel(), input.moment(), input.max(), input.step(), historyAt(moment));
        explanationBudget.decided(proposals.size());
        DecisionTrace trace = decider.choose(book, then, proposals);
        Set<Target> chosen = new HashSet<>();
        trace.decision().actions().forEach(act -> chosen.add(Target.of(act)));
        Set<Target> allowed = new HashSet<>();
        trace.evaluated().stream().filter(EvaluatedProposal::allowed).forEach(each -> allowed.add(Target.of(each)));
        List<Instant> lifts = new ArrayList<>();
        for (Decision.HeldBack held : trace.decision().heldBack()) {
            if (held.liftsAt() != null) {
                lifts.add(held.liftsAt());
            }
        }
        FutureDecision result = new FutureDecision(chosen, allowed, lifts);
        decisions.put(moment, result);
        return result;
    }

    private CustomerView view(Instant moment) {
        return CustomerView.of(
                input.view().facts(), book.viewpoint(moment), input.history().dealings(book.rules()));
    }

    /** Returns the history at a moment: the use of a budget starts over with its next period. */
    private ContactHistory historyAt(Instant moment) {
        ContactHistory history = input.history();
        if (history.budgetUsed().isEmpty()) {
            return history;
        }
        ZoneId company = book.assumptions().timeZone();
        LocalDate today = now.atZone(company).toLocalDate();
        LocalDate then = moment.atZone(company).toLocalDate();
        Map<String, BigDecimal> used = new HashMap<>(history.budgetUsed());
        for (Budget budget : book.rules().limits().budgets().on(then, List.of())) {
            if (!BudgetPeriod.of(budget.per(), today).equals(BudgetPeriod.of(budget.per(), then))) {
                used.remove(budget.name());
            }
        }
        return history.withUsed(used);
    }
}
