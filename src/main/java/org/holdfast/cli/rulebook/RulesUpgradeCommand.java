package org.holdfast.cli.rulebook;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.holdfast.cli.startup.SpringLauncher;
import org.holdfast.cli.terminal.ExitCode;
import org.holdfast.insight.UpgradeService;
import org.holdfast.rules.files.BookSource;
import org.holdfast.settings.HoldfastSettings;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "upgrade",
        mixinStandardHelpOptions = true,
        description = {
            "Says which rules mean something else under this version of the program than what is live, and who gains and loses by it.",
            "Nothing is published: what is live goes on meaning what it meant until \"rules publish\"."
        })
final class RulesUpgradeCommand implements Callable<Integer> {

    private final SpringLauncher springLauncher;

    @Parameters(
            arity = "0..1",
            paramLabel = "DIR",
            description = "Folder of the rule book (default: holdfast.rules.dir).")
    private @Nullable Path folder;

    @Spec
    private CommandSpec spec;

    RulesUpgradeCommand(SpringLauncher springLauncher) {
        this.springLauncher = springLauncher;
    }

    @Override
    public Integer call() {
        try (ConfigurableApplicationContext context = springLauncher.open()) {
            Path dir = folder == null
                    ? context.getBean(HoldfastSettings.class).rules().dir()
                    : folder;
            context.getBean(UpgradeService.class)
                    .report(BookSource.read(dir))
                    .ifPresentOrElse(
                            report -> UpgradePrinter.print(report, spec),
                            () -> spec.commandLine()
                                    .getOut()
                                    .println(
                                            "What is live means what it means in this version of the program; nothing changes."));
            return ExitCode.SUCCESS;
        }
    }
}
