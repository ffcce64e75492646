package org.holdfast.explanation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.holdfast.decisions.DecisionModel;
import org.holdfast.decisions.EvaluatedProposal.GuardrailFinding;
import org.holdfast.explanation.DecisionExplanation.Condition;
import org.holdfast.explanation.DecisionExplanation.Seen;
import org.holdfast.explanation.conditions.ConditionResult;
import org.holdfast.explanation.conditions.FactChange;
import org.holdfast.explanation.conditions.ObservedValue;
import org.holdfast.explanation.conditions.RuleExplanation;
import org.holdfast.explanation.conditions.UnmetNeed;
import org.holdfast.guardrails.incidents.IncidentNames;
import org.holdfast.rules.condition.Truth;
import org.holdfast.rules.model.Rule;
import org.holdfast.rules.vocabulary.Entity;
import org.holdfast.rules.vocabulary.ValueType;
import org.jspecify.annotations.Nullable;

/** Describes conditions of rules in the language of the reader. */
final class ConditionTexts {

    private final DecisionModel book;
    private final ExplanationTexts explanationTexts;
    private final ConditionWords conditionWords;
    private final String currency;
    /** Translated sentences, since the rules of a book share many. */
    private final Map<String, String> translations = new HashMap<>();

    ConditionTexts(DecisionModel book, ExplanationTexts explanationTexts) {
        this.book = book;
        this.explanationTexts = explanationTexts.naming(book.rules().facts());
        this.currency = book.assumptions().currency();
        this.conditionWords = new ConditionWords(book.rules(), this.explanationTexts, currency);
    }

    ConditionWords conditionWords() {
        return conditionWords;
    }

    ExplanationTexts words() {
        return explanationTexts;
    }

    /** Returns the sentence of a line in the language of the reader; a condition without one is put into words. */
    String sentence(Rule rule, ConditionResult result) {
        String line = result.line().sentence();
        if (line.isEmpty()) {
            return conditionWords.of(result.scoped());
        }
        String language = explanationTexts.language();
        String translated =
                translations.computeIfAbsent(line, key -> book.rules().inLanguage(rule, result.line(), language));
        boolean untranslated = !rule.language().equals(language)
                && translated.equals(book.rules().inLanguage(rule, result.line(), rule.language()));
        return untranslated ? conditionWords.of(result.scoped()) : translated;
    }

