package org.holdfast.cli.customers;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.Callable;
import org.holdfast.cli.startup.RulesFolderFacts;
import org.holdfast.cli.startup.SpringLauncher;
import org.holdfast.cli.terminal.CommandActor;
import org.holdfast.cli.terminal.ExitCode;
import org.holdfast.crm.mapping.FilesSource;
import org.holdfast.crm.mapping.Mapping;
import org.holdfast.crm.mapping.file.MappingReader;
import org.holdfast.customers.CustomerStore;
import org.holdfast.diagnostics.Problems;
import org.holdfast.facts.intake.DeclaredFactsCheck;
import org.holdfast.ingestion.csv.CsvImport;
import org.holdfast.ingestion.csv.RejectedRow;
import org.holdfast.ingestion.csv.guess.MappingGuess;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "import",
        mixinStandardHelpOptions = true,
        description = {
            "Import customers from CSV files. If a row is invalid, nothing is imported.",
            "For files with other columns: import --guess DIR > mapping.yaml, check the mapping, then"
                    + " import --mapping mapping.yaml DIR."
        })
public final class ImportCommand implements Callable<Integer> {

    private static final int MAX_SHOWN = 50;

    private final SpringLauncher springLauncher;

    @Parameters(
            paramLabel = "DIR",
            description = "Folder with customers.csv and optionally emails.csv, phones.csv, consents.csv,"
                    + " orders.csv, order-lines.csv, parcels.csv,"
                    + " complaints.csv, returns.csv, return-lines.csv, surveys.csv, interactions.csv, observations.csv,"
                    + " subscriptions.csv, payments.csv, carts.csv and cart-lines.csv; or"
                    + " the file of another layout; or the files that a mapping names.")
    private Path from = Path.of("");

    @Option(
            names = "--layout",
            paramLabel = "LAYOUT",
            defaultValue = "folder",
            description = "Layout of the files: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
    private CsvImport.Layout layout = CsvImport.Layout.FOLDER;

    @Option(
            names = "--mapping",
            paramLabel = "FILE",
            description = "Mapping file that says which columns, separator, decimal sign and form of dates the files"
                    + " have (kind: files).")
    private @Nullable Path mappingFile;

    @Option(names = "--guess", description = "Print the mapping that the files seem to need, and import nothing.")
    private boolean guess;

    @Option(names = "--skip-bad-rows", description = "Import the valid rows and report the invalid ones.")
    private boolean skipBadRows;

    @Option(
            names = "--rejected",
            paramLabel = "FILE",
            description = "Write every row that was left out to a CSV file: customer, file, line, column and reason.")
    private @Nullable Path rejected;

    @Spec
    private CommandSpec spec;

    ImportCommand(SpringLauncher springLauncher) {
        this.springLauncher = springLauncher;
    }

    @Override
    public Integer call() {
        if (guess) {
            return printGuess();
        }
        if (rejected != null && !RejectedRowsFile.isWritable(rejected)) {
            spec.commandLine().getErr().printf("The file %s cannot be written; nothing was imported.%n", rejected);
            return ExitCode.CHECK_FAILED;
        }
        try (ConfigurableApplicationContext context = springLauncher.open()) {
            Mapping mapping = null;
            if (mappingFile != null) {
                mapping = mapping(mappingFile, context.getBean(DeclaredFactsCheck.class));
                if (mapping == null) {
                    return ExitCode.CHECK_FAILED;
                }
            }
            CsvImport.Result result;
            try (ImportProgressBar progress = new ImportProgressBar()) {
                result = context.getBean(CsvImport.class)
                        .run(new CsvImport.Request(from, layout, mapping, skipBadRows), CommandActor.get(), progress);
            }
            if (rejected != null) {
                RejectedRowsFile.write(rejected, result.badRows());
            }
            return print(result, context.getBean(CustomerStore.class));
        }
    }

    private int print(CsvImport.Result result, CustomerStore customers) {
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        print(err, result.badRows().stream().map(RejectedRow::withCustomer).toList());
        print(err, result.notes().stream().map(note -> "Note: " + note).toList());
        if (!result.badRows().isEmpty() && !skipBadRows) {
            err.printf("%n%s; nothing was imported. Correct them, or add --skip-bad-rows.%n", counted(result));
            return ExitCode.CHECK_FAILED;
        }
        out.printf(
                "Imported %d customers with %d orders%s.%n",
                result.imported(), result.orders(), result.badRows().isEmpty() ? "" : "; skipped: " + counted(result));
        if (result.consentsKept() > 0) {
            out.printf(
                    "Kept %d contact refusal(s) that the files do not contain: only a later consent ends one.%n",
                    result.consentsKept());
        }
        if (result.movedAway() > 0) {
            out.printf(
                    "Left out %d record(s) that were moved to another customer, who still has them.%n",
                    result.movedAway());
        }
        if (result.tooOld() > 0) {
            out.printf(
                    "Left out %d record(s) that are older than this company keeps (holdfast.facts.keep).%n",
                    result.tooOld());
        }
        DemoCustomersHint.print(customers, out);
        return ExitCode.SUCCESS;
    }

    private int printGuess() {
        PrintWriter err = spec.commandLine().getErr();
        if (!Files.exists(from)) {
            err.printf("There is no file or folder %s.%n", from);
            return ExitCode.CHECK_FAILED;
        }
        try {
            MappingGuess.Proposal proposal = MappingGuess.of(
                    from, ZoneId.systemDefault().getId(), RulesFolderFacts.of(springLauncher.settings()));
            proposal.notes().forEach(note -> err.println("Note: " + note + "."));
            spec.commandLine().getOut().print(proposal.yaml());
            spec.commandLine().getOut().flush();
            return proposal.yaml().isEmpty() ? ExitCode.CHECK_FAILED : ExitCode.SUCCESS;
        } catch (IOException e) {
            throw new UncheckedIOException(from + " cannot be read", e);
        }
    }

    /** Reads the mapping file; prints its problems, and returns {@code null} if it cannot be used. */
    private @Nullable Mapping mapping(Path path, DeclaredFactsCheck declared) {
        PrintWriter err = spec.commandLine().getErr();
        Problems problems = new Problems();
        String name = String.valueOf(path.getFileName());
        try {
            Mapping mapping =
                    MappingReader.read(name, name, Files.readString(path), problems, System::getenv, declared);
            problems.list().forEach(err::println);
            if (mapping != null && !(mapping.source() instanceof FilesSource)) {
                err.printf(
                        "%s maps no files (kind: files) but %s. Load it with: crm load%n",
                        path, mapping.source().shown());
                return null;
            }
            return mapping;
        } catch (MalformedInputException e) {
            err.printf("%s is not UTF-8 text. Save it again with the encoding UTF-8.%n", path);
        } catch (IOException e) {
            err.printf("The mapping file %s cannot be read.%n", path);
        }
        return null;
    }

    private static void print(PrintWriter err, List<String> lines) {
        lines.stream().limit(MAX_SHOWN).forEach(err::println);
        if (lines.size() > MAX_SHOWN) {
            err.printf("... and %d more%n", lines.size() - MAX_SHOWN);
        }
    }

    private static String counted(CsvImport.Result result) {
        long consequences = result.badRows().size() - result.wrongRows();
        return result.wrongRows() + " invalid row(s)"
                + (consequences == 0 ? "" : " and " + consequences + " row(s) that depend on them");
    }
}
