package org.holdfast.cli.reports;

import java.io.PrintWriter;
import java.time.Instant;
import java.util.concurrent.Callable;
import me.tongfei.progressbar.ProgressBar;
import org.holdfast.churn.ModelSelection;
import org.holdfast.cli.startup.SpringLauncher;
import org.holdfast.cli.terminal.AsOfConverter;
import org.holdfast.cli.terminal.CommandActor;
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
            "Fit the churn model: learn from the orders of all customers how likely each is to buy nothing in the next"
                    + " N days.",
            "Several models are evaluated on held-out periods, and the best one is stored for use by rules. If none is"
                    + " good enough, nothing changes and the exit code is 1."
        })
public final class FitCommand implements Callable<Integer> {

    private final SpringLauncher springLauncher;

    @Option(
            names = "--days",
            paramLabel = "N",
            description = {
                "Forecast horizon in days, " + ModelSelection.MIN_DAYS + " to " + ModelSelection.MAX_DAYS
                        + "; shortened if the history is short.",
                "Default: chosen by how often customers buy: " + ModelSelection.DEFAULT_DAYS
                        + " days; 180, 365 or 730 if they buy less often; a year if they buy in one season."
            })
    private @Nullable Integer days;

    @Option(
            names = "--as-of",
            paramLabel = "INSTANT",
            converter = AsOfConverter.class,
            description = "Fit as of an instant or a date (noon UTC); implies --dry.")
    private @Nullable Instant asOf;

    @Option(names = "--dry", description = "Store nothing.")
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
            try (ProgressBar bar = Terminal.progress("Reading", " customers", churnFitting::customers)) {
                fitted = churnFitting.fit(asOf, days, dry, CommandActor.get(), bar == null ? read -> {} : bar::stepTo);
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
}
