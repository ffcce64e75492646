package org.holdfast.editor.checking;

import java.util.List;
import org.holdfast.decisions.DecisionModel;
import org.holdfast.diagnostics.Problem;
import org.holdfast.diagnostics.Problems;
import org.holdfast.loyalty.Semantics;
import org.holdfast.messages.Messages;
import org.holdfast.messages.MessagesReader;
import org.holdfast.rules.RuleBook;
import org.holdfast.rules.RuleBookReader;
import org.holdfast.rules.declared.FactsSchemaReader;
import org.holdfast.rules.files.BookSource;
import org.holdfast.rules.language.Sentences;
import org.holdfast.simulation.scenario.Scenario;
import org.holdfast.simulation.scenario.ScenarioReader;
import org.jspecify.annotations.Nullable;

/** Reads as much of a rule book as a file in an editor needs. Each reader keeps what has not changed. Thread-safe. */
final class FileReaders {

    private final DecisionModel.Assumptions assumptions;
    private final RuleBookReader small;
    private final RuleBookReader large;
    private final ScenarioReader scenarios;
    private final MessagesReader messages;
    private @Nullable BookProblems last;

    /** The problems of a whole rule book; whoever looks at a draft again finds it unchanged. */
    private record BookProblems(String version, Semantics semantics, List<Problem> problems) {}

    FileReaders(DecisionModel.Assumptions assumptions) {
        this.assumptions = assumptions;
        this.small = new RuleBookReader(assumptions.currency());
        this.large = new RuleBookReader(assumptions.currency());
        this.scenarios = new ScenarioReader(assumptions.timeZone());
        this.messages = new MessagesReader(assumptions.language(), assumptions.currency());
    }

    /** Returns at least the problems of a file; others may be among them. */
    synchronized List<Problem> problems(BookSource source, String path) {
        RulePair pair = RulePair.of(source, path);
        Problems problems = new Problems();
        if (path.endsWith(ScenarioReader.ENDING) || path.startsWith("customers/")) {
            readExamples(source, path, problems);
        } else if (pair != null) {
            problems.addAll(
                    small.read(source.only(each -> isNeeded(each, pair))).problems());
        } else if (path.endsWith(".dsl")) {
            Sentences.read(
                    source.only(each -> each.startsWith("language/") || each.equals(FactsSchemaReader.FILE)), problems);
        } else {
            RuleBookReader.Result read = large.read(source);
            problems.addAll(read.problems());
            if (read.book() != null && path.startsWith("messages/")) {
                messages.read(read.book(), problems);
            }
        }
        return problems.list();
    }

    /** Returns the problems of reading a whole rule book; its texts and examples are not looked at. */
    synchronized List<Problem> ofBook(BookSource source) {
        BookProblems known = last;
        if (known == null || !known.version.equals(source.version()) || !known.semantics.equals(source.semantics())) {
            known = new BookProblems(
                    source.version(), source.semantics(), large.read(source).problems());
            last = known;
        }
        return known.problems;
    }

    synchronized List<Scenario> examples(BookSource source, RulePair pair, Problems problems) {
        return readExamples(source, pair.examples(), problems);
    }

    private List<Scenario> readExamples(BookSource source, String path, Problems problems) {
        RulePair pair = RulePair.of(source, path);
        return scenarios.read(
                source.only(each -> each.startsWith("customers/")
                        || each.equals(FactsSchemaReader.FILE)
                        || each.equals(path)
                        || pair != null && each.equals(pair.rules())),
                problems);
    }

    /** Returns the rules of one file, ready for decisions; {@code null} if they have errors. */
    synchronized @Nullable DecisionModel alone(BookSource source, RulePair pair) {
        return model(readAlone(source, pair).book());
    }

    private RuleBookReader.Result readAlone(BookSource source, RulePair pair) {
        return small.readAlone(source.only(each -> isNeeded(each, pair)), pair.rules());
    }

    /** Returns all rules, ready for decisions; {@code null} if they have errors. */
    synchronized @Nullable DecisionModel whole(BookSource source) {
        return model(large.read(source).book());
    }

    private @Nullable DecisionModel model(@Nullable RuleBook book) {
        if (book == null) {
            return null;
        }
        Messages texts = messages.read(book, new Problems());
        return new DecisionModel(book, texts, assumptions);
    }

    private static boolean isNeeded(String path, RulePair pair) {
        return path.equals(pair.rules())
                || path.endsWith("/actions.yaml")
                || path.startsWith("language/") && path.endsWith(".dsl")
                || path.startsWith("messages/")
                || path.equals(FactsSchemaReader.FILE)
                || path.equals("limits.yaml")
                || path.equals("programmes.yaml");
    }
}