    /** Returns all conditions; consecutive lines of the same sentence are joined. */
    List<Condition> conditions(RuleExplanation explanation) {
        List<Condition> all = new ArrayList<>();
        for (ConditionResult result : explanation.results()) {
            String text = sentence(explanation.rule(), result);
            String about = explanationTexts.thing(result.about());
            List<Seen> values = new ArrayList<>(
                    result.values().stream().map(value -> seen(result, value)).toList());
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

    private Seen seen(ConditionResult result, ObservedValue value) {
        String entity = result.about() == null ? "Customer" : result.about().kind();
        String found = value.found();
        return new Seen(
                value.name(),
                found,
                value.needed(),
                value.figure() == null
                        ? explanationTexts.label(entity, value.name())
                        : conditionWords.figure(result.scoped().inner(), value.figure()),
                found == null ? null : explanationTexts.shown(found));
    }

    /** Describes a condition that is not met, with the values found and needed. */
    String failure(Rule rule, ConditionResult result) {
        String rate = result.missingRate();
        return explanationTexts.failure(result, sentence(rule, result))
                + values(result)
                + (rate == null ? "" : " " + explanationTexts.format("rate", "currency", rate, "home", currency));
    }

    /** Returns the reason of a hold without the names that only authors of rules know. */
    @Nullable
    String reason(GuardrailFinding finding) {
        Map<String, Object> details = finding.details() == null ? Map.of() : finding.details();
        String because = finding.because();
        if ("message-unknown".equals(because)) {
            String missing = Arrays.stream(
                            String.valueOf(details.get("missing")).split(",\\s*"))
                    .map(this::argument)
                    .collect(Collectors.joining(", "));
            return explanationTexts.format("message-unknown", "missing", missing);
        }
        if ("rate-unknown".equals(because)) {
            return explanationTexts.format(
                    "rate", "currency", String.valueOf(details.get("currency")), "home", currency);
        }
        Object incident = details.get("incident");
        String reason = finding.reason(explanationTexts.language());
        return incident == null || reason == null
                ? reason
                : reason.replace(
                        incident.toString(), IncidentNames.of(explanationTexts.language(), incident.toString()));
    }

    private String values(ConditionResult result) {
        if (isCode(result)) {
            return " " + conditionWords.ways(result.ways());
        }
        return result.change() == null ? "" : explanationTexts.found(result.change(), currency);
    }

    /**
     * Returns whether the facts of a condition have to be named: it is plain DRL, which names none in words, or a group
     * of sentences of which several are not met.
     */
    private static boolean isCode(ConditionResult result) {
        if (result.line().sentence().isEmpty()) {
            return !result.ways().isEmpty();
        }
        long facts = result.ways().stream()
                .flatMap(List::stream)
                .map(UnmetNeed::name)
                .distinct()
                .count();
        return facts > 1;
    }

    /** Returns the value that a condition found; for plain DRL, all facts that prevent it, by name. */
    @Nullable
    String found(ConditionResult result) {
        if (isCode(result)) {
            return conditionWords.found(result.ways());
        }
        if (result.change() != null) {
            return result.change().found();
        }
        return result.values().isEmpty() ? null : result.values().get(0).found();
    }

    String needed(ConditionResult result) {
        if (isCode(result)) {
            return conditionWords.neededWays(result.ways());
        }
        if (result.change() != null) {
            return explanationTexts.needed(result.change(), currency);
        }
        return conditionWords.neededWays(result.ways());
    }

    /** Describes what would have to change for the rule to act. */
    String change(RuleExplanation explanation) {
        List<ConditionResult> failures =
                explanation.results().stream().filter(result -> !result.isMet()).toList();
        if (failures.size() == 1) {
            return (failure(explanation.rule(), failures.get(0)) + " " + enough(failures.get(0))).strip();
        }
        // Several parts of a condition can be the same sentence.
        List<String> list = failures.stream()
                .map(result -> failure(explanation.rule(), result))
                .distinct()
                .toList();
        return list.size() == 1 ? list.get(0) : explanationTexts.format("together", "list", String.join(" ", list));
    }

    private String enough(ConditionResult result) {
        FactChange factChange = result.change();
        boolean severalFacts = result.ways().stream().mapToInt(List::size).sum() > 1;
        if (isCode(result) && (severalFacts || factChange == null)) {
            return "";
        }
        if (factChange == null || factChange.type() == ValueType.FLAG || factChange.found() == null) {
            return explanationTexts.format(result.truth() == Truth.UNKNOWN ? "known" : "so");
        }
        return explanationTexts.enough(factChange, currency);
    }

    /** Returns the words for an argument of a message, such as {@code orderDaysLate}. */
    private String argument(String name) {
        for (Entity entity : book.rules().vocabulary().entities()) {
            String variable = entity.name().substring(0, 1).toLowerCase(Locale.ROOT)
                    + entity.name().substring(1);
            if (name.startsWith(variable) && name.length() > variable.length()) {
                String rest = name.substring(variable.length());
                String field = rest.substring(0, 1).toLowerCase(Locale.ROOT) + rest.substring(1);
                if (entity.field(field) != null) {
                    return explanationTexts.label(entity.name(), field) + " (" + explanationTexts.kind(entity.name())
                            + ")";
                }
            }
        }
        return name.replaceAll("(?<=[a-z])(?=[A-Z])", " ").toLowerCase(Locale.ROOT);
    }
}
