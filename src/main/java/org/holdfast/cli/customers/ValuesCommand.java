package org.holdfast.cli.customers;

import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import org.holdfast.cli.startup.SpringLauncher;
import org.holdfast.cli.terminal.ExitCode;
import org.holdfast.cli.terminal.Table;
import org.holdfast.decisions.DecisionModel;
import org.holdfast.facts.json.FactsJson;
import org.holdfast.facts.validation.InvalidInput;
import org.holdfast.insight.FactValuesService;
import org.holdfast.publishing.LiveRuleBook;
import org.holdfast.rules.vocabulary.Vocabulary;
import org.holdfast.simulation.values.FoundValues;
import org.holdfast.simulation.values.ValueField;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "values",
        mixinStandardHelpOptions = true,
        description = {
            "List the values of a field with the number of customers, most frequent first; without FIELD, list the"
                    + " fields.",
            "With more than " + FactValuesService.MAX_SAMPLE_SIZE
                    + " customers, a sample of that size is evaluated, always the same one."
        })
public final class ValuesCommand implements Callable<Integer> {

    private static final int DEFAULT_LIMIT = 50;

    private final SpringLauncher springLauncher;

    @Parameters(
            arity = "0..1",
            paramLabel = "FIELD",
            description =
                    "A field such as segment, category, topic, country, tier or employee, or a fact that facts.yaml"
                            + " declares, such as plan or order.giftWrapped.")
    private @Nullable String field;

    @Option(
            names = "--limit",
            paramLabel = "N",
            defaultValue = "" + DEFAULT_LIMIT,
            description = "Maximum number of values (default: ${DEFAULT-VALUE}).")
    private int limit;

    @Option(names = "--json", description = "Print all values as JSON.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    ValuesCommand(SpringLauncher springLauncher) {
        this.springLauncher = springLauncher;
    }

    @Override
    public Integer call() {
        if (limit < 1) {
            throw new CommandLine.ParameterException(spec.commandLine(), "--limit must be at least 1, but is " + limit);
        }
        try (ConfigurableApplicationContext context = springLauncher.open()) {
            DecisionModel book = context.getBean(LiveRuleBook.class).book();
            FoundValues found = context.getBean(FactValuesService.class)
                    .list(fields(book.rules().vocabulary()), book);
            PrintWriter out = spec.commandLine().getOut();
            if (json) {
                out.println(FactsJson.mapper().writerWithDefaultPrettyPrinter().writeValueAsString(found));
            } else if (field == null) {
                fields(found, out);
            } else {
                values(found, found.fields().get(0), out);
            }
            return ExitCode.SUCCESS;
        }
    }

    private List<ValueField> fields(Vocabulary vocabulary) {
        try {
            return field == null ? ValueField.all(vocabulary) : List.of(ValueField.named(field, "FIELD", vocabulary));
        } catch (InvalidInput e) {
            throw new CommandLine.ParameterException(spec.commandLine(), e.field() + " " + e.getMessage(), e);
        }
    }

    private static void fields(FoundValues found, PrintWriter out) {
        Table table = new Table("field", "values:", "customers:", "");
        found.fields()
                .forEach(each -> table.row(
                        each.field(),
                        each.distinct(),
                        each.customers(),
                        each.field().plural()));
        table.print(out);
        printSummary(found, out);
    }

    private void values(FoundValues found, FoundValues.OfField of, PrintWriter out) {
        if (of.values().isEmpty()) {
            out.printf("No customer has any %s.%n", of.field().singular());
        } else {
            Table table = new Table("customers:", of.field().singular());
            of.values().stream().limit(limit).forEach(each -> table.row(each.customers(), each.value()));
            table.print(out);
        }
        if (of.distinct() > limit) {
            out.printf("... and %d more (--limit)%n", of.distinct() - limit);
        }
        printSummary(found, out);
    }

    private static void printSummary(FoundValues found, PrintWriter out) {
        out.printf(
                found.coversAll()
                        ? "%nAll %d customers were evaluated.%n"
                        : "%n%d of %d customers were evaluated; rare values may be missing.%n",
                found.lookedAt(),
                found.customers());
    }
}
