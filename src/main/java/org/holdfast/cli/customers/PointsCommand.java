package org.holdfast.cli.customers;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.holdfast.cli.startup.SpringLauncher;
import org.holdfast.cli.terminal.CommandActor;
import org.holdfast.cli.terminal.ExitCode;
import org.holdfast.ingestion.points.PointsFile;
import org.holdfast.ingestion.points.PointsImport;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "import-points",
        mixinStandardHelpOptions = true,
        description = {
            "Bring balances of another loyalty programme along, or its whole ledger. If a row is invalid, nothing is"
                    + " entered; rows that were entered before add nothing."
        })
public final class PointsCommand implements Callable<Integer> {

    private static final int MAX_PROBLEMS = 50;

    private final SpringLauncher springLauncher;

    @Parameters(
            paramLabel = "FILE",
            description = "CSV file with the columns customerId, programme, amount, key and reason, and optionally unit"
                    + " (points or stamps), on, expiresOn and joinedOn.")
    private Path from = Path.of("");

    @Option(names = "--dry", description = "Only check the rows.")
    private boolean dry;

    @Spec
    private CommandSpec spec;

    PointsCommand(SpringLauncher springLauncher) {
        this.springLauncher = springLauncher;
    }

    @Override
    public Integer call() {
        try (ConfigurableApplicationContext context = springLauncher.open()) {
            PointsFile.Result result = context.getBean(PointsImport.class).run(from, CommandActor.get(), dry);
            PrintWriter out = spec.commandLine().getOut();
            result.notes().forEach(note -> out.println("Note: " + note));
            result.problems().stream().limit(MAX_PROBLEMS).forEach(out::println);
            if (result.problems().size() > MAX_PROBLEMS) {
                out.printf("... and %d more%n", result.problems().size() - MAX_PROBLEMS);
            }
            if (dry || !result.problems().isEmpty() && result.entered() == 0) {
                out.printf(
                        "%d problem(s). Nothing was entered.%n",
                        result.problems().size());
            } else {
                out.printf("%d entered, %d entered before.%n", result.entered(), result.unchanged());
            }
            return result.problems().isEmpty() ? ExitCode.SUCCESS : ExitCode.CHECK_FAILED;
        }
    }
}
