package org.holdfast.cli.reports;

import java.io.PrintWriter;
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
import org.holdfast.facts.json.FactsJson;
import org.holdfast.facts.validation.EnumLabels;
import org.holdfast.facts.validation.InvalidInput;
import org.holdfast.insight.MeasureService;
import org.holdfast.loyalty.measures.GroupBy;
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
            "Prints the measures of loyalty: repurchase rate, Net Promoter Score, upsell ratio, retention and churn, sales per customer, "
                    + "spend per order, lifetime value, engagement."
        })
public final class MeasuresCommand implements Callable<Integer> {

    private final SpringLauncher springLauncher;

    @Option(
            names = "--as-of",
            paramLabel = "INSTANT",
            converter = AsOfConverter.class,
            description = "As known at a date (noon UTC) or instant (default: now).")
    private @Nullable Instant asOf;

    @Option(
            names = "--from",
            paramLabel = "DATE",
            converter = DayConverter.class,
            description = "First day (default: a year up to the last day).")
    private @Nullable LocalDate from;

    @Option(
            names = "--to",
            paramLabel = "DATE",
            converter = DayConverter.class,
            description = "Last day (default: the day of --as-of).")
    private @Nullable LocalDate to;

    @Option(
            names = "--period",
            paramLabel = "PERIOD",
            converter = PeriodConverter.class,
            description =
                    "Instead of --from and --to: the last so many days (90d), a year (2026) or a month (2026-03), up to today.")
    private @Nullable PeriodConverter period;

    @Option(
            names = "--by",
            paramLabel = "WHAT",
            converter = What.class,
            description =
                    "Also for groups of customers: segment, country, language, programme, tier, agent, nps, or cohort (year of the "
                            + "first order).")
    private @Nullable GroupBy by;

    @Option(names = "--customer", paramLabel = "ID", description = "Only this customer.")
    private @Nullable String customer;

    @ArgGroup
    private @Nullable Format format;

    @Spec
    private CommandSpec spec;

    /** One or the other. */
    private static final class Format {

        @Option(names = "--json", description = "Print JSON, as over HTTP.")
        private boolean json;

        @Option(names = "--csv", description = "Print CSV, one line for each group.")
        private boolean csv;
    }

    /** Reads what to group by. */
    private static final class What implements CommandLine.ITypeConverter<GroupBy> {

        @Override
        public GroupBy convert(String text) {
            try {
                return EnumLabels.read(GroupBy.class, "by", text);
            } catch (InvalidInput e) {
                throw new CommandLine.TypeConversionException(e.getMessage());
            }
        }
    }

    MeasuresCommand(SpringLauncher springLauncher) {
        this.springLauncher = springLauncher;
    }

    @Override
    public Integer call() {
        if (period != null && (from != null || to != null)) {
            throw new CommandLine.ParameterException(spec.commandLine(), "Say either --period, or --from and --to");
        }
        try (ConfigurableApplicationContext context = springLauncher.open()) {
            MeasureReport report = measure(context.getBean(MeasureService.class));
            PrintWriter out = spec.commandLine().getOut();
            if (format == null) {
                MeasuresPrinter.print(report, out);
            } else if (format.json) {
                out.println(FactsJson.write(report));
            } else {
                MeasuresPrinter.csv(report, out);
            }
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
