package org.holdfast.cli.rulebook;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.holdfast.cli.startup.SpringLauncher;
import org.holdfast.cli.terminal.ExitCode;
import org.holdfast.decisions.Decider;
import org.holdfast.diagnostics.Problem;
import org.holdfast.diagnostics.Problems;
import org.holdfast.guardrails.Guardrails;
import org.holdfast.rules.files.BookSource;
import org.holdfast.settings.HoldfastSettings;
import org.holdfast.simulation.RuleBookValidator;
import org.holdfast.simulation.ValidationReport;
import org.holdfast.simulation.tour.Tour;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(
        name = "tour",
        mixinStandardHelpOptions = true,
        description = "Generate the tour (" + Tour.PAGE + ") from the scenarios listed in " + Tour.FILE + ".")
public final class TourCommand implements Callable<Integer> {

    private final SpringLauncher springLauncher;

    @Mixin
    private RuleBookDir dir;

    @Spec
    private CommandSpec spec;

    TourCommand(SpringLauncher springLauncher) {
        this.springLauncher = springLauncher;
    }

    @Override
    public Integer call() throws IOException {
        HoldfastSettings settings = springLauncher.settings();
        Path rules = dir.in(settings);
        Decider decider = new Decider(Guardrails.all());
        ValidationReport checked = new RuleBookValidator(settings.assumptions(), decider).check(BookSource.read(rules));
        Problems problems = new Problems();
        String page = Tour.write(checked, decider, problems);
        if (page == null) {
            checked.problems().stream()
                    .filter(Problem::isError)
                    .forEach(spec.commandLine().getErr()::println);
            spec.commandLine()
                    .getErr()
                    .println(
                            checked.book() == null
                                    ? "The rule book has errors; no tour was written."
                                    : "There is no file " + rules.resolve(Tour.FILE)
                                            + ", which lists the scenarios of the tour.");
            return ExitCode.CHECK_FAILED;
        }
        problems.list().forEach(spec.commandLine().getErr()::println);
        if (problems.hasErrors()) {
            return ExitCode.CHECK_FAILED;
        }
        Files.writeString(rules.resolve(Tour.PAGE), page);
        spec.commandLine().getOut().println(rules.resolve(Tour.PAGE));
        return ExitCode.SUCCESS;
    }
}
