package org.holdfast.cli.decisions;

import java.io.PrintWriter;
import java.util.Objects;
import java.util.concurrent.Callable;
import me.tongfei.progressbar.ProgressBar;
import org.holdfast.cli.startup.SpringLauncher;
import org.holdfast.cli.terminal.CommandActor;
import org.holdfast.cli.terminal.ExitCode;
import org.holdfast.cli.terminal.Terminal;
import org.holdfast.decisions.retention.DecisionRetention;
import org.holdfast.facts.json.FactsJson;
import org.holdfast.facts.retention.RetentionPeriod;
import org.holdfast.facts.validation.InvalidInput;
import org.holdfast.history.retention.DecisionPruning;
import org.holdfast.history.retention.DecisionPruningReport;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(
        name = "prune-decisions",
        mixinStandardHelpOptions = true,
        description = {
            "Remove texts, facts and receipts of decisions that are older than the company keeps them, as set in"
                    + " holdfast.decisions.keep.",
            "A running server does this once a day. What limits, budgets, promises, refusals and reports count stays."
        })
public final class PruneDecisionsCommand implements Callable<Integer> {

    private final SpringLauncher springLauncher;

    @Option(names = "--dry", description = "Only count what would be removed.")
    private boolean dry;

    @Option(
            names = "--keep",
            paramLabel = "PERIOD",
            description = "With --dry: try another period than the one that is set, such as 2y, 18m or 400d.")
    private @Nullable String keep;

    @Option(names = "--json", description = "Print the result as JSON.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    PruneDecisionsCommand(SpringLauncher springLauncher) {
        this.springLauncher = springLauncher;
    }

    @Override
    public Integer call() {
        if (keep != null && !dry) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--keep needs --dry: what is removed follows from the setting holdfast.decisions.keep");
        }
        DecisionRetention tried = tried();
        try (ConfigurableApplicationContext context = springLauncher.open()) {
            DecisionPruning pruning = context.getBean(DecisionPruning.class);
            DecisionRetention policy = tried == null ? pruning.policy() : tried;
            PrintWriter out = spec.commandLine().getOut();
            if (policy.keep() == null && !json) {
                out.println(
                        "Everything is kept: holdfast.decisions.keep is not set. Try a period with --dry --keep 2y.");
                return ExitCode.SUCCESS;
            }
            DecisionPruningReport report = dry ? pruning.preview(policy) : prune(pruning);
            if (json) {
                out.println(FactsJson.write(report));
            } else {
                print(report, out);
            }
            return ExitCode.SUCCESS;
        }
    }

    private @Nullable DecisionRetention tried() {
        try {
            return keep == null ? null : DecisionRetention.parse(keep);
        } catch (InvalidInput e) {
            throw new ParameterException(spec.commandLine(), "--keep " + e.getMessage(), e);
        }
    }

    private static DecisionPruningReport prune(DecisionPruning pruning) {
        long decisions = pruning.preview(pruning.policy()).decisions();
        try (ProgressBar bar = Terminal.progress("Removing", decisions)) {
            return pruning.prune(CommandActor.get(), Long.MAX_VALUE, bar == null ? removed -> {} : bar::stepTo);
        }
    }

    private static void print(DecisionPruningReport report, PrintWriter out) {
        String period = RetentionPeriod.text(Objects.requireNonNull(report.keep(), "A policy without a period"));
        if (report.decisions() == 0) {
            out.printf("No decision is from before %s (kept: %s).%n", report.firstDay(), period);
        } else {
            out.printf(
                    report.removed()
                            ? "Removed the texts, facts and receipts of %d decisions from before %s (kept: %s); the "
                                    + "oldest was from %s.%n"
                            : "Nothing was changed. %d decisions from before %s (kept: %s) would lose their texts, "
                                    + "facts and receipts; the oldest is from %s.%n",
                    report.decisions(),
                    report.firstDay(),
                    period,
                    report.oldest());
        }
        if (report.open() > 0) {
            out.printf("%d more are as old, but the customer could accept their offers since.%n", report.open());
        }
        if (report.removed() && !report.complete()) {
            out.println("Some are left, because something is being decided for their customers. They go next time.");
        }
    }
}
