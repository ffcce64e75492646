package org.holdfast.simulation;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.holdfast.decisions.DecisionModel;
import org.holdfast.diagnostics.Problem;
import org.holdfast.diagnostics.Problems;
import org.holdfast.facts.json.FactsJson;
import org.holdfast.facts.validation.InvalidInput;
import org.holdfast.loyalty.CustomerView;
import org.holdfast.loyalty.EvaluationContext;
import org.holdfast.loyalty.ExchangeRates;
import org.holdfast.rules.SentenceProbe;
import org.holdfast.rules.files.BookSource;
import org.holdfast.rules.language.RuleSection;
import org.holdfast.rules.language.Sentence;
import org.holdfast.rules.language.SentenceExamplesFile;
import org.holdfast.rules.language.Sentences;
import org.holdfast.simulation.scenario.ExampleCustomer;
import tools.jackson.databind.node.ObjectNode;

/**
 * Plays the examples of the language: every sentence holds where it should, fails where it should, and is understood
 * when it is written out. It remembers the outcome as long as the language does not change.
 */
final class SentenceExampleRunner {

    private final DecisionModel.Assumptions assumptions;
    private String remembered = "";
    private List<Problem> outcome = List.of();

    SentenceExampleRunner(DecisionModel.Assumptions assumptions) {
        this.assumptions = assumptions;
    }

    void check(BookSource source, Sentences sentences, Problems problems) {
        StringBuilder hash = new StringBuilder();
        source.paths("language/", "").forEach(path -> hash.append(path).append(source.fileHash(path)));
        if (!hash.toString().equals(remembered)) {
            Problems own = new Problems();
            play(source, sentences, own);
            outcome = own.list();
            remembered = hash.toString();
        }
        problems.addAll(outcome);
    }

    private void play(BookSource source, Sentences sentences, Problems problems) {
        SentenceExamplesFile sentenceExamplesFile = SentenceExamplesFile.read(source, problems);
        Set<SentenceExamplesFile.Meaning> played = new HashSet<>();
        for (Sentence sentence : sentences.all()) {
            SentenceExamplesFile.Meaning example =
                    sentenceExamplesFile.of(sentence).orElse(null);
            if (example == null) {
                if (sentence.section() != RuleSection.KEYWORD
                        || !sentence.slots().isEmpty() && !sentence.meaning().startsWith("rule ")) {
                    problems.warning(
                            sentence.origin(),
                            "This sentence has no example.",
                            "Maybe add one to " + SentenceExamplesFile.FILE + ".");
                }
                continue;
            }
            boolean clear = understood(sentence, example, sentences, problems);
            if (played.add(example) && clear && sentence.section() != RuleSection.KEYWORD) {
                problems.guard(example.node().origin(), () -> meaning(sentence, example, problems));
            }
        }
        for (SentenceExamplesFile.Meaning example : sentenceExamplesFile.all()) {
            if (!played.contains(example)) {
                problems.warning(example.node().origin(), "No sentence means \"" + example.meaning() + "\".", "");
            }
        }
    }

    /** Written out, the sentence must be found again and mean the same, or another one takes its place. */
    private static boolean understood(
            Sentence sentence, SentenceExamplesFile.Meaning example, Sentences sentences, Problems problems) {
        if (sentence.slots().stream().anyMatch(gap -> !example.values().containsKey(gap.name()))) {
            problems.error(
                    example.node().origin(),
                    "The example gives no value for a gap of \"" + sentence.readable() + "\".");
            return false;
        }
        String line = Sentences.write(sentence, example.values());
        Sentences.Found found = sentences.find(sentence.section(), sentence.scope(), line);
        if (found != null && found.sentence().meaning().equals(sentence.meaning())) {
            return true;
        }
        problems.error(
                sentence.origin(),
                "\"" + line + "\" is understood as "
                        + (found == null ? "nothing" : "\"" + found.sentence().readable() + "\"") + ".",
                "Maybe two sentences are too much alike.");
        return false;
    }

    private void meaning(Sentence sentence, SentenceExamplesFile.Meaning example, Problems problems) {
        SentenceProbe trial = SentenceProbe.of(sentence, example.values(), assumptions.currency(), problems);
        if (trial == null) {
            return;
        }
        if (sentence.section() == RuleSection.THEN) {
            proposal(trial, example, problems);
            return;
        }
        if (!Boolean.TRUE.equals(holds(trial, example.holds(), SentenceExamplesFile.DAY, example, problems))) {
            problems.error(
                    example.node().origin(),
                    "\"" + sentence.readable() + "\" does not hold for the customer for whom it should.");
        }
        if (!Boolean.FALSE.equals(holds(trial, example.fails(), example.failsOn(), example, problems))) {
            problems.error(
                    example.node().origin(),
                    "\"" + sentence.readable() + "\" holds for the customer for whom it should not.");
        }
    }

    private void proposal(SentenceProbe trial, SentenceExamplesFile.Meaning example, Problems problems) {
        CustomerView view = view(
                Map.of(
                        "orders",
                                List.of(Map.of(
                                        "id",
                                        "1",
                                        "placedAt",
                                        "2026-03-01",
                                        "value",
                                        120,
                                        "promisedDiscount",
                                        4,
                                        "appliedDiscount",
                                        0)),
                        "interactions", List.of(Map.of("at", "2026-03-02", "kind", "praise", "employee", "Ana")),
                        "complaints", List.of(Map.of("id", "k", "openedAt", "2026-03-02")),
                        "promises",
                                List.of(Map.of(
                                        "id",
                                        "p",
                                        "action",
                                        "a",
                                        "what",
                                        "w",
                                        "madeAt",
                                        "2026-03-01T10:00:00Z",
                                        "dueAt",
                                        "2026-03-03T00:00:00Z",
                                        "keptBy",
                                        "outcome"))),
                SentenceExamplesFile.DAY);
        String about = example.proposes().getOrDefault("about", "customer");
        String amount = example.proposes().get("amount");
        if (!trial.proposes(view, about, amount)) {
            problems.error(
                    example.node().origin(), "\"" + example.meaning() + "\" does not propose what the example says.");
        }
    }

    private Boolean holds(
            SentenceProbe trial, Object facts, LocalDate day, SentenceExamplesFile.Meaning example, Problems problems) {
        try {
            return trial.holds(view(Objects.requireNonNullElse(facts, Map.of()), day));
        } catch (InvalidInput e) {
            problems.error(example.node().origin(), "\"" + e.field() + "\" " + e.getMessage() + ".");
            return null;
        }
    }

    private CustomerView view(Object facts, LocalDate day) {
        ObjectNode node = FactsJson.mapper().valueToTree(facts);
        node.put("id", "example");
        EvaluationContext from = new EvaluationContext(
                day.atTime(12, 0).atZone(assumptions.timeZone()).toInstant(),
                assumptions.timeZone(),
                assumptions.language(),
                ExchangeRates.only(assumptions.currency()));
        return ExampleCustomer.read(node).view(from);
    }
}
