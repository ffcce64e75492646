package org.holdfast.cli.reports;

import java.io.PrintWriter;
import java.time.LocalDate;
import java.util.concurrent.Callable;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.holdfast.cli.startup.SpringLauncher;
import org.holdfast.cli.terminal.DayConverter;
import org.holdfast.cli.terminal.ExitCode;
import org.holdfast.cli.terminal.Terminal;
import org.holdfast.facts.json.FactsJson;
import org.holdfast.facts.validation.InvalidInput;
import org.holdfast.reports.ActionReport;
import org.holdfast.reports.ActionReports;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "report",
        mixinStandardHelpOptions = true,
        description = {
            "Prints what each rule and action achieved: how often it was decided, shown and accepted, what it cost, how many customers stayed, and "
                    + "how many more that is than in the control group."
        })
public final class ReportCommand implements Callable<Integer> {

    private final SpringLauncher springLauncher;

    @Option(
            names = "--from",
            paramLabel = "DATE",
            converter = DayConverter.class,
            description = "First day, in the company's time zone (default: a year back).")
    private @Nullable LocalDate from;

    @Option(
            names = "--until",
            paramLabel = "DATE",
            converter = DayConverter.class,
            description = "Last day (default: today).")
    private @Nullable LocalDate until;

    @Option(names = "--area", paramLabel = "AREA", description = "Only this area.")
    private @Nullable String area;

    @Option(
            names = "--kept-days",
            paramLabel = "N",
            defaultValue = "" + ActionReports.KEPT_DAYS,
            description =
                    "A customer counts as kept who ordered within N days after the decision (default: ${DEFAULT-VALUE}).")
    private int keptDays;

    @ArgGroup
    private @Nullable Format format;

    @Spec
    private CommandSpec spec;

    /** One or the other. */
    private static final class Format {

        @Option(names = "--json", description = "Print JSON, as over HTTP.")
        private boolean json;

        @Option(names = "--csv", description = "Print CSV.")
        private boolean csv;
    }

    ReportCommand(SpringLauncher springLauncher) {
        this.springLauncher = springLauncher;
    }

    @Override
    public Integer call() {
        ActionReports.Query query = query();
        try (ConfigurableApplicationContext context = springLauncher.open()) {
            ActionReports reports = context.getBean(ActionReports.class);
            ActionReport report;
            try (ProgressBar bar = progress(reports, query)) {
                report = reports.report(query, bar == null ? seen -> {} : bar::stepTo);
            }
            PrintWriter out = spec.commandLine().getOut();
            if (format == null) {
                ReportPrinter.print(report, out);
            } else if (format.json) {
                out.println(FactsJson.write(report));
            } else {
                ReportPrinter.csv(report, out);
            }
            return ExitCode.SUCCESS;
        }
    }

    private ActionReports.Query query() {
        try {
            return new ActionReports.Query(from, until, area, keptDays);
        } catch (InvalidInput e) {
            throw new CommandLine.ParameterException(
                    spec.commandLine(), "--" + e.field().replace("keptDays", "kept-days") + " " + e.getMessage(), e);
        }
    }

    private static @Nullable ProgressBar progress(ActionReports reports, ActionReports.Query query) {
        return !Terminal.isInteractive()
                ? null
                : new ProgressBarBuilder()
                        .setTaskName("Counting")
                        .setInitialMax(reports.decisions(query))
                        .setUnit(" decisions", 1)
                        .setStyle(ProgressBarStyle.ASCII)
                        .setUpdateIntervalMillis(200)
                        .build();
    }
}
