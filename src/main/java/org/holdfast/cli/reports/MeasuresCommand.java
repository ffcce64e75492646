package org.holdfast.cli.reports;

import java.time.Instant;
import java.time.LocalDate;
import java.util.concurrent.Callable;
import me.tongfei.progressbar.ProgressBar;
import org.holdfast.cli.startup.SpringLauncher;
import org.holdfast.cli.terminal.AsOfConverter;
import org.holdfast.cli.terminal.DayConverter;
import org.holdfast.cli.terminal.ExitCode;
import org.holdfast.cli.terminal.PeriodConverter;
import org.holdfast.cli.terminal.Terminal;
import org.holdfast.facts.validation.InvalidInput;
import org.holdfast.insight.MeasureService;
import org.holdfast.loyalty.measures.MeasureReport;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "measures",
        mixinStandardHelpOptions = true,
        description = {
            "Print loyalty metrics: repurchase rate, Net Promoter Score, upsell ratio, retention and churn, sales per"
                    + " customer, spend per order, lifetime value and engagement."
        })
public final class MeasuresCommand implements Callable<Integer> {

    private final SpringLauncher springLauncher;

    @Option(
            names = "--as-of",
            paramLabel = "INSTANT",
            converter = AsOfConverter.class,
            description = "Use the facts known at an instant or a date (noon UTC) (default: now).")
    private @Nullable Instant asOf;

    @Option(
            names = "--from",
            paramLabel = "DATE",
            converter = DayConverter.class,
            description = "First day (default: one year before the last day).")
    private @Nullable LocalDate from;

    @Option(
            names = {"--until", "--to"},
            paramLabel = "DATE",
            converter = DayConverter.class,
            description = "Last day (default: the day of --as-of).")
    private @Nullable LocalDate to;

    @Option(
            names = "--period",
            paramLabel = "PERIOD",
            converter = PeriodConverter.class,
            description = "Instead of --from and --until: a number of days up to today (90d), a year (2026) or a month"
                    + " (2026-03).")
    private @Nullable PeriodConverter period;

    @Option(
            names = "--by",
            paramLabel = "WHAT",
            description = "Also print groups of customers by segment, country, region, city, language, programme, tier,"
                    + " agent, nps, cohort (year of the first order), or an attribute that facts.yaml declares.")
    private @Nullable String by;

    @Option(names = "--customer", paramLabel = "ID", description = "Only this customer.")
    private @Nullable String customer;

    @ArgGroup
    private @Nullable OutputFormat format;

    @Spec
    private CommandSpec spec;

    MeasuresCommand(SpringLauncher springLauncher) {
        this.springLauncher = springLauncher;
    }

    @Override
    public Integer call() {
        if (period != null && (from != null || to != null)) {
            throw new CommandLine.ParameterException(
                    spec.commandLine(), "--period cannot be combined with --from and --until");
        }
        try (ConfigurableApplicationContext context = springLauncher.open()) {
            MeasureReport report = measure(context.getBean(MeasureService.class));
            OutputFormat.print(
                    format,
                    report,
                    MeasuresPrinter::print,
                    MeasuresPrinter::csv,
                    spec.commandLine().getOut());
            return ExitCode.SUCCESS;
        }
    }

    private MeasureReport measure(MeasureService measureService) {
        LocalDate today = measureService.today(asOf);
        MeasureService.Query query = new MeasureService.Query(
                asOf, period == null ? from : period.from(today), period == null ? to : period.to(today), by, customer);
        try (ProgressBar bar = Terminal.progress("Measuring", measureService.customers(query))) {
            return measureService.measure(query, bar == null ? seen -> {} : bar::stepTo);
        } catch (InvalidInput e) {
            throw new CommandLine.ParameterException(spec.commandLine(), "--" + e.field() + " " + e.getMessage(), e);
        }
    }
}
