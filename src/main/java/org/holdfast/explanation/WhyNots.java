package org.holdfast.explanation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.holdfast.decisions.AuthorityLevel;
import org.holdfast.decisions.Decider;
import org.holdfast.decisions.Decision;
import org.holdfast.decisions.DecisionInput;
import org.holdfast.decisions.DecisionModel;
import org.holdfast.decisions.DecisionTrace;
import org.holdfast.decisions.EvaluatedProposal;
import org.holdfast.explanation.DecisionExplanation.WhenYes;
import org.holdfast.explanation.DecisionExplanation.WhyNot;
import org.holdfast.explanation.LookAhead.Target;
import org.holdfast.explanation.conditions.ConditionResult;
import org.holdfast.explanation.conditions.RuleExplanation;
import org.holdfast.rules.model.Action;
import org.holdfast.rules.model.ConsequenceClause;
import org.holdfast.rules.model.Proposal;
import org.holdfast.rules.model.Rule;
import org.jspecify.annotations.Nullable;

/** Explains rule by rule why rules did not lead to an action, and what would change that. */
final class WhyNots {

    private final Decider decider;
    private final DecisionModel book;
    private final DecisionInput input;
    private final DecisionTrace trace;
    private final ConditionTexts conditionTexts;
    private final ExplanationBudget explanationBudget;
    private final Map<String, List<EvaluatedProposal>> evaluated = new HashMap<>();
    private final Map<Target, Decision.HeldBack> held = new HashMap<>();
    private boolean untried;
    private final Set<Target> chosen = new HashSet<>();
    private final List<Entry> entries = new ArrayList<>();
    private final List<WhenYes> whenYes = new ArrayList<>();
    private final List<Outlook> outlooks = new ArrayList<>();

    /**
     * @param about the proposed action and subject; {@code null} when the rule proposed nothing
     * @param explanation explanation of the conditions; {@code null} when the rule proposed something
     */
    private record Entry(
            WhyNot whyNot, @Nullable Target about, @Nullable RuleExplanation explanation) {}

    WhyNots(
            Decider decider,
            DecisionModel book,
            DecisionInput input,
            DecisionTrace trace,
            ConditionTexts conditionTexts,
            ExplanationBudget explanationBudget) {
        this.decider = decider;
        this.book = book;
        this.input = input;
        this.trace = trace;
        this.conditionTexts = conditionTexts;
        this.explanationBudget = explanationBudget;
        trace.evaluated()
                .forEach(each -> evaluated
                        .computeIfAbsent(each.rule(), key -> new ArrayList<>())
                        .add(each));
        trace.decision().actions().forEach(act -> chosen.add(Target.of(act)));
        trace.decision()
                .heldBack()
                .forEach(each -> held.putIfAbsent(new Target(each.rule(), each.action(), each.subject()), each));
    }

    List<WhyNot> all() {
        return entries.stream().map(Entry::whyNot).toList();
    }

    List<WhenYes> whenYes() {
        return whenYes;
    }

    /** Returns all entries with what would lead to the action. */
    List<Outlook> outlooks() {
        return outlooks;
    }

    /** Returns whether the work limit prevented trying a change out. */
    boolean leftUntried() {
        return untried;
    }

    void add(Rule rule) {
        List<EvaluatedProposal> proposed = evaluated.get(rule.name());
        if (proposed == null) {
            notProposed(rule);
            return;
        }
        for (EvaluatedProposal each : proposed) {
            Target target = Target.of(each);
            if (!chosen.contains(target)) {
                WhyNot whyNot = each.allowed() ? notChosen(each) : heldBack(each);
                entries.add(new Entry(whyNot, target, null));
            }
        }
    }

    private void notProposed(Rule rule) {
        RuleExplanation explanation = RuleExplanation.of(rule, input.view());
        ConditionResult failure = explanation.firstFailure().orElse(null);
        String action = rule.then().get(0).action();
        String paused = rule.schedule().paused();
        if (failure == null || paused != null) {
            String text = conditionTexts.words().format("paused", "why", String.valueOf(paused));
            WhyNot whyNot = new WhyNot(rule.name(), action, null, null, null, null, text, null, null, null);
            entries.add(new Entry(whyNot, null, null));
            return;
        }
        WhyNot whyNot = new WhyNot(
                rule.name(),
                action,
                failure.about() == null ? null : failure.about().id(),
                conditionTexts.sentence(rule, failure),
                conditionTexts.found(failure),
                conditionTexts.needed(failure),
                conditionTexts.failure(rule, failure),
                null,
                null,
                null);
        entries.add(new Entry(whyNot, null, explanation));
    }

    private WhyNot notChosen(EvaluatedProposal each) {
        String text = trace.decision().actions().stream()
                .filter(act -> act.action().id().equals(each.action())
                        && Objects.equals(act.matter().subject(), each.subject()))
                .findFirst()
                .map(act -> conditionTexts
                        .words()
                        .format("same", "rule", act.cause().rule()))
                .orElseGet(() -> input.selection() == null
                        ? conditionTexts.words().format("outranked", "max", input.max())
                        : conditionTexts.words().format("selected"));
        return new WhyNot(each.rule(), each.action(), each.subject(), null, null, null, text, null, null, null);
    }

