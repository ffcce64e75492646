package org.holdfast.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.function.Consumer;
import org.holdfast.HoldfastApplication;
import org.holdfast.cli.startup.SpringLauncher;
import org.holdfast.cli.terminal.ErrorMessages;
import org.holdfast.cli.terminal.ExitCode;
import picocli.CommandLine;

/** Runs command lines in this process, without a database unless the command opens one. */
public final class CommandLines {

    private CommandLines() {}

    /** The exit code and the output. */
    public record Result(int exit, String out, String err) {}

    public static Result run(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int exit = root().setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler((e, command, parsed) -> {
                    command.getErr().println(ErrorMessages.describe(e));
                    return ExitCode.CHECK_FAILED;
                })
                .execute(arguments);
        return new Result(exit, unix(out.toString()), unix(err.toString()));
    }

    /** Returns the complete command line, to inspect its options. */
    public static CommandLine root() {
        return new CommandLine(
                HoldfastCommand.class, new CommandFactory(new SpringLauncher(HoldfastApplication.class, List.of())));
    }

    /** Returns the output of a printer. */
    public static String printed(Consumer<PrintWriter> printer) {
        StringWriter text = new StringWriter();
        PrintWriter out = new PrintWriter(text);
        printer.accept(out);
        out.flush();
        return unix(text.toString());
    }

    private static String unix(String text) {
        return text.replace(System.lineSeparator(), "\n");
    }
}
