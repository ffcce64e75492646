package org.holdfast.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.holdfast.rules.source.Problem;
import org.holdfast.simulation.CheckedBook;
import org.holdfast.simulation.ScenarioResult;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(name = "test", mixinStandardHelpOptions = true,
        description = "Runs every scenario of a rule book. Needs no database and no server.")
final class TestCommand implements Callable<Integer> {

    private final Application application;

    @Parameters(arity = "0..1", paramLabel = "DIR", description = "Folder of the rule book (default: holdfast.rules.dir).")
    private @Nullable Path folder;

    @Option(names = "--quiet", description = "Show only scenarios that fail.")
    private boolean quiet;

    @Spec
    private CommandSpec spec;

    TestCommand(Application application) {
        this.application = application;
    }

    @Override
    public Integer call() {
        CheckedBook checked = CheckCommand.check(application.settings(), folder);
        PrintWriter out = spec.commandLine().getOut();
        if (checked.book() == null) {
            checked.problems().stream().filter(Problem::isError).forEach(out::println);
            out.printf("%nThe rule book cannot be built, so no scenario was run.%n");
            return Holdfast.DOES_NOT_HOLD;
        }
        String file = "";
        for (ScenarioResult result : checked.scenarios()) {
            if (quiet && result.passed()) {
                continue;
            }
            if (!file.equals(result.scenario().ruleFile())) {
                file = result.scenario().ruleFile();
                out.println(file);
            }
            out.println((result.passed() ? "  pass  " : "  FAIL  ") + result.scenario().name());
            if (!result.passed()) {
                out.println("        line " + result.scenario().origin().line() + ": " + result.failure());
            }
        }
        out.printf("%n%d scenarios, %d failed%n", checked.scenarios().size(), checked.failures());
        return checked.failures() == 0 ? Holdfast.FINE : Holdfast.DOES_NOT_HOLD;
    }
}
