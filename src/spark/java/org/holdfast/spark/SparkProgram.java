package org.holdfast.spark;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The program that is submitted to a cluster. */
@Command(
        name = "holdfast-spark",
        mixinStandardHelpOptions = true,
        description = "Does for a whole customer base on a Spark cluster what holdfast does in one process.",
        subcommands = {
            DecideAllCommand.class,
            BaseCommands.CompareBooks.class,
            BaseCommands.MeasureAll.class,
            BaseCommands.Purchases.class,
            CommandLine.HelpCommand.class
        })
public final class SparkProgram {

    private SparkProgram() {}

    public static void main(String[] args) {
        int status = run(new PrintWriter(System.out, true, StandardCharsets.UTF_8), args);
        // Returning from main ends the application; an exit would be a failure to some cluster managers.
        if (status != 0) {
            throw new RefusedInput("The job has failed with status " + status + "; see above.");
        }
    }

    /** Runs a command and returns its exit code: 0 success, 1 refused, 2 usage error. */
    static int run(PrintWriter out, String... args) {
        CommandLine line = new CommandLine(new SparkProgram());
        line.setOut(out);
        line.setErr(out);
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.setExecutionExceptionHandler((e, command, result) -> {
            RefusedInput refused = refusal(e);
            if (refused == null) {
                throw e;
            }
            command.getErr().println(refused.getMessage());
            return 1;
        });
        return line.execute(args);
    }

    private static @Nullable RefusedInput refusal(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof RefusedInput refused) {
                return refused;
            }
        }
        return null;
    }
}
