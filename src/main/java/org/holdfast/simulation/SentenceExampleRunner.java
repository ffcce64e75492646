package org.holdfast.simulation;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.holdfast.decisions.DecisionModel;
import org.holdfast.diagnostics.Problem;
import org.holdfast.diagnostics.Problems;
import org.holdfast.facts.json.FactsJson;
import org.holdfast.facts.validation.InvalidInput;
import org.holdfast.loyalty.CustomerView;
import org.holdfast.loyalty.EvaluationContext;
import org.holdfast.loyalty.ExchangeRates;
import org.holdfast.rules.SentenceProbe;
import org.holdfast.rules.declared.FactsSchemaReader;
import org.holdfast.rules.files.BookSource;
import org.holdfast.rules.language.RuleSection;
import org.holdfast.rules.language.Sentence;
import org.holdfast.rules.language.Sentences;
import org.holdfast.rules.language.phrases.SentenceExamplesFile;
import org.holdfast.rules.vocabulary.Vocabulary;
import org.holdfast.simulation.scenario.ExampleCustomer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * Checks the example of every sentence: the sentence must be true and false for the customers given there, and must be
 * recognized when written out. The sentences of declared facts need none, because no person writes what they mean. The
 * outcome is cached until the language files or the declared facts change.
 */
final class SentenceExampleRunner {

    private final DecisionModel.Assumptions assumptions;
    private String checkedHash = "";
    private List<Problem> outcome = List.of();

    SentenceExampleRunner(DecisionModel.Assumptions assumptions) {
        this.assumptions = assumptions;
    }

    void check(BookSource source, Sentences sentences, Problems problems) {
        StringBuilder hash = new StringBuilder(source.fileHash(FactsSchemaReader.FILE));
        source.paths("language/", "").forEach(path -> hash.append(path).append(source.fileHash(path)));
        if (!hash.toString().equals(checkedHash)) {
            Problems own = new Problems();
            checkAll(source, sentences, own);
            outcome = own.list();
            checkedHash = hash.toString();
        }
        problems.addAll(outcome);
    }

    private void checkAll(BookSource source, Sentences sentences, Problems problems) {
        SentenceExamplesFile examples = SentenceExamplesFile.read(source, problems);
        Set<SentenceExamplesFile.Meaning> checked = new HashSet<>();
        List<Probed> probed = new ArrayList<>();
        for (Sentence sentence : Stream.concat(sentences.all().stream(), sentences.ofDeclaredFacts())
                .toList()) {
            SentenceExamplesFile.Meaning example = examples.of(sentence).orElse(null);
            if (example == null) {
                warnIfRequired(sentence, problems);
                continue;
            }
            boolean first = checked.add(example);
            probed.add(new Probed(sentence, example, first && sentence.section() != RuleSection.KEYWORD));
        }
        OrderedParallel.onAllCores(probed.stream(), each -> check(each, sentences), problems::addAll);
        for (SentenceExamplesFile.Meaning example : examples.all()) {
            if (!checked.contains(example)) {
                problems.warning(example.node().origin(), "No sentence means \"" + example.meaning() + "\".", "");
            }
        }
    }

    /**
     * A sentence with its example.
     *
     * @param meaning whether to check what it means, and not only that it is recognized
     */
    private record Probed(Sentence sentence, SentenceExamplesFile.Meaning example, boolean meaning) {}

    private List<Problem> check(Probed probed, Sentences sentences) {
        Problems problems = new Problems();
        if (isRecognized(probed.sentence, probed.example, sentences, problems) && probed.meaning) {
            problems.guard(
                    probed.example.node().origin(),
                    () -> checkMeaning(probed.sentence, probed.example, sentences.vocabulary(), problems));
        }
        return problems.list();
    }

    /** Warns that a sentence has no example, unless it is a plain keyword or the first line of a rule. */
    private static void warnIfRequired(Sentence sentence, Problems problems) {
        boolean isWritten = !sentence.origin().file().equals(FactsSchemaReader.FILE);
        if (isWritten
                && (sentence.section() != RuleSection.KEYWORD
                        || !sentence.slots().isEmpty() && !sentence.meaning().startsWith("rule "))) {
            problems.warning(
                    sentence.origin(),
                    "This sentence has no example.",
                    "Maybe add one to " + SentenceExamplesFile.FILE + ".");
        }
    }

    /** Checks that the sentence, when written out, is matched by itself and not by another sentence. */
    private static boolean isRecognized(
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

    private void checkMeaning(
            Sentence sentence, SentenceExamplesFile.Meaning example, Vocabulary vocabulary, Problems problems) {
        SentenceProbe probe =
                SentenceProbe.of(sentence, example.values(), assumptions.currency(), vocabulary, problems);
        if (probe == null) {
            return;
        }
        if (sentence.section() == RuleSection.THEN) {
            checkProposal(probe, example, problems);
            return;
        }
        if (!Boolean.TRUE.equals(holds(probe, example.holds(), example.holdsAt(), example, problems))) {
            problems.error(
                    example.node().origin(),
                    "\"" + sentence.readable() + "\" is not true for the example customer under \"holds\".");
        }
        if (!Boolean.FALSE.equals(holds(probe, example.fails(), example.failsAt(), example, problems))) {
            problems.error(
                    example.node().origin(),
                    "\"" + sentence.readable() + "\" is not false for the example customer under \"fails\".");
        }
    }

    private void checkProposal(SentenceProbe probe, SentenceExamplesFile.Meaning example, Problems problems) {
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
                                        0,
                                        "parcels",
                                        List.of(Map.of("id", "a")))),
                        "interactions", List.of(Map.of("at", "2026-03-02", "kind", "praise", "employee", "Ana")),
                        "complaints", List.of(Map.of("id", "k", "openedAt", "2026-03-02")),
                        "subscriptions", List.of(Map.of("id", "s", "price", 20)),
                        "payments", List.of(Map.of("id", "p")),
                        "carts", List.of(Map.of("id", "c", "value", 20)),
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
                SentenceExamplesFile.NOW);
        String about = example.proposes().getOrDefault("about", "customer");
        String amount = example.proposes().get("amount");
        if (!probe.proposes(view, about, amount, example.proposes().get("gift"))) {
            problems.error(
                    example.node().origin(), "\"" + example.meaning() + "\" does not propose what the example says.");
        }
    }

    /** Returns whether the sentence is true for the given facts; {@code null} if the facts are invalid. */
    private @Nullable Boolean holds(
            SentenceProbe probe,
            @Nullable Object facts,
            LocalDateTime now,
            SentenceExamplesFile.Meaning example,
            Problems problems) {
        try {
            return probe.holds(view(Objects.requireNonNullElse(facts, Map.of()), now));
        } catch (InvalidInput e) {
            problems.error(example.node().origin(), "\"" + e.field() + "\" " + e.getMessage() + ".");
            return null;
        }
    }

    private CustomerView view(Object facts, LocalDateTime now) {
        ObjectNode node = FactsJson.mapper().valueToTree(facts);
        node.put("id", "example");
        EvaluationContext from = new EvaluationContext(
                now.atZone(assumptions.timeZone()).toInstant(),
                assumptions.timeZone(),
                assumptions.language(),
                ExchangeRates.only(assumptions.currency()));
        return ExampleCustomer.read(node).view(from);
    }
}
