package org.holdfast.cli.crm;

import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.holdfast.cli.startup.SpringLauncher;
import org.holdfast.cli.terminal.ExitCode;
import org.holdfast.cli.terminal.Table;
import org.holdfast.crm.jdbc.CrmException;
import org.holdfast.crm.jdbc.Drivers;
import org.holdfast.crm.jdbc.MappingCheck;
import org.holdfast.crm.jdbc.SourceRow;
import org.holdfast.crm.mapping.FactCollection;
import org.holdfast.crm.mapping.Mapping;
import org.holdfast.crm.mapping.MappingFolder;
import org.holdfast.diagnostics.Problems;
import org.holdfast.rules.files.BookSource;
import org.holdfast.rules.files.BookUnreadable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "check",
        mixinStandardHelpOptions = true,
        description = {
            "Tries a mapping on its database: some rows of each query, every value that does not fit, and what will be unknown.",
            "Changes nothing, neither here nor there."
        })
final class CrmCheckCommand implements Callable<Integer> {

    private static final int MOST_MISFITS = 20;
    private static final int WIDEST = 28;
    private static final String MESSAGES = "messages/";
    private static final String YAML = ".yaml";

    private final SpringLauncher springLauncher;

    @Parameters(
            arity = "0..1",
            paramLabel = "NAME",
            description = "Name of a mapping file, without .yaml (default: all of them).")
    private @Nullable String name;

    @Option(
            names = "--rows",
            paramLabel = "N",
            defaultValue = "200",
            description = "Rows of each query that are looked at (default: ${DEFAULT-VALUE}).")
    private int rows = 200;

    @Option(
            names = "--show",
            paramLabel = "N",
            defaultValue = "3",
            description = "Rows of each query that are shown (default: ${DEFAULT-VALUE}).")
    private int show = 3;

    @Spec
    private CommandSpec spec;

