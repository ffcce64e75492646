package org.holdfast.cli.crm;

import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.holdfast.cli.startup.RulesFolderFacts;
import org.holdfast.cli.startup.SpringLauncher;
import org.holdfast.cli.terminal.ExitCode;
import org.holdfast.crm.http.HttpSources;
import org.holdfast.crm.jdbc.CrmDatabase;
import org.holdfast.crm.jdbc.CrmException;
import org.holdfast.crm.jdbc.CrmSource;
import org.holdfast.crm.jdbc.Drivers;
import org.holdfast.crm.jdbc.MappingCheck;
import org.holdfast.crm.mapping.FactCollection;
import org.holdfast.crm.mapping.MappedCollection;
import org.holdfast.crm.mapping.Mapping;
import org.holdfast.crm.mapping.file.MappingFolder;
import org.holdfast.crm.mapping.http.HttpSource;
import org.holdfast.diagnostics.Problems;
import org.holdfast.rules.files.BookSource;
import org.holdfast.rules.files.BookUnreadable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "check",
        mixinStandardHelpOptions = true,
        description = {
            "Test a mapping against its database: print some rows of each query, every value that does not fit, and the"
                    + " facts that will be unknown.",
            "Reads only; nothing is stored."
        })
final class CrmCheckCommand implements Callable<Integer> {

    private static final String MESSAGES = "messages/";
    private static final String YAML = ".yaml";

    private final SpringLauncher springLauncher;

    @Mixin
    private MappingFiles mappings;

    @Option(
            names = "--rows",
            paramLabel = "N",
            defaultValue = "200",
            description = "Number of rows of each query to check (default: ${DEFAULT-VALUE}).")
    private int rows = 200;

    @Option(
            names = "--show",
            paramLabel = "N",
            defaultValue = "3",
            description = "Number of rows of each query to print (default: ${DEFAULT-VALUE}).")
    private int show = 3;

    @Spec
    private CommandSpec spec;

    CrmCheckCommand(SpringLauncher springLauncher) {
        this.springLauncher = springLauncher;
    }

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        MappingFolder folder = new MappingFolder(
                springLauncher.settings().crm().dir(), RulesFolderFacts.of(springLauncher.settings()));
        List<MappingFolder.Read> files = mappings.read(folder, out);
        if (files.isEmpty()) {
            return ExitCode.CHECK_FAILED;
        }
        Drivers drivers = new Drivers(folder.path());
        boolean passed = true;
        for (MappingFolder.Read file : files) {
            passed &= check(file, drivers, out);
        }
        return passed ? ExitCode.SUCCESS : ExitCode.CHECK_FAILED;
    }

    private boolean check(MappingFolder.Read file, Drivers drivers, PrintWriter out) {
        file.problems().forEach(out::println);
        Mapping mapping = file.mapping();
        if (mapping == null) {
            out.printf("%n%s: not checked, because the mapping file is invalid.%n", file.name());
            return false;
        }
        Problems problems = new Problems();
        Map<MappedCollection, MappingCheck.Tried> tried;
        try {
            CrmSource source = mapping.source() instanceof HttpSource
                    ? HttpSources.sample(mapping)
                    : CrmDatabase.open(mapping, drivers);
            tried = MappingCheck.run(mapping, source, problems, Math.max(1, rows));
        } catch (CrmException e) {
            out.printf("%s: %s%n", file.name(), e.getMessage());
            return false;
        }
        out.printf("%s: %s%n", mapping.name(), mapping.source().shown());
        tried.values().forEach(each -> MappingCheckPrinter.print(each, show, out));
        MappingCheckPrinter.printUnknown(mapping, tried, out);
        MappingCheck.Tried customers = tried.get(FactCollection.CUSTOMERS);
        if (customers != null) {
            printMissingLanguages(customers, out);
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

    /** Customers whose language has no texts in the rule book get texts in the default language. */
    private void printMissingLanguages(MappingCheck.Tried customers, PrintWriter out) {
        Map<String, Integer> missing = new TreeMap<>();
        Set<String> available = textLanguages();
        customers.rows().stream()
                .filter(row -> row.fields().has("language"))
                .map(row -> row.text("language"))
                .filter(language -> !available.contains(language))
                .forEach(language -> missing.merge(language, 1, Integer::sum));
        if (!available.isEmpty() && !missing.isEmpty()) {
            out.printf(
                    "Languages without texts: %s (of %d customers checked). rules/messages has %s; other customers get"
                            + " texts in \"%s\". Consider adding messages/%s.yaml.%n%n",
                    missing.entrySet().stream()
                            .map(each -> each.getKey() + " " + each.getValue())
                            .collect(Collectors.joining(", ")),
                    customers.rows().size(),
                    String.join(", ", available),
                    springLauncher.settings().language(),
                    missing.keySet().iterator().next());
        }
    }

    /** Returns the languages in which the rule book has texts, or an empty set without a rule book. */
    private Set<String> textLanguages() {
        try {
            return BookSource.read(springLauncher.settings().rules().dir()).paths(MESSAGES, YAML).stream()
                    .map(path -> path.substring(MESSAGES.length(), path.length() - YAML.length()))
                    .collect(Collectors.toCollection(TreeSet::new));
        } catch (BookUnreadable e) {
            return Set.of();
        }
    }
}
