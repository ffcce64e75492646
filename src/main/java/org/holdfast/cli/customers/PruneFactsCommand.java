package org.holdfast.cli.customers;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import me.tongfei.progressbar.ProgressBar;
import org.holdfast.cli.startup.SpringLauncher;
import org.holdfast.cli.terminal.CommandActor;
import org.holdfast.cli.terminal.ExitCode;
import org.holdfast.cli.terminal.Table;
import org.holdfast.cli.terminal.Terminal;
import org.holdfast.customers.CustomerStore;
import org.holdfast.customers.retention.FactPruning;
import org.holdfast.customers.retention.PruningReport;
import org.holdfast.facts.json.FactsJson;
import org.holdfast.facts.retention.FactRetention;
import org.holdfast.facts.validation.InvalidInput;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(
        name = "prune-facts",
        mixinStandardHelpOptions = true,
        description = {
            "Remove facts about customers that are older than the company keeps them, as set in holdfast.facts.keep.",
            "A running server does this once a day. Points, promises, decisions and reports stay."
        })
public final class PruneFactsCommand implements Callable<Integer> {

    private final SpringLauncher springLauncher;

    @Option(names = "--dry", description = "Only count what would be removed.")
    private boolean dry;

    @Option(
            names = "--keep",
            paramLabel = "COLLECTION=PERIOD",
            description =
                    "With --dry: try other periods than those that are set, such as orders=5y, interactions=18m or"
                            + " surveys=90d. May be repeated.")
    private Map<String, String> keep = Map.of();

    @Option(names = "--json", description = "Print the result as JSON.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    PruneFactsCommand(SpringLauncher springLauncher) {
        this.springLauncher = springLauncher;
    }

    @Override
    public Integer call() {
        if (!keep.isEmpty() && !dry) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--keep needs --dry: what is removed follows from the setting holdfast.facts.keep");
        }
        FactRetention tried = policy();
        try (ConfigurableApplicationContext context = springLauncher.open()) {
            FactPruning pruning = context.getBean(FactPruning.class);
            FactRetention policy = keep.isEmpty() ? pruning.policy() : tried;
            PrintWriter out = spec.commandLine().getOut();
            if (policy.keep().isEmpty() && !json) {
                out.println(
                        "Everything is kept: holdfast.facts.keep is not set. Try periods with --dry --keep orders=5y.");
                return ExitCode.SUCCESS;
            }
            PruningReport report =
                    prune(pruning, policy, context.getBean(CustomerStore.class).count());
            if (json) {
                out.println(FactsJson.write(report));
            } else {
                print(report, out);
            }
            return ExitCode.SUCCESS;
        }
    }

    private FactRetention policy() {
        try {
            return FactRetention.parse(keep);
        } catch (InvalidInput e) {
            throw new ParameterException(spec.commandLine(), "--keep " + e.field() + " " + e.getMessage(), e);
        }
    }

    private PruningReport prune(FactPruning pruning, FactRetention policy, long customers) {
        try (ProgressBar bar = Terminal.progress(dry ? "Counting" : "Removing", customers)) {
            return dry
                    ? pruning.preview(policy, bar == null ? seen -> {} : bar::stepTo)
                    : pruning.prune(CommandActor.get(), bar == null ? seen -> {} : bar::stepTo);
        }
    }

    private static void print(PruningReport report, PrintWriter out) {
        Table table = new Table("collection", "kept", report.removed() ? "removed:" : "too old:");
        report.keep()
                .forEach((collection, period) -> table.row(
                        collection,
                        period.toString().substring(1).toLowerCase(Locale.ROOT),
                        report.records().getOrDefault(collection, 0L)));
        table.print(out);
        if (report.total() == 0) {
            out.printf("No record of the %d customers is older than that.%n", report.seen());
        } else {
            out.printf(
                    "%s %d records of %d customers (of %d); the oldest is from %s.%n",
                    report.removed() ? "Removed" : "Nothing was changed. Too old are",
                    report.total(),
                    report.customers(),
                    report.seen(),
                    report.oldest());
        }
    }
}
