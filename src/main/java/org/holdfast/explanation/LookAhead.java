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
import org.holdfast.facts.promise.Promise;
import org.holdfast.guardrails.BudgetPeriod;
import org.holdfast.loyalty.CustomerView;
import org.holdfast.rules.limits.Budget;
import org.holdfast.rules.model.Proposal;
import org.jspecify.annotations.Nullable;

/**
 * Decides the same question again with the clock moved forward: on every day that begins, at every moment of which the
 * facts speak, and whenever a guardrail says that it lifts. Rules count in calendar days, so nothing turns in between.
 */
final class LookAhead {

    /** How far ahead we look. */
    static final int DAYS = 400;
    /** Guardrails can name many moments; after so many we stop following them. */
    static final int MOST_MOMENTS = 1_200;

    private static final int CHUNK = 50;

    private final Decider decider;
    private final DecisionModel book;
    private final DecisionInput input;
    private final Instant now;
    private final Instant end;
    private final ExplanationBudget explanationBudget;
    private final NavigableMap<Instant, Answered> answered = new TreeMap<>();
    private @Nullable Instant lookedUntil;

    /** An action of a rule, about a thing. */
    record Target(String rule, String action, @Nullable String subject) {

        static Target of(Decision.DecidedAction act) {
            return new Target(
                    act.cause().rule(), act.action().id(), act.matter().subject());
        }

        static Target of(EvaluatedProposal evaluated) {
            return new Target(evaluated.rule(), evaluated.action(), evaluated.subject());
        }
    }

    /** What would be answered at a moment. */
    private record Answered(Set<Target> chosen, Set<Target> allowed, List<Instant> lifts) {}

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
        TreeSet<Instant> ahead = new TreeSet<>();
        for (int day = 1; day <= DAYS; day++) {
            ahead.add(input.view()
                    .today()
                    .plusDays(day)
                    .atStartOfDay(input.view().zone())
                    .toInstant());
        }
        FactInstants.of(input.view().facts(), input.view().zone()).stream()
                .filter(this::isAhead)
                .forEach(ahead::add);
        input.standing().promises().stream()
                .map(Promise::dueAt)
                .filter(this::isAhead)
                .forEach(ahead::add);
        List<Instant> moments = List.copyOf(ahead);
        TreeSet<Instant> lifts = new TreeSet<>();
        int from = 0;
        for (int size = explanationBudget.atOnce(CHUNK);
                from < moments.size() && !explanationBudget.isSpent();
                from += size, size = explanationBudget.atOnce(CHUNK)) {
            List<Instant> chunk = moments.subList(from, Math.min(from + size, moments.size()));
            List<CustomerView> views = chunk.stream().map(this::view).toList();
            List<List<Proposal>> proposals = book.rules().proposals(views);
            for (int i = 0; i < chunk.size(); i++) {
                lifts.addAll(answer(chunk.get(i), views.get(i), proposals.get(i)).lifts);
            }
        }
        if (from < moments.size()) {
            cutAt(moments.get(from));
        }
        follow(lifts);
    }

    /** What guardrails said about when they lift. */
    void follow(Collection<Instant> lifts) {
        TreeSet<Instant> queue = new TreeSet<>(lifts);
        while (!queue.isEmpty()) {
            Instant next = queue.pollFirst();
            if (!isAhead(next) || answered.containsKey(next)) {
                continue;
            }
            if (answered.size() >= MOST_MOMENTS || explanationBudget.isSpent()) {
                cutAt(next);
                return;
            }
            queue.addAll(at(next).lifts);
        }
    }

    private void cutAt(Instant moment) {
        lookedUntil = lookedUntil == null || moment.isBefore(lookedUntil) ? moment : lookedUntil;
    }

    /**
     * The first moment at which it was not looked, because there was too much to do; {@code null} when it was looked
     * everywhere.
     */
    @Nullable
    Instant searchedUntil() {
        return lookedUntil;
    }

    private boolean isAhead(Instant moment) {
        return moment.isAfter(now) && moment.isBefore(end);
    }

    /**
     * What a rule leads to first, by action and thing; nothing when it leads to nothing within the time we look ahead.
     */
    Map<Target, Instant> chosenFirst() {
        return first(true);
    }

    /** When it could be done first, though something better may be chosen. */
    Map<Target, Instant> allowedFirst() {
        return first(false);
    }

    private Map<Target, Instant> first(boolean chosen) {
        Map<Target, Instant> first = new HashMap<>();
        answered.forEach((moment, each) ->
                (chosen ? each.chosen : each.allowed).forEach(target -> first.putIfAbsent(target, moment)));
        return first;
    }

    /** The exact moment: where the answer is the same just before, it turned earlier, and is looked for there. */
    Instant exactly(Target target, Instant found) {
        Instant high = found;
        Instant before = answered.lowerKey(found);
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

    private Answered at(Instant moment) {
        Answered known = answered.get(moment);
        if (known != null) {
            return known;
        }
        CustomerView view = view(moment);
        return answer(moment, view, book.rules().proposals(view));
    }

    private Answered answer(Instant moment, CustomerView view, List<Proposal> proposals) {
        DecisionInput then = new DecisionInput(
                view, input.factsHash(), input.channel(), input.moment(), input.max(), input.step(), historyAt(moment));
        explanationBudget.decided(proposals.size());
        DecisionTrace trace = decider.choose(book, then, proposals);
        Set<Target> chosen = new HashSet<>();
        trace.decision().actions().forEach(act -> chosen.add(Target.of(act)));
        Set<Target> allowed = new HashSet<>();
        trace.weighed().stream().filter(EvaluatedProposal::allowed).forEach(each -> allowed.add(Target.of(each)));
        List<Instant> lifts = new ArrayList<>();
        for (Decision.HeldBack held : trace.decision().heldBack()) {
            if (held.liftsAt() != null) {
                lifts.add(held.liftsAt());
            }
        }
        Answered result = new Answered(chosen, allowed, lifts);
        answered.put(moment, result);
        return result;
    }

    private CustomerView view(Instant moment) {
        return CustomerView.of(
                input.view().facts(),
                book.viewpoint(moment),
                input.standing().promises(),
                input.standing().holdings());
    }

    /** What was drawn from a pot is forgotten when its next period begins. */
    private ContactHistory historyAt(Instant moment) {
        ContactHistory history = input.standing();
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
