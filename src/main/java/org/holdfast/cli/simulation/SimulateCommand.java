package org.holdfast.cli.simulation;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import me.tongfei.progressbar.ProgressBar;
import org.holdfast.cli.startup.SpringLauncher;
import org.holdfast.cli.terminal.AsOfConverter;
import org.holdfast.cli.terminal.ExitCode;
import org.holdfast.cli.terminal.Terminal;
import org.holdfast.diagnostics.Problem;
import org.holdfast.facts.validation.InvalidInput;
import org.holdfast.insight.SimulationReport;
import org.holdfast.insight.SimulationService;
import org.holdfast.rules.files.BookSource;
import org.holdfast.simulation.ValidationReport;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "simulate",
        mixinStandardHelpOptions = true,
        description = "Simulate another rule book: show what would change for which customers, and what it would cost."
                + " Records nothing.")
public final class SimulateCommand implements Callable<Integer> {

    private final SpringLauncher springLauncher;

    @Option(
            names = "--against",
            paramLabel = "DIR",
            description = "Folder of the rule book to compare with the live one.")
    private @Nullable Path against;

    @Option(
            names = "--unpause",
            paramLabel = "NAME",
            description = "Simulate that this paused rule is active; without --against, a rule of the live rule book."
                    + " Repeatable.")
    private List<String> unpause = new ArrayList<>();

    @Option(
            names = "--as-of",
            paramLabel = "INSTANT",
            converter = AsOfConverter.class,
            description = "Decide as of an instant or a date (noon UTC) (default: now).")
    private @Nullable Instant asOf;

    @Option(
            names = "--sample",
            paramLabel = "N",
            description = "Compare only N customers, always the same ones (at most "
                    + SimulationService.Scope.MAX_SAMPLE_SIZE + ").")
    private @Nullable Integer sample;

    @Option(
            names = "--examples",
            paramLabel = "N",
            description = "Number of example customers for each kind of change (default: "
                    + SimulationService.Scope.DEFAULT_EXAMPLES + ", at most " + SimulationService.Scope.MAX_EXAMPLES
                    + ").")
    private int examples = SimulationService.Scope.DEFAULT_EXAMPLES;

    @Option(
            names = "--out",
            paramLabel = "FILE",
            description = "Write the report to FILE.json, or every affected customer to FILE.csv.")
    private @Nullable Path file;

    @Spec
    private CommandSpec spec;

    SimulateCommand(SpringLauncher springLauncher) {
        this.springLauncher = springLauncher;
    }

    @Override
    public Integer call() throws IOException {
        if (file != null && !SimulationWriter.supports(file)) {
            throw new CommandLine.ParameterException(
                    spec.commandLine(), "--out must end with .json or .csv, but is " + file);
        }
        if (against == null && unpause.isEmpty()) {
            throw new CommandLine.ParameterException(
                    spec.commandLine(), "Specify what to simulate: --against DIR, --unpause NAME, or both");
        }
        SimulationService.Scope scope = scope();
        BookSource draft = against == null ? null : BookSource.read(against);
        try (ConfigurableApplicationContext context = springLauncher.open()) {
            SimulationService simulationService = context.getBean(SimulationService.class);
            ValidationReport checked = draft == null ? simulationService.liveBook() : simulationService.check(draft);
            if (checked.book() == null) {
                PrintWriter err = spec.commandLine().getErr();
                checked.problems().stream().filter(Problem::isError).forEach(err::println);
                err.printf("%nThe rule book in %s has errors; nothing was compared.%n", against);
                return ExitCode.CHECK_FAILED;
            }
            SimulationReport simulationReport = run(simulationService, checked, scope);
            SimulationPrinter.print(simulationReport, spec.commandLine().getOut());
            return ExitCode.SUCCESS;
        }
    }

    private SimulationReport run(
            SimulationService simulationService, ValidationReport draft, SimulationService.Scope scope)
            throws IOException {
        try (SimulationWriter writer = SimulationWriter.to(file);
                ProgressBar bar = Terminal.progress("Comparing", simulationService.customers(scope))) {
            SimulationReport simulationReport = simulationService.run(draft, scope, difference -> {
                writer.write(difference);
                if (bar != null) {
                    bar.step();
                }
            });
            writer.write(simulationReport);
            return simulationReport;
        }
    }

    private SimulationService.Scope scope() {
        try {
            return new SimulationService.Scope(asOf, sample, examples, unpause);
        } catch (InvalidInput e) {
            throw new CommandLine.ParameterException(spec.commandLine(), "--" + e.field() + " " + e.getMessage());
        }
    }
}
