package org.holdfast.cli.deliveries;

import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import org.holdfast.cli.startup.SpringLauncher;
import org.holdfast.cli.terminal.ExitCode;
import org.holdfast.cli.terminal.Table;
import org.holdfast.cli.terminal.Timestamps;
import org.holdfast.delivery.Deliveries;
import org.holdfast.facts.json.FactsJson;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(name = "list", mixinStandardHelpOptions = true, description = "List deliveries, newest first. Times are UTC.")
final class DeliveriesListCommand implements Callable<Integer> {

    private static final int MAX_ERROR_LENGTH = 70;

    private final SpringLauncher springLauncher;

    @Option(
            names = "--status",
            paramLabel = "STATUS",
            description =
                    "Only deliveries with this status: waiting, delivered (kept for a week), or dead (rejected, or"
                            + " abandoned after too many attempts).")
    private Deliveries.@Nullable Status status;

    @Option(names = "--target", paramLabel = "NAME", description = "Only deliveries to this target.")
    private @Nullable String target;

    @Option(
            names = {"--after", "--before"},
            paramLabel = "ID",
            description = "Continue the list, newest first, after this delivery.")
    private @Nullable Long before;

    @Option(
            names = "--limit",
            paramLabel = "N",
            defaultValue = "50",
            description = "Maximum number of deliveries (default: ${DEFAULT-VALUE}).")
    private int limit;

    @Option(names = "--json", description = "Print one JSON object per line.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    DeliveriesListCommand(SpringLauncher springLauncher) {
        this.springLauncher = springLauncher;
    }

    @Override
    public Integer call() {
        if (limit < 1) {
            throw new ParameterException(spec.commandLine(), "--limit must be at least 1, but is " + limit);
        }
        try (ConfigurableApplicationContext context = springLauncher.open()) {
            List<Deliveries.Delivery> page = context.getBean(Deliveries.class).page(status, target, before, limit);
            PrintWriter out = spec.commandLine().getOut();
            if (json) {
                page.forEach(each -> out.println(FactsJson.write(each)));
            } else if (page.isEmpty()) {
                out.println("No deliveries found.");
            } else {
                print(page, out);
            }
            return ExitCode.SUCCESS;
        }
    }

    static void print(List<Deliveries.Delivery> page, PrintWriter out) {
        Table table = new Table(
                "id:", "target", "status", "customer", "decision", "attempts:", "decided", "next attempt", "error");
        page.forEach(each -> table.row(
                each.id(),
                each.target(),
                each.status(),
                each.customerId(),
                each.decisionId(),
                each.attempts(),
                Timestamps.toMinute(each.createdAt()),
                Timestamps.toMinute(each.dueAt()),
                shortened(each.error())));
        table.print(out);
    }

    private static String shortened(@Nullable String error) {
        if (error == null) {
            return "-";
        }
        return error.length() <= MAX_ERROR_LENGTH ? error : error.substring(0, MAX_ERROR_LENGTH - 1) + "…";
    }
}
