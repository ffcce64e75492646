package org.holdfast.cli;

import java.io.PrintWriter;
import java.time.Instant;
import java.util.concurrent.Callable;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.holdfast.facts.InvalidFact;
import org.holdfast.facts.json.FactsJson;
import org.holdfast.loyalty.risk.ModelSearch;
import org.holdfast.retention.Fitting;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import picocli.CommandLine;

@Command(name = "fit", mixinStandardHelpOptions = true, description = {
    "Learns from the orders of all customers how likely each is to buy nothing in the next N days.",
    "Several models are checked on a time they have not seen, and the best is kept for rules to use. When none is good enough, nothing "
            + "changes and the exit code is 1."})
final class FitCommand implements Callable<Integer> {

    private final Application application;

    @Option(names = "--days", paramLabel = "N", description = {"How many days ahead to look, " + ModelSearch.LEAST_DAYS + " to "
            + ModelSearch.MOST_DAYS + "; fewer when the history is short.",
        "Without it, the rhythm of your customers decides: " + ModelSearch.DEFAULT_DAYS + " days, or 180, 365 or 730 where they buy more rarely, "
            + "and a year where they buy in one season."})
    private @Nullable Integer days;

    @Option(names = "--as-of", paramLabel = "INSTANT", converter = AsOf.class,
            description = "As if it were that moment; an instant or a date (noon UTC). Nothing is kept.")
    private @Nullable Instant asOf;

    @Option(names = "--dry", description = "Keep nothing.")
    private boolean dry;

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    FitCommand(Application application) {
        this.application = application;
    }

    @Override
    public Integer call() {
        try (ConfigurableApplicationContext context = application.open()) {
            Fitting fitting = context.getBean(Fitting.class);
            Fitting.Fitted fitted;
            try (ProgressBar bar = progress(fitting)) {
                fitted = fitting.fit(asOf, days, dry, bar == null ? read -> { } : bar::stepTo);
            }
            PrintWriter out = spec.commandLine().getOut();
            if (json) {
                out.println(FactsJson.mapper().writerWithDefaultPrettyPrinter().writeValueAsString(fitted));
            } else {
                FitPage.print(fitted, dry || asOf != null, out);
            }
            return fitted.report().chosen() == null ? Holdfast.DOES_NOT_HOLD : Holdfast.FINE;
        } catch (InvalidFact e) {
            throw new CommandLine.ParameterException(spec.commandLine(), "--" + e.field() + " " + e.getMessage(), e);
        }
    }

    private static @Nullable ProgressBar progress(Fitting fitting) {
        return !Terminal.isInteractive() ? null : new ProgressBarBuilder().setTaskName("Reading").setInitialMax(fitting.customers())
                .setUnit(" customers", 1).setStyle(ProgressBarStyle.ASCII).setUpdateIntervalMillis(200).build();
    }
}
