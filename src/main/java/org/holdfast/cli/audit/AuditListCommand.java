package org.holdfast.cli.audit;

import java.util.List;
import java.util.concurrent.Callable;
import org.holdfast.audit.AuditEntry;
import org.holdfast.audit.AuditFilter;
import org.holdfast.audit.AuditTrail;
import org.holdfast.cli.startup.SpringLauncher;
import org.holdfast.cli.terminal.ExitCode;
import org.holdfast.facts.validation.InvalidInput;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine.ArgGroup;
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

    @Option(
            names = "--actor",
            paramLabel = "ACTOR",
            description = "Only acts of this actor: the id or the name of a person or key, or a kind of actor, such as"
                    + " person, key, system, local-operator or program.")
    private @Nullable String actor;

    @Option(names = "--action", paramLabel = "ACTION", description = "Only acts of this kind, such as key-created.")
    private @Nullable String action;

    @Option(
            names = "--customer",
            paramLabel = "ID",
            description = "Only acts on this customer, given by id or by a pseudonym of the list.")
    private @Nullable String customer;

    @Option(names = "--since", paramLabel = "WHEN", description = "Only acts since a date or an instant.")
    private @Nullable String since;

    @Option(
            names = "--until",
            paramLabel = "WHEN",
            description = "Only acts until the end of a date, or before an instant.")
    private @Nullable String until;

    @Option(names = "--after", paramLabel = "NUMBER", description = "Continue the list after this entry.")
    private @Nullable Long after;

    @Option(
            names = "--limit",
            paramLabel = "N",
            defaultValue = "50",
            description = "Maximum number of entries, 1 to 1000 (default: ${DEFAULT-VALUE}).")
    private int limit;

    @Option(names = "--all", description = "All entries, without a limit.")
    private boolean all;

    @ArgGroup
    private @Nullable Format format;

    @Spec
    private CommandSpec spec;

    /** The options {@code --json} and {@code --csv}, of which the command takes at most one. */
    private static final class Format {

        @Option(names = "--json", description = "Print one JSON object per line.")
        private boolean json;

        @Option(names = "--csv", description = "Print CSV.")
        private boolean csv;
    }

    AuditListCommand(SpringLauncher springLauncher) {
        this.springLauncher = springLauncher;
    }

    @Override
    public Integer call() {
        if (limit < 1 || limit > MAX_LIMIT) {
            throw new ParameterException(
                    spec.commandLine(), "--limit is " + limit + "; expected a number from 1 to " + MAX_LIMIT);
        }
        AuditFilter filter = filter();
        try (ConfigurableApplicationContext context = springLauncher.open()) {
            print(context.getBean(AuditTrail.class), filter);
            return ExitCode.SUCCESS;
        }
    }

    private AuditFilter filter() {
        try {
            return AuditFilter.parse(actor, action, customer, since, until);
        } catch (InvalidInput e) {
            throw new ParameterException(spec.commandLine(), "--" + e.field() + " " + e.getMessage(), e);
        }
    }

    /** Prints page by page, so that memory use does not depend on the length of the trail. */
    private void print(AuditTrail trail, AuditFilter filter) {
        AuditPrinter printer = printer();
        Long before = after;
        boolean isFirst = true;
        List<AuditEntry> page;
        do {
            page = trail.page(filter, before, all ? MAX_LIMIT : limit);
            printer.print(page, isFirst);
            isFirst = false;
            before = page.isEmpty()
                    ? before
                    : Long.valueOf(page.get(page.size() - 1).number());
        } while (all && page.size() == MAX_LIMIT);
    }

    private AuditPrinter printer() {
        if (format == null) {
            return new AuditPrinter.Text(spec.commandLine().getOut());
        }
        return format.csv
                ? new AuditPrinter.Csv(spec.commandLine().getOut())
                : new AuditPrinter.Json(spec.commandLine().getOut());
    }
}
