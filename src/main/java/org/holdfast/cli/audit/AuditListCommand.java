package org.holdfast.cli.audit;

import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import org.holdfast.audit.AuditEntry;
import org.holdfast.audit.AuditTrail;
import org.holdfast.cli.startup.SpringLauncher;
import org.holdfast.cli.terminal.ExitCode;
import org.holdfast.cli.terminal.Table;
import org.holdfast.cli.terminal.Timestamps;
import org.holdfast.facts.json.FactsJson;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(
        name = "list",
        mixinStandardHelpOptions = true,
        description = "List the entries of the audit trail, the latest first. Times are UTC. Customers appear under a"
                + " pseudonym.")
final class AuditListCommand implements Callable<Integer> {

    private static final int MAX_LIMIT = 1_000;

    private final SpringLauncher springLauncher;

    @Option(names = "--after", paramLabel = "NUMBER", description = "Continue the list after this entry.")
    private @Nullable Long after;

    @Option(
            names = "--limit",
            paramLabel = "N",
            defaultValue = "50",
            description = "Maximum number of entries, 1 to 1000 (default: ${DEFAULT-VALUE}).")
    private int limit;

    @Option(names = "--json", description = "Print one JSON object per line.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    AuditListCommand(SpringLauncher springLauncher) {
        this.springLauncher = springLauncher;
    }

    @Override
    public Integer call() {
        if (limit < 1 || limit > MAX_LIMIT) {
            throw new ParameterException(
                    spec.commandLine(), "--limit is " + limit + "; expected a number from 1 to " + MAX_LIMIT);
        }
        try (ConfigurableApplicationContext context = springLauncher.open()) {
            List<AuditEntry> entries = context.getBean(AuditTrail.class).page(after, limit);
            PrintWriter out = spec.commandLine().getOut();
            if (json) {
                entries.forEach(entry -> out.println(FactsJson.write(entry)));
            } else if (entries.isEmpty()) {
                out.println("There are no entries.");
            } else {
                Table table = new Table("number", "time", "who", "action", "target", "details");
                entries.forEach(entry -> table.row(
                        entry.number(),
                        Timestamps.toMinute(entry.at()),
                        entry.actorKind() + " " + entry.actor(),
                        entry.action(),
                        entry.target() == null ? "" : entry.targetKind() + " " + entry.target(),
                        entry.details()));
                table.print(out);
            }
            return ExitCode.SUCCESS;
        }
    }
}
