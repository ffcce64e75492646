package org.holdfast.cli.decisions;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;
import org.holdfast.cli.startup.SpringLauncher;
import org.holdfast.cli.terminal.AsOfConverter;
import org.holdfast.cli.terminal.ExitCode;
import org.holdfast.decisioning.BatchRun;
import org.holdfast.decisioning.RunReport;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "run",
        mixinStandardHelpOptions = true,
        description = {
            "Decide for every customer, print a summary by action, and optionally write the decisions to a file.",
            "An interrupted run resumes if it is started again on the same day."
        })
public final class RunCommand implements Callable<Integer> {

    private final SpringLauncher springLauncher;

    @Option(
            names = "--as-of",
            paramLabel = "INSTANT",
            converter = AsOfConverter.class,
            description = "Decide as of an instant or a date (noon UTC); implies --dry.")
    private @Nullable Instant asOf;

    @Option(names = "--dry", description = "Record nothing.")
    private boolean dry;

    @Option(names = "--out", paramLabel = "FILE", description = "Write the decisions to FILE.ndjson or FILE.csv.")
    private @Nullable Path file;

    @Option(names = "--restart", description = "Start over instead of resuming an interrupted run.")
    private boolean restart;

    @Spec
    private CommandSpec spec;

    RunCommand(SpringLauncher springLauncher) {
        this.springLauncher = springLauncher;
    }

    @Override
    public Integer call() throws IOException {
        if (file != null && !DecisionWriter.supports(file)) {
            throw new CommandLine.ParameterException(
                    spec.commandLine(), "--out must end with .ndjson or .csv, but is " + file);
        }
        boolean recorded = !dry && asOf == null;
        PrintWriter out = spec.commandLine().getOut();
        try (ConfigurableApplicationContext context = springLauncher.open();
                DecisionWriter writer = DecisionWriter.to(file)) {
            BatchRun all = context.getBean(BatchRun.class);
            RunSummary summary = new RunSummary();
            String name =
                    file == null ? null : file.toAbsolutePath().normalize().toString();
            RunReport report;
            long start = System.nanoTime();
            try (RunProgress progress = new RunProgress(writer, name, summary, all.customers(), out)) {
                report = recorded ? all.run(restart, name, progress) : all.preview(asOf, progress);
            }
            summary.print(out, recorded, Duration.ofNanos(System.nanoTime() - start));
            return refused(report, out) ? ExitCode.CHECK_FAILED : ExitCode.SUCCESS;
        }
    }

    private static boolean refused(RunReport report, PrintWriter out) {
        if (report.refused() == 0) {
            return false;
        }
        out.printf("%nFailed to decide for %d customer%s:%n", report.refused(), report.refused() == 1 ? "" : "s");
        report.first().forEach(each -> out.printf("  %s: %s%n", each.customerId(), each.why()));
        if (report.refused() > report.first().size()) {
            out.printf("  ... and %d more%n", report.refused() - report.first().size());
        }
        return true;
    }
}
