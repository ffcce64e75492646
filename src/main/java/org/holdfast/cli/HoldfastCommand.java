package org.holdfast.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.holdfast.cli.audit.AuditCommand;
import org.holdfast.cli.cluster.SparkCommand;
import org.holdfast.cli.crm.CrmCommand;
import org.holdfast.cli.customers.CustomersCommand;
import org.holdfast.cli.customers.ImportCommand;
import org.holdfast.cli.customers.PointsCommand;
import org.holdfast.cli.customers.PruneFactsCommand;
import org.holdfast.cli.customers.ValuesCommand;
import org.holdfast.cli.decisions.DecideCommand;
import org.holdfast.cli.decisions.ExplainCommand;
import org.holdfast.cli.decisions.PruneDecisionsCommand;
import org.holdfast.cli.decisions.RunCommand;
import org.holdfast.cli.decisions.VerifyHistoryCommand;
import org.holdfast.cli.deliveries.DeliveriesCommand;
import org.holdfast.cli.editor.LspCommand;
import org.holdfast.cli.keys.KeysCommand;
import org.holdfast.cli.people.PeopleCommand;
import org.holdfast.cli.reports.FitCommand;
import org.holdfast.cli.reports.MeasuresCommand;
import org.holdfast.cli.reports.ReportCommand;
import org.holdfast.cli.rulebook.CheckCommand;
import org.holdfast.cli.rulebook.NewRuleCommand;
import org.holdfast.cli.rulebook.PhrasesCommand;
import org.holdfast.cli.rulebook.RulesCommand;
import org.holdfast.cli.rulebook.SchemasCommand;
import org.holdfast.cli.rulebook.TestCommand;
import org.holdfast.cli.rulebook.TourCommand;
import org.holdfast.cli.simulation.SimulateCommand;
import org.holdfast.cli.startup.SpringLauncher;
import org.holdfast.cli.terminal.ErrorMessages;
import org.holdfast.cli.terminal.ExitCode;
import org.springframework.boot.logging.LoggingSystem;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The root command, {@code holdfast}. */
@Command(
        name = "holdfast",
        mixinStandardHelpOptions = true,
        versionProvider = VersionProvider.class,
        header = "Decides the next best action for each customer, and explains why.",
        description = "Without a command, starts the server.",
        commandListHeading = "%nCommands:%n",
        footer = {
            "",
            "Any setting can be added to any command as --name=value or set as an",
            "environment variable:",
            "  --holdfast.rules.dir=DIR      HOLDFAST_RULES_DIR     folder of the rule book",
            "  --server.port=PORT            SERVER_PORT            port of the server",
            "  --spring.datasource.url=URL   SPRING_DATASOURCE_URL  database",
            "",
            "Exit codes: 0 success, 1 check failed, 2 usage error.",
            "Run \"holdfast COMMAND --help\" for more about a command."
        },
        subcommands = {
            ServeCommand.class,
            CheckCommand.class,
            TestCommand.class,
            DecideCommand.class,
            ExplainCommand.class,
            RunCommand.class,
            SparkCommand.class,
            SimulateCommand.class,
            VerifyHistoryCommand.class,
            ImportCommand.class,
            CrmCommand.class,
            CustomersCommand.class,
            PruneFactsCommand.class,
            PruneDecisionsCommand.class,
            PointsCommand.class,
            RulesCommand.class,
            NewRuleCommand.class,
            TourCommand.class,
            PhrasesCommand.class,
            SchemasCommand.class,
            LspCommand.class,
            FitCommand.class,
            ValuesCommand.class,
            MeasuresCommand.class,
            DeliveriesCommand.class,
            ReportCommand.class,
            KeysCommand.class,
            PeopleCommand.class,
            AuditCommand.class,
            CommandLine.HelpCommand.class
        })
public final class HoldfastCommand {

    /** Returned instead of an exit code when a server has been started and keeps running. */
    public static final int KEEP_RUNNING = -1;

    private HoldfastCommand() {}

    /** Runs a command and returns its exit code, or {@link #KEEP_RUNNING}. */
    public static int run(Class<?> application, String... args) {
        // Suppresses logging until a command starts the application, which configures it.
        LoggingSystem.get(HoldfastCommand.class.getClassLoader()).beforeInitialize();
        List<String> settings = new ArrayList<>();
        List<String> words = new ArrayList<>();
        for (String arg : args) {
            (isSetting(arg) ? settings : words).add(arg);
        }
        if (words.isEmpty()) {
            words.add("serve");
        }
        SpringLauncher spring = new SpringLauncher(application, settings);
        CommandLine line = new CommandLine(new HoldfastCommand(), new CommandFactory(spring));
        line.setOut(new PrintWriter(System.out, true, StandardCharsets.UTF_8));
        line.setErr(new PrintWriter(System.err, true, StandardCharsets.UTF_8));
        line.setExecutionExceptionHandler((e, command, result) -> {
            command.getErr().println(ErrorMessages.describe(e));
            if (settings.contains("--debug")) {
                e.printStackTrace(command.getErr());
            }
            return ExitCode.CHECK_FAILED;
        });
        line.setCaseInsensitiveEnumValuesAllowed(true);
        return line.execute(words.toArray(new String[0]));
    }

    /** Returns whether an argument is a Spring property such as {@code --some.property=value}: options have no dots. */
    private static boolean isSetting(String arg) {
        return arg.startsWith("--")
                        && arg.contains("=")
                        && arg.substring(0, arg.indexOf('=')).contains(".")
                || arg.equals("--debug");
    }
}