    CrmCheckCommand(SpringLauncher springLauncher) {
        this.springLauncher = springLauncher;
    }

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        MappingFolder folder = new MappingFolder(springLauncher.settings().crm().dir());
        List<MappingFolder.Read> files = folder.read(name);
        if (files.isEmpty()) {
            out.printf("There is no mapping file in %s. Begin with a copy of crm/example.yaml.txt.%n", folder.path());
            return ExitCode.CHECK_FAILED;
        }
        Drivers drivers = new Drivers(folder.path());
        boolean fine = true;
        for (MappingFolder.Read file : files) {
            fine &= check(file, drivers, out);
        }
        return fine ? ExitCode.SUCCESS : ExitCode.CHECK_FAILED;
    }

    private boolean check(MappingFolder.Read file, Drivers drivers, PrintWriter out) {
        file.problems().forEach(out::println);
        Mapping mapping = file.mapping();
        if (mapping == null) {
            out.printf("%n%s: not tried, because the file cannot be used.%n", file.name());
            return false;
        }
        Problems problems = new Problems();
        Map<FactCollection, MappingCheck.Tried> tried;
        try {
            tried = MappingCheck.run(mapping, drivers, problems, Math.max(1, rows));
        } catch (CrmException e) {
            out.printf("%s: %s%n", file.name(), e.getMessage());
            return false;
        }
        out.printf("%s: %s%n", mapping.name(), mapping.login().shown());
        tried.values().forEach(each -> show(each, out));
        unknown(mapping, tried, out);
        if (tried.containsKey(FactCollection.CUSTOMERS)) {
            silent(tried.get(FactCollection.CUSTOMERS), out);
        }
        problems.list().forEach(out::println);
        long misfits =
                tried.values().stream().mapToLong(each -> each.misfits().size()).sum();
        long warnings = problems.list().stream().filter(each -> !each.isError()).count()
                + file.problems().stream().filter(each -> !each.isError()).count();
        out.printf(
                "%n%s: %d error(s), %d value(s) that do not fit, %d warning(s)%n%n",
                mapping.name(), problems.errors(), misfits, warnings);
        return !problems.hasErrors() && misfits == 0;
    }

    private void show(MappingCheck.Tried tried, PrintWriter out) {
        out.printf(
                "%n%s: %s%n",
                tried.collected(),
                tried.rows().isEmpty()
                        ? "no rows"
                        : tried.rows().size() + (tried.rows().size() == 1 ? " row" : " rows") + " looked at");
        List<String> shown = tried.columns();
        if (!tried.rows().isEmpty() && show > 0) {
            Table table = new Table(shown.toArray(new String[0]));
            tried.rows().stream()
                    .limit(show)
                    .forEach(row -> table.row(shown.stream()
                            .map(field -> cell(tried.collected(), row, field))
                            .toArray()));
            table.print(out);
        }
        if (!tried.misfits().isEmpty()) {
            Table table = new Table("row:", "customer", "what", "column", "does not fit");
            tried.misfits().stream()
                    .limit(MOST_MISFITS)
                    .forEach(each -> table.row(
                            each.row(), shorten(each.owner()), shorten(each.name()), each.column(), each.reason()));
            table.print(out);
            if (tried.misfits().size() > MOST_MISFITS) {
                out.printf("... and %d more%n", tried.misfits().size() - MOST_MISFITS);
            }
        }
    }

    private static String cell(FactCollection factCollection, SourceRow row, String field) {
        if (field.equals(factCollection.owner())) {
            return shorten(row.owner());
        }
        return factCollection == FactCollection.LINES && field.equals("orderId")
                ? shorten(String.valueOf(row.order()))
                : row.fields().has(field) ? shorten(row.text(field)) : "-";
    }

    private static void unknown(Mapping mapping, Map<FactCollection, MappingCheck.Tried> tried, PrintWriter out) {
        out.printf("%nUnknown, so that no rule about it is ever met:%n");
        List<String> unmapped = MappingCheck.unmapped(mapping);
        if (!unmapped.isEmpty()) {
            out.printf("  no query: %s%n", String.join(", ", unmapped));
        }
        tried.values().forEach(each -> {
            if (!each.missing().isEmpty()) {
                out.printf("  %s, no column: %s%n", each.collected(), String.join(", ", each.missing()));
            }
            if (!each.empty().isEmpty()) {
                out.printf(
                        "  %s, empty in all rows looked at: %s%n", each.collected(), String.join(", ", each.empty()));
            }
        });
        out.println();
    }

    /** Customers who read a language in which the rule book has no texts are written to in another one. */
    private void silent(MappingCheck.Tried customers, PrintWriter out) {
        Map<String, Integer> silent = new TreeMap<>();
        Set<String> spoken = spoken();
        customers.rows().stream()
                .filter(row -> row.fields().has("language"))
                .map(row -> row.text("language"))
                .filter(language -> !spoken.contains(language))
                .forEach(language -> silent.merge(language, 1, Integer::sum));
        if (!spoken.isEmpty() && !silent.isEmpty()) {
            out.printf(
                    "Languages without texts: %s (customers of %d looked at). rules/messages has %s; the others are written to in \"%s\". "
                            + "Maybe add messages/%s.yaml.%n%n",
                    silent.entrySet().stream()
                            .map(each -> each.getKey() + " " + each.getValue())
                            .collect(Collectors.joining(", ")),
                    customers.rows().size(),
                    String.join(", ", spoken),
                    springLauncher.settings().language(),
                    silent.keySet().iterator().next());
        }
    }

    /** Languages in which the rule book has texts; empty where there is no rule book. */
    private Set<String> spoken() {
        try {
            return BookSource.read(springLauncher.settings().rules().dir()).paths(MESSAGES, YAML).stream()
                    .map(path -> path.substring(MESSAGES.length(), path.length() - YAML.length()))
                    .collect(Collectors.toCollection(TreeSet::new));
        } catch (BookUnreadable e) {
            return Set.of();
        }
    }

    private static String shorten(String text) {
        String line = text.replaceAll("\\s+", " ");
        return line.codePointCount(0, line.length()) <= WIDEST
                ? line
                : line.substring(0, line.offsetByCodePoints(0, WIDEST - 1)) + "…";
    }
}
