package org.holdfast.spark;

import java.io.ByteArrayInputStream;
import java.io.Serializable;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.holdfast.batch.CaseDecider;
import org.holdfast.batch.CaseManifest;
import org.holdfast.batch.LimitUse;
import org.holdfast.decisions.Decider;
import org.holdfast.decisions.DecisionModel;
import org.holdfast.diagnostics.Problem;
import org.holdfast.diagnostics.Problems;
import org.holdfast.explanation.timing.WakeUps;
import org.holdfast.guardrails.Guardrails;
import org.holdfast.messages.Messages;
import org.holdfast.messages.MessagesReader;
import org.holdfast.rules.RuleBook;
import org.holdfast.rules.RuleBookReader;
import org.holdfast.rules.files.BookSource;

/**
 * The manifest and the rule book of a run as bytes. It is sent to every executor, which builds the rule book once; a
 * built one is neither sent nor stored.
 *
 * @param manifest as JSON
 * @param book a zip of the rules folder
 */
record RunContext(String manifest, byte[] book) implements Serializable {

    private static final Map<Source, Built> BUILT = new ConcurrentHashMap<>();
    private static final Map<Source, DecisionModel> OTHERS = new ConcurrentHashMap<>();
    private static final int PROBLEMS_SHOWN = 20;

    /** What something was built from, compared byte by byte. */
    private record Source(String manifest, ByteBuffer book) {}

    /**
     * What is built from it.
     *
     * @param budgets amount of each budget on the day
     * @param places maximum number of customers of each action that only the first ones get
     */
    record Built(
            CaseManifest manifest,
            CaseDecider decider,
            WakeUps wakeUps,
            Map<String, BigDecimal> budgets,
            Map<String, Integer> places) {

        DecisionModel model() {
            return decider.model();
        }

        String engine() {
            return String.valueOf(manifest.engine());
        }
    }

    /** Returns what this JVM has built from it, or builds it. */
    Built built() {
        return BUILT.computeIfAbsent(new Source(manifest, ByteBuffer.wrap(book)), any -> build());
    }

    private Built build() {
        CaseManifest read = CaseManifest.read(manifest.getBytes(StandardCharsets.UTF_8));
        DecisionModel model = model(book, read);
        Decider decider = new Decider(Guardrails.all());
        LocalDate today = read.asOf().atZone(read.timeZone()).toLocalDate();
        Map<String, BigDecimal> budgets = new TreeMap<>();
        model.rules().limits().budgets().on(today, List.of()).forEach(each -> budgets.put(each.name(), each.amount()));
        return new Built(
                read,
                new CaseDecider(model, decider, read.asOf()),
                new WakeUps(decider),
                budgets,
                LimitUse.placesIn(model.rules()));
    }

    /**
     * Builds another rule book for the customers of a run, or returns what this JVM has built.
     *
     * @throws RefusedInput if it has errors
     */
    static DecisionModel other(byte[] zip, RunContext run) {
        return OTHERS.computeIfAbsent(
                new Source(run.manifest, ByteBuffer.wrap(zip)),
                any -> model(zip, run.built().manifest().withAnyBook()));
    }

    /**
     * Builds a rule book.
     *
     * @throws RefusedInput if it is not that of the manifest, or has errors
     */
    static DecisionModel model(byte[] zip, CaseManifest manifest) {
        BookSource source = BookSource.readZip(new ByteArrayInputStream(zip));
        if (!manifest.ruleBook().isEmpty() && !manifest.ruleBook().equals(source.version())) {
            throw new RefusedInput("The rule book is " + source.version() + ", but the manifest names "
                    + manifest.ruleBook() + ". Give the rule book that was exported with it.");
        }
        if (manifest.semantics() != null) {
            source = source.under(manifest.semantics());
        }
        Problems problems = new Problems();
        RuleBookReader.Result read = new RuleBookReader(manifest.currency()).read(source);
        problems.addAll(read.problems());
        RuleBook rules = read.book();
        Messages messages = rules == null
                ? null
                : new MessagesReader(manifest.language(), manifest.currency()).read(rules, problems);
        if (rules == null || messages == null || problems.hasErrors()) {
            throw new RefusedInput("The rule book has errors:\n"
                    + problems.list().stream()
                            .filter(Problem::isError)
                            .limit(PROBLEMS_SHOWN)
                            .map(problem -> "  " + problem)
                            .collect(Collectors.joining("\n")));
        }
        return new DecisionModel(rules, messages, manifest.assumptions(), manifest.forecasts());
    }
}
