package org.holdfast.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.springframework.boot.logging.LoggingSystem;
import picocli.CommandLine.Command;
import picocli.CommandLine;

/** The command line as a whole. */
@Command(name = "holdfast", mixinStandardHelpOptions = true, versionProvider = Version.class,
        header = "Decides what is the next best thing to do for a customer, and says why.",
        description = "Without a command it serves.",
        footer = {"", "Settings are Spring's: --holdfast.rules.dir=DIR, --server.port=PORT, --spring.datasource.url=URL,",
            "or the same as environment variables (HOLDFAST_RULES_DIR, ...)."},
        subcommands = {ServeCommand.class, CheckCommand.class, TestCommand.class, DecideCommand.class, ExplainCommand.class,
            RunCommand.class, SimulateCommand.class, VerifyHistoryCommand.class, ImportCommand.class, CrmCommand.class,
            CustomersCommand.class, RulesCommand.class, NewRuleCommand.class, TourCommand.class, PhrasesCommand.class,
            FitCommand.class, ValuesCommand.class, MeasuresCommand.class, DeliveriesCommand.class, ReportCommand.class, KeysCommand.class,
            CommandLine.HelpCommand.class})
public final class Holdfast {

    /** Not an exit code: a server has been started and goes on. */
    public static final int KEEP_RUNNING = -1;
    static final int FINE = 0;
    static final int DOES_NOT_HOLD = 1;

    private Holdfast() {
    }

    /** Runs a command and returns its exit code, or {@link #KEEP_RUNNING}. */
    public static int run(Class<?> application, String... args) {
        // Silent until a command starts the application, which sets logging up.
        LoggingSystem.get(Holdfast.class.getClassLoader()).beforeInitialize();
        List<String> settings = new ArrayList<>();
        List<String> words = new ArrayList<>();
        for (String arg : args) {
            (isSetting(arg) ? settings : words).add(arg);
        }
        if (words.isEmpty()) {
            words.add("serve");
        }
        Application spring = new Application(application, settings);
        CommandLine line = new CommandLine(new Holdfast(), new Commands(spring));
        line.setOut(new PrintWriter(System.out, true, StandardCharsets.UTF_8));
        line.setErr(new PrintWriter(System.err, true, StandardCharsets.UTF_8));
        line.setExecutionExceptionHandler((e, command, result) -> {
            command.getErr().println(Explain.shortly(e));
            if (settings.contains("--debug")) {
                e.printStackTrace(command.getErr());
            }
            return DOES_NOT_HOLD;
        });
        line.setCaseInsensitiveEnumValuesAllowed(true);
        return line.execute(words.toArray(new String[0]));
    }

    /** {@code --some.property=value} is for Spring; options of commands have no dots. */
    private static boolean isSetting(String arg) {
        return arg.startsWith("--") && arg.contains("=") && arg.substring(0, arg.indexOf('=')).contains(".")
                || arg.equals("--debug");
    }
}
