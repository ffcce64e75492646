package org.holdfast.cli.customers;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.holdfast.cli.startup.SpringLauncher;
import org.holdfast.cli.terminal.CommandActor;
import org.holdfast.cli.terminal.ExitCode;
import org.holdfast.customers.CustomerStore;
import org.holdfast.ingestion.csv.CsvImport;
import org.holdfast.ingestion.csv.RejectedRow;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "import",
        mixinStandardHelpOptions = true,
        description = "Import customers from CSV files. If a row is invalid, nothing is imported.")
public final class ImportCommand implements Callable<Integer> {

    private static final int MAX_SHOWN = 50;

    private final SpringLauncher springLauncher;

    @Parameters(
            paramLabel = "DIR",
            description = "Folder with customers.csv and optionally consents.csv, orders.csv, order-lines.csv,"
                    + " complaints.csv, returns.csv, surveys.csv, interactions.csv and observations.csv; or"
                    + " the file of another layout.")
    private Path from = Path.of("");

    @Option(
            names = "--layout",
            paramLabel = "LAYOUT",
            defaultValue = "folder",
            description = "Layout of the files: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
    private CsvImport.Layout layout = CsvImport.Layout.FOLDER;

    @Option(names = "--skip-bad-rows", description = "Import the valid rows and report the invalid ones.")
    private boolean skipBadRows;

    @Spec
    private CommandSpec spec;

    ImportCommand(SpringLauncher springLauncher) {
        this.springLauncher = springLauncher;
    }

    @Override
    public Integer call() {
        try (ConfigurableApplicationContext context = springLauncher.open()) {
            CsvImport.Result result =
                    context.getBean(CsvImport.class).run(from, layout, skipBadRows, CommandActor.get());
            PrintWriter out = spec.commandLine().getOut();
            PrintWriter err = spec.commandLine().getErr();
            print(err, result.badRows().stream().map(RejectedRow::toString).toList());
            print(err, result.notes().stream().map(note -> "Note: " + note).toList());
            if (!result.badRows().isEmpty() && !skipBadRows) {
                err.printf("%n%s; nothing was imported. Correct them, or add --skip-bad-rows.%n", counted(result));
                return ExitCode.CHECK_FAILED;
            }
            out.printf(
                    "Imported %d customers with %d orders%s.%n",
                    result.imported(),
                    result.orders(),
                    result.badRows().isEmpty() ? "" : "; skipped: " + counted(result));
            if (result.consentsKept() > 0) {
                out.printf(
                        "Kept %d contact refusal(s) that the files do not contain: only a later consent ends one.%n",
                        result.consentsKept());
            }
            DemoCustomersHint.print(context.getBean(CustomerStore.class), out);
            return ExitCode.SUCCESS;
        }
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