    private WhyNot heldBack(EvaluatedProposal each) {
        Decision.HeldBack back = held.get(Target.of(each));
        if (back == null) {
            return notChosen(each);
        }
        return new WhyNot(
                each.rule(),
                each.action(),
                each.subject(),
                null,
                null,
                null,
                reasonOf(back, trace),
                back.by(),
                back.liftsAt(),
                back.authority());
    }

    /** Returns the reason of a hold in the language of the reader; the decision itself states it in the customer's. */
    private String reasonOf(Decision.HeldBack hold, DecisionTrace of) {
        return of.findingFor(hold).map(conditionTexts::reason).orElse(hold.reason());
    }

    /** Finds for each entry what would lead to the action. */
    void lookAhead(LookAhead lookAhead) {
        lookAhead.follow(entries.stream()
                .map(entry -> entry.whyNot.liftsAt())
                .filter(Objects::nonNull)
                .toList());
        Map<Target, Instant> chosenFirst = lookAhead.chosenFirst();
        Map<Target, Instant> allowedFirst = lookAhead.allowedFirst();
        Map<String, Target> byRule = soonest(chosenFirst);
        Map<String, Target> allowedByRule = soonest(allowedFirst);
        for (Entry entry : entries) {
            String rule = entry.whyNot.rule();
            Target target = entry.about == null ? byRule.get(rule) : entry.about;
            Instant first = target == null ? null : chosenFirst.get(target);
            Instant from = target == null || first == null ? null : lookAhead.exactly(target, first);
            Target possible = entry.about == null ? allowedByRule.get(rule) : entry.about;
            boolean heldBack = from == null && entry.whyNot.guardrail() != null;
            Instant allowed = heldBack && possible != null ? allowedFirst.get(possible) : null;
            add(entry, target, from, allowed == null ? null : possible, allowed);
        }
    }

    /** Returns for each rule the target that comes first. */
    private static Map<String, Target> soonest(Map<Target, Instant> moments) {
        Map<String, Target> byRule = new HashMap<>();
        moments.entrySet().stream()
                .sorted(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey)
                .forEach(target -> byRule.putIfAbsent(target.rule(), target));
        return byRule;
    }

    private void add(
            Entry entry,
            @Nullable Target target,
            @Nullable Instant from,
            @Nullable Target possible,
            @Nullable Instant allowed) {
        WhyNot whyNot = entry.whyNot;
        Boolean enough = null;
        String change = null;
        if (entry.explanation != null) {
            change = conditionTexts.change(entry.explanation);
            Tried tried = tryOut(entry.explanation);
            enough = tried.enough;
            change += tried.remark;
        } else if (whyNot.authority() != null && whyNot.authority() != AuthorityLevel.AUTOMATIC) {
            change = conditionTexts.words().format("step." + whyNot.authority());
        } else if (from == null && allowed != null) {
            change = conditionTexts.words().format("behind");
        }
        Instant shown = from != null ? from : allowed;
        boolean paused = entry.about == null && entry.explanation == null;
        outlooks.add(new Outlook(whyNot, entry.explanation, paused, shown, change));
        if (from != null || change != null) {
            Target about = target != null ? target : possible;
            whenYes.add(new WhenYes(
                    whyNot.rule(),
                    about == null ? whyNot.action() : about.action(),
                    about == null ? whyNot.subject() : about.subject(),
                    shown,
                    shown == null ? null : shown.atZone(input.view().zone()).toLocalDate(),
                    change,
                    enough));
        }
    }

    private record Tried(@Nullable Boolean enough, String remark) {}

    /** Decides as if the one fact had changed. */
    private Tried tryOut(RuleExplanation explanation) {
        Rule rule = explanation.rule();
        if (explanation.decisiveChange() == null
                || explanation.bound().length <= rule.when().eaches().size()) {
            return new Tried(explanation.decisiveChange() == null ? Boolean.FALSE : null, "");
        }
        if (explanationBudget.isSpent()) {
            untried = true;
            return new Tried(null, "");
        }
        List<Proposal> proposals = new ArrayList<>(trace.proposals());
        for (ConsequenceClause clause : rule.then()) {
            Action action = Objects.requireNonNull(book.rules().actions().get(clause.action()), clause.action());
            proposals.add(new Proposal(rule, clause, action, explanation.bound()));
        }
        explanationBudget.decided(proposals.size());
        DecisionTrace changed = decider.choose(book, input, proposals);
        Decision decision = changed.decision();
        if (decision.actions().stream().anyMatch(act -> act.cause().rule().equals(rule.name()))) {
            return new Tried(true, "");
        }
        return decision.heldBack().stream()
                .filter(held -> held.rule().equals(rule.name()))
                .findFirst()
                .map(hold -> new Tried(
                        false, " " + conditionTexts.words().format("held-then", "reason", reasonOf(hold, changed))))
                .orElseGet(() -> new Tried(false, " " + conditionTexts.words().format("outranked-then")));
    }
}
