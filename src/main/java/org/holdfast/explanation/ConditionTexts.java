package org.holdfast.explanation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.holdfast.decisions.DecisionModel;
import org.holdfast.explanation.DecisionExplanation.Condition;
import org.holdfast.explanation.DecisionExplanation.Seen;
import org.holdfast.explanation.conditions.ConditionResult;
import org.holdfast.explanation.conditions.FactChange;
import org.holdfast.explanation.conditions.RuleExplanation;
import org.holdfast.rules.condition.Truth;
import org.holdfast.rules.model.Rule;
import org.holdfast.rules.vocabulary.ValueType;
import org.jspecify.annotations.Nullable;

/** Tells the conditions of rules in the reader's language. */
final class ConditionTexts {

    private final DecisionModel book;
    private final ExplanationTexts words;
    private final String currency;
    /** Rules of one book share their sentences. */
    private final Map<String, String> told = new HashMap<>();

    ConditionTexts(DecisionModel book, ExplanationTexts words) {
        this.book = book;
        this.words = words;
        this.currency = book.assumptions().currency();
    }

    ExplanationTexts words() {
        return words;
    }

    /** The sentence a line stands for. */
    String sentence(Rule rule, ConditionResult answer) {
        String line = answer.line().sentence();
        return line.isEmpty() ? answer.line().text() : told.computeIfAbsent(line, key -> book.rules().told(rule, answer.line(), words.language()));
    }

    /** All conditions; those that one sentence stands for are told as one. */
    List<Condition> conditions(RuleExplanation explanation) {
        List<Condition> all = new ArrayList<>();
        for (ConditionResult answer : explanation.answers()) {
            String text = sentence(explanation.rule(), answer);
            String about = words.thing(answer.about());
            List<Seen> values = new ArrayList<>(answer.values().stream().map(value -> new Seen(value.name(), value.found(), value.needed(),
                    words.label(answer.about() == null ? "Customer" : answer.about().kind(), value.name()))).toList());
            Condition last = all.isEmpty() ? null : all.get(all.size() - 1);
            if (last != null && last.text().equals(text) && Objects.equals(last.about(), about)) {
                values.addAll(0, last.values());
                all.set(all.size() - 1, new Condition(text, last.met() && answer.isMet(), about, values));
            } else {
                all.add(new Condition(text, answer.isMet(), about, values));
            }
        }
        return all;
    }

    /** A condition that is not met, with what was found and what is needed. */
    String failure(Rule rule, ConditionResult answer) {
        String found = isCode(answer) ? " " + words.ways(answer.ways(), currency)
                : answer.change() == null ? "" : words.found(answer.change(), currency);
        String rate = answer.missingRate();
        return words.failure(answer, sentence(rule, answer)) + found
                + (rate == null ? "" : " " + words.say("rate", "currency", rate, "home", currency));
    }

    /** A condition in DRL does not say in words which fact it is about, and may have several ways of being met. */
    private static boolean isCode(ConditionResult answer) {
        return answer.line().sentence().isEmpty() && !answer.ways().isEmpty();
    }

    /** What a condition found; of one in DRL every fact that is not as it should be, by name. */
    @Nullable String found(ConditionResult answer) {
        if (isCode(answer)) {
            return words.found(answer.ways(), currency);
        }
        FactChange change = answer.change();
        return change != null ? change.found() : answer.values().isEmpty() ? null : answer.values().get(0).found();
    }

    String needed(ConditionResult answer) {
        if (isCode(answer)) {
            return words.neededWays(answer.ways(), currency);
        }
        FactChange change = answer.change();
        return change != null ? words.needed(change, currency) : answer.values().isEmpty() ? "" : answer.values().get(0).needed();
    }

    /** What would have to change for the rule to act. */
    String change(RuleExplanation explanation) {
        List<ConditionResult> failures = explanation.answers().stream().filter(answer -> !answer.isMet()).toList();
        if (failures.size() == 1) {
            return (failure(explanation.rule(), failures.get(0)) + " " + enough(failures.get(0))).strip();
        }
        StringBuilder list = new StringBuilder();
        failures.forEach(answer -> list.append(list.isEmpty() ? "" : " ").append(failure(explanation.rule(), answer)));
        return words.say("together", "list", list);
    }

    private String enough(ConditionResult answer) {
        FactChange change = answer.change();
        boolean severalFacts = answer.ways().stream().mapToInt(List::size).sum() > 1;
        if (isCode(answer) && (severalFacts || change == null)) {
            return "";
        }
        if (change == null || change.type() == ValueType.FLAG) {
            return words.say(answer.truth() == Truth.UNKNOWN ? "known" : "so");
        }
        return words.enough(change, currency);
    }
}
