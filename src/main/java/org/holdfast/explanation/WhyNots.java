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
import org.holdfast.rules.model.ConsequenceClause;
import org.holdfast.rules.model.Proposal;
import org.holdfast.rules.model.Rule;
import org.jspecify.annotations.Nullable;

/** Why rules did not lead to an action, rule by rule, and what would make them. */
final class WhyNots {

    private final Decider decider;
    private final DecisionModel book;
    private final DecisionInput input;
    private final DecisionTrace trace;
    private final ConditionTexts conditionTexts;
    private final ExplanationBudget explanationBudget;
    private final Map<String, List<EvaluatedProposal>> weighed = new HashMap<>();
    private final Map<Target, Decision.HeldBack> held = new HashMap<>();
    private boolean untried;
    private final Set<Target> chosen = new HashSet<>();
    private final List<Entry> entries = new ArrayList<>();
    private final List<WhenYes> whenYes = new ArrayList<>();

    /**
     * @param about the action and thing, where something was proposed
     * @param explanation of the conditions, where nothing was
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
        trace.weighed()
                .forEach(each -> weighed.computeIfAbsent(each.rule(), key -> new ArrayList<>())
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

    /** Whether something that could turn the answer was not tried out any more. */
    boolean leftUntried() {
        return untried;
    }

    void add(Rule rule) {
        List<EvaluatedProposal> proposed = weighed.get(rule.name());
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
        ConditionResult first = explanation.firstFailure().orElse(null);
        String action = rule.then().get(0).action();
        String paused = rule.schedule().paused();
        if (first == null || paused != null) {
            entries.add(new Entry(
                    new WhyNot(
                            rule.name(),
                            action,
                            null,
                            null,
                            null,
                            null,
                            conditionTexts.words().format("paused", "why", String.valueOf(paused)),
                            null,
                            null,
                            null),
                    null,
                    null));
            return;
        }
        entries.add(new Entry(
                new WhyNot(
                        rule.name(),
                        action,
                        first.about() == null ? null : first.about().id(),
                        conditionTexts.sentence(rule, first),
                        conditionTexts.found(first),
                        conditionTexts.needed(first),
                        conditionTexts.failure(rule, first),
                        null,
                        null,
                        null),
                null,
                explanation));
    }

    private WhyNot notChosen(EvaluatedProposal each) {
        String text = trace.decision().actions().stream()
                .filter(act -> act.action().id().equals(each.action())
                        && Objects.equals(act.matter().subject(), each.subject()))
                .findFirst()
                .map(act -> conditionTexts
                        .words()
                        .format("same", "rule", act.cause().rule()))
                .orElseGet(() -> conditionTexts.words().format("outranked", "max", input.max()));
        return new WhyNot(each.rule(), each.action(), each.subject(), null, null, null, text, null, null, null);
    }

    private WhyNot heldBack(EvaluatedProposal each) {
        Decision.HeldBack back = held.get(Target.of(each));
        if (back == null) {
            return notChosen(each);
        }
        String reason = each.findingFor(back)
                .map(finding -> finding.reason(conditionTexts.words().language()))
                .orElse(back.reason());
        return new WhyNot(
                each.rule(),
                each.action(),
                each.subject(),
                null,
                null,
                null,
                reason,
                back.by(),
                back.liftsAt(),
                back.authority());
    }

    /** Finds out what would turn each of them. */
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
            Instant from = target == null ? null : chosenFirst.get(target);
            if (from != null) {
                from = lookAhead.exactly(target, from);
            }
            Target possible = entry.about == null ? allowedByRule.get(rule) : entry.about;
            boolean behind = from == null
                    && possible != null
                    && allowedFirst.containsKey(possible)
                    && entry.whyNot.guardrail() != null;
            add(entry, target, from, behind ? possible : null, behind ? allowedFirst.get(possible) : null);
        }
    }

    private static Map<String, Target> soonest(Map<Target, Instant> first) {
        Map<String, Target> byRule = new HashMap<>();
        first.forEach((target, moment) -> byRule.merge(
                target.rule(), target, (one, other) -> first.get(one).compareTo(first.get(other)) <= 0 ? one : other));
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
        if (from != null || change != null) {
            Instant shown = from != null ? from : allowed;
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

    /** Lets the rule propose as if the one fact had changed, and decides. */
    private Tried tryOut(RuleExplanation explanation) {
        Rule rule = explanation.rule();
        if (explanation.turn() == null
                || explanation.things().length <= rule.when().eaches().size()) {
            return new Tried(explanation.turn() == null ? Boolean.FALSE : null, "");
        }
        if (explanationBudget.isSpent()) {
            untried = true;
            return new Tried(null, "");
        }
        List<Proposal> proposals = new ArrayList<>(trace.proposals());
        for (ConsequenceClause clause : rule.then()) {
            proposals.add(
                    new Proposal(rule, clause, book.rules().actions().get(clause.action()), explanation.things()));
        }
        explanationBudget.decided(proposals.size());
        Decision decision = decider.choose(book, input, proposals).decision();
        if (decision.actions().stream().anyMatch(act -> act.cause().rule().equals(rule.name()))) {
            return new Tried(true, "");
        }
        return decision.heldBack().stream()
                .filter(held -> held.rule().equals(rule.name()))
                .findFirst()
                .map(held ->
                        new Tried(false, " " + conditionTexts.words().format("held-then", "reason", held.reason())))
                .orElseGet(() -> new Tried(false, " " + conditionTexts.words().format("outranked-then")));
    }
}
