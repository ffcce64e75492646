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

/** Describes conditions of rules in the language of the reader. */
final class ConditionTexts {

    private final DecisionModel book;
    private final ExplanationTexts explanationTexts;
    private final String currency;
    /** Translated sentences, since the rules of a book share many. */
    private final Map<String, String> translations = new HashMap<>();

    ConditionTexts(DecisionModel book, ExplanationTexts explanationTexts) {
        this.book = book;
        this.explanationTexts = explanationTexts;
        this.currency = book.assumptions().currency();
    }

    ExplanationTexts words() {
        return explanationTexts;
    }

    /** Returns the sentence of a line. */
    String sentence(Rule rule, ConditionResult result) {
        String line = result.line().sentence();
        return line.isEmpty()
                ? result.line().text()
                : translations.computeIfAbsent(
                        line, key -> book.rules().inLanguage(rule, result.line(), explanationTexts.language()));
    }

    /** Returns all conditions; consecutive lines of the same sentence are joined. */
    List<Condition> conditions(RuleExplanation explanation) {
        List<Condition> all = new ArrayList<>();
        for (ConditionResult result : explanation.results()) {
            String text = sentence(explanation.rule(), result);
            String about = explanationTexts.thing(result.about());
            List<Seen> values = new ArrayList<>(result.values().stream()
                    .map(value -> new Seen(
                            value.name(),
                            value.found(),
                            value.needed(),
                            explanationTexts.label(
                                    result.about() == null
                                            ? "Customer"
                                            : result.about().kind(),
                                    value.name())))
                    .toList());
            Condition last = all.isEmpty() ? null : all.get(all.size() - 1);
            if (last != null && last.text().equals(text) && Objects.equals(last.about(), about)) {
                values.addAll(0, last.values());
                all.set(all.size() - 1, new Condition(text, last.met() && result.isMet(), about, values));
            } else {
                all.add(new Condition(text, result.isMet(), about, values));
            }
        }
        return all;
    }

    /** Describes a condition that is not met, with the values found and needed. */
    String failure(Rule rule, ConditionResult result) {
        String rate = result.missingRate();
        return explanationTexts.failure(result, sentence(rule, result))
                + values(result)
                + (rate == null ? "" : " " + explanationTexts.format("rate", "currency", rate, "home", currency));
    }

    private String values(ConditionResult result) {
        if (isCode(result)) {
            return " " + explanationTexts.ways(result.ways(), currency);
        }
        return result.change() == null ? "" : explanationTexts.found(result.change(), currency);
    }

    /** Returns whether a condition is plain DRL, which names no facts in words and may be met in several ways. */
    private static boolean isCode(ConditionResult result) {
        return result.line().sentence().isEmpty() && !result.ways().isEmpty();
    }

    /** Returns the value that a condition found; for plain DRL, all facts that prevent it, by name. */
    @Nullable
    String found(ConditionResult result) {
        if (isCode(result)) {
            return explanationTexts.found(result.ways(), currency);
        }
        if (result.change() != null) {
            return result.change().found();
        }
        return result.values().isEmpty() ? null : result.values().get(0).found();
    }

    String needed(ConditionResult result) {
        if (isCode(result)) {
            return explanationTexts.neededWays(result.ways(), currency);
        }
        if (result.change() != null) {
            return explanationTexts.needed(result.change(), currency);
        }
        return result.values().isEmpty() ? "" : result.values().get(0).needed();
    }

    /** Describes what would have to change for the rule to act. */
    String change(RuleExplanation explanation) {
        List<ConditionResult> failures =
                explanation.results().stream().filter(result -> !result.isMet()).toList();
        if (failures.size() == 1) {
            return (failure(explanation.rule(), failures.get(0)) + " " + enough(failures.get(0))).strip();
        }
        StringBuilder list = new StringBuilder();
        failures.forEach(result -> list.append(list.isEmpty() ? "" : " ").append(failure(explanation.rule(), result)));
        return explanationTexts.format("together", "list", list);
    }

    private String enough(ConditionResult result) {
        FactChange factChange = result.change();
        boolean severalFacts = result.ways().stream().mapToInt(List::size).sum() > 1;
        if (isCode(result) && (severalFacts || factChange == null)) {
            return "";
        }
        if (factChange == null || factChange.type() == ValueType.FLAG) {
            return explanationTexts.format(result.truth() == Truth.UNKNOWN ? "known" : "so");
        }
        return explanationTexts.enough(factChange, currency);
    }
}
