package org.holdfast.cli.reports;

import java.io.PrintWriter;
import java.time.Instant;
import java.util.concurrent.Callable;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.holdfast.churn.ModelSelection;
import org.holdfast.cli.startup.SpringLauncher;
import org.holdfast.cli.terminal.AsOfConverter;
import org.holdfast.cli.terminal.ExitCode;
import org.holdfast.cli.terminal.Terminal;
import org.holdfast.facts.json.FactsJson;
import org.holdfast.facts.validation.InvalidInput;
import org.holdfast.insight.ChurnFitting;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "fit",
        mixinStandardHelpOptions = true,
        description = {
            "Learns from the orders of all customers how likely each is to buy nothing in the next N days.",
            "Several models are checked on a time they have not seen, and the best is kept for rules to use. When none is good enough, nothing "
                    + "changes and the exit code is 1."
        })
public final class FitCommand implements Callable<Integer> {

    private final SpringLauncher springLauncher;

    @Option(
            names = "--days",
            paramLabel = "N",
            description = {
                "How many days ahead to look, " + ModelSelection.LEAST_DAYS + " to " + ModelSelection.MOST_DAYS
                        + "; fewer when the history is short.",
                "Without it, the rhythm of your customers decides: " + ModelSelection.DEFAULT_DAYS
                        + " days, or 180, 365 or 730 where they buy more rarely, "
                        + "and a year where they buy in one season."
            })
    private @Nullable Integer days;

    @Option(
            names = "--as-of",
            paramLabel = "INSTANT",
            converter = AsOfConverter.class,
            description = "As if it were that moment; an instant or a date (noon UTC). Nothing is kept.")
    private @Nullable Instant asOf;

    @Option(names = "--dry", description = "Keep nothing.")
    private boolean dry;

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    FitCommand(SpringLauncher springLauncher) {
        this.springLauncher = springLauncher;
    }

    @Override
    public Integer call() {
        try (ConfigurableApplicationContext context = springLauncher.open()) {
            ChurnFitting churnFitting = context.getBean(ChurnFitting.class);
            ChurnFitting.Fitted fitted;
            try (ProgressBar bar = progress(churnFitting)) {
                fitted = churnFitting.fit(asOf, days, dry, bar == null ? read -> {} : bar::stepTo);
            }
            PrintWriter out = spec.commandLine().getOut();
            if (json) {
                out.println(FactsJson.mapper().writerWithDefaultPrettyPrinter().writeValueAsString(fitted));
            } else {
                FitPrinter.print(fitted, dry || asOf != null, out);
            }
            return fitted.report().chosen() == null ? ExitCode.CHECK_FAILED : ExitCode.SUCCESS;
        } catch (InvalidInput e) {
            throw new CommandLine.ParameterException(spec.commandLine(), "--" + e.field() + " " + e.getMessage(), e);
        }
    }

    private static @Nullable ProgressBar progress(ChurnFitting churnFitting) {
        return !Terminal.isInteractive()
                ? null
                : new ProgressBarBuilder()
                        .setTaskName("Reading")
                        .setInitialMax(churnFitting.customers())
                        .setUnit(" customers", 1)
                        .setStyle(ProgressBarStyle.ASCII)
                        .setUpdateIntervalMillis(200)
                        .build();
    }
}
