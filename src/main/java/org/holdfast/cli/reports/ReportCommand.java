package org.holdfast.cli.reports;

import java.time.LocalDate;
import java.util.concurrent.Callable;
import me.tongfei.progressbar.ProgressBar;
import org.holdfast.cli.startup.SpringLauncher;
import org.holdfast.cli.terminal.DayConverter;
import org.holdfast.cli.terminal.ExitCode;
import org.holdfast.cli.terminal.Terminal;
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
            "Print the results of each rule and action: how often it was decided, presented and accepted, what it cost,"
                    + " how many customers were kept, and the uplift over the control group."
        })
public final class ReportCommand implements Callable<Integer> {

    private final SpringLauncher springLauncher;

    @Option(
            names = "--from",
            paramLabel = "DATE",
            converter = DayConverter.class,
            description = "First day, in the company's time zone (default: a year ago).")
    private @Nullable LocalDate from;

    @Option(
            names = "--until",
            paramLabel = "DATE",
            converter = DayConverter.class,
            description = "Last day (default: today).")
    private @Nullable LocalDate until;

    @Option(names = "--area", paramLabel = "AREA", description = "Only rules of this area.")
    private @Nullable String area;

    @Option(
            names = "--kept-days",
            paramLabel = "N",
            defaultValue = "" + ActionReports.KEPT_DAYS,
            description =
                    "Customers who order within N days after the decision count as kept (default: ${DEFAULT-VALUE}).")
    private int keptDays;

    @ArgGroup
    private @Nullable OutputFormat format;

    @Spec
    private CommandSpec spec;

    ReportCommand(SpringLauncher springLauncher) {
        this.springLauncher = springLauncher;
    }

    @Override
    public Integer call() {
        ActionReports.Query query = query();
        try (ConfigurableApplicationContext context = springLauncher.open()) {
            ActionReports reports = context.getBean(ActionReports.class);
            ActionReport report;
            try (ProgressBar bar = Terminal.progress("Counting", " decisions", () -> reports.decisions(query))) {
                report = reports.report(query, bar == null ? seen -> {} : bar::stepTo);
            }
            OutputFormat.print(
                    format,
                    report,
                    ReportPrinter::print,
                    ReportPrinter::csv,
                    spec.commandLine().getOut());
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
}
