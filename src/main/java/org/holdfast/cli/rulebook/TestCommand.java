package org.holdfast.cli.rulebook;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.holdfast.cli.startup.SpringLauncher;
import org.holdfast.cli.terminal.ErrorMessages;
import org.holdfast.cli.terminal.ExitCode;
import org.holdfast.coordination.BackgroundJob;
import org.holdfast.diagnostics.Problem;
import org.holdfast.publishing.RulesFolderWatch;
import org.holdfast.rules.files.BookSource;
import org.holdfast.rules.files.ExampleBook;
import org.holdfast.settings.HoldfastSettings;
import org.holdfast.simulation.Coverage;
import org.holdfast.simulation.RuleBookValidator;
import org.holdfast.simulation.ScenarioResult;
import org.holdfast.simulation.ValidationReport;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(
        name = "test",
        mixinStandardHelpOptions = true,
        description = {
            "Run every scenario of a rule book. Needs no database and no server.",
            "DIR can also be a folder of examples, or one of them; each is run in every language."
        })
public final class TestCommand implements Callable<Integer> {

    private final SpringLauncher springLauncher;

    @Mixin
    private RuleBookDir dir;

    @Option(names = "--quiet", description = "Print only failed scenarios.")
    private boolean quiet;

    @Option(names = "--coverage", description = "List the rules, table rows and sentences that no scenario covers.")
    private boolean coverage;

    @Option(names = "--junit", paramLabel = "FILE.xml", description = "Write the results as JUnit XML.")
    private @Nullable Path junit;

    @Option(names = "--watch", description = "Run again whenever a file is saved, until Ctrl+C.")
    private boolean watch;

    @Spec
    private CommandSpec spec;

    TestCommand(SpringLauncher springLauncher) {
        this.springLauncher = springLauncher;
    }

    @Override
    public Integer call() throws Exception {
        HoldfastSettings settings = springLauncher.settings();
        Path rules = dir.in(settings);
        RuleBookValidator check = CheckCommand.validator(settings);
        List<ExampleBook> examples = dir.examples(settings);
        if (!examples.isEmpty()) {
            return run(check, examples);
        }
        int exit = run(check, BookSource.read(rules));
        if (watch) {
            watch(check, rules);
        }
        return exit;
    }

    private int run(RuleBookValidator check, List<ExampleBook> examples) throws IOException {
        if (watch || junit != null) {
            throw new ParameterException(spec.commandLine(), "Examples are run without --watch and --junit.");
        }
        int exit = ExitCode.SUCCESS;
        for (ExampleBook example : examples) {
            spec.commandLine().getOut().println(example.name() + " " + example.language());
            exit = Math.max(exit, run(check, example.book()));
        }
        return exit;
    }

    private int run(RuleBookValidator check, BookSource source) throws IOException {
        long start = System.nanoTime();
        ValidationReport checked = check.check(source);
        Duration took = Duration.ofNanos(System.nanoTime() - start);
        PrintWriter out = spec.commandLine().getOut();
        if (checked.book() == null) {
            checked.problems().stream().filter(Problem::isError).forEach(out::println);
            out.printf("%nThe rule book has errors; no scenario was run.%n");
            return ExitCode.CHECK_FAILED;
        }
        print(checked, out);
        if (coverage && checked.coverage() != null) {
            print(checked.coverage(), out);
        }
        if (junit != null) {
            JUnitReport.write(junit, checked.scenarios());
        }
        out.printf(
                "%n%d scenarios, %d failed, in %d ms including reading and checking%n",
                checked.scenarios().size(), checked.failures(), took.toMillis());
        return checked.failures() == 0 ? ExitCode.SUCCESS : ExitCode.CHECK_FAILED;
    }

    private void print(ValidationReport checked, PrintWriter out) {
        String file = "";
        for (ScenarioResult result : checked.scenarios()) {
            if (quiet && result.passed()) {
                continue;
            }
            if (!file.equals(result.scenario().ruleFile())) {
                file = result.scenario().ruleFile();
                out.println(file);
            }
            out.println((result.passed() ? "  pass  " : "  FAIL  ")
                    + result.scenario().name());
            if (!result.passed()) {
                out.println("        line " + result.scenario().origin().line() + ": " + result.failure());
            }
        }
    }

    private static void print(Coverage coverage, PrintWriter out) {
        out.printf(
                "%nCoverage: %d of %d rules act in some scenario, %d do not act in some scenario.%n",
                coverage.rules() - coverage.neverActing().size(),
                coverage.rules(),
                coverage.rules() - coverage.neverSilent().size());
        list(
                "Rules that act in no scenario",
                coverage.neverActing().stream()
                        .map(rule -> rule.name() + " (" + rule.origin() + ")")
                        .toList(),
                out);
        list(
                "Rules that act in every scenario",
                coverage.neverSilent().stream()
                        .map(rule -> rule.name() + " (" + rule.origin() + ")")
                        .toList(),
                out);
        list(
                "Table rows that act in no scenario",
                coverage.neverActingRows().stream()
                        .map(rule -> rule.origin().toString())
                        .toList(),
                out);
        list("Sentences of rules that act in no scenario", coverage.unexercised(), out);
        list("Sentences that no rule uses", coverage.unused(), out);
    }

    private static void list(String title, Collection<String> items, PrintWriter out) {
        if (!items.isEmpty()) {
            out.println(title + ":");
            items.forEach(item -> out.println("  " + item));
        }
    }

    private void watch(RuleBookValidator check, Path rules) throws IOException, InterruptedException {
        String[] seen = {BookSource.read(rules).version()};
        spec.commandLine().getOut().println("Watching " + rules + ". Press Ctrl+C to stop.");
        try (RulesFolderWatch watching = new RulesFolderWatch(
                rules,
                () -> {
                    BookSource source = BookSource.read(rules);
                    if (!source.version().equals(seen[0])) {
                        seen[0] = source.version();
                        rerun(check, source);
                    }
                },
                BackgroundJob.unseen("test"))) {
            new CountDownLatch(1).await();
        }
    }

    private void rerun(RuleBookValidator check, BookSource source) {
        try {
            run(check, source);
        } catch (IOException e) {
            spec.commandLine().getErr().println(ErrorMessages.describe(e));
        }
    }
}
