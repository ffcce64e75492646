package org.holdfast.cli.rulebook;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.holdfast.cli.startup.SpringLauncher;
import org.holdfast.cli.terminal.ExitCode;
import org.holdfast.insight.UpgradeService;
import org.holdfast.rules.files.BookSource;
import org.holdfast.settings.HoldfastSettings;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(
        name = "upgrade",
        mixinStandardHelpOptions = true,
        description = {
            "Show which rules change their meaning under this version of the program, and which customers gain or"
                    + " lose.",
            "Publishes nothing: the live rule book keeps its meaning until \"rules publish\"."
        })
final class RulesUpgradeCommand implements Callable<Integer> {

    private final SpringLauncher springLauncher;

    @Mixin
    private RuleBookDir dir;

    @Spec
    private CommandSpec spec;

    RulesUpgradeCommand(SpringLauncher springLauncher) {
        this.springLauncher = springLauncher;
    }

    @Override
    public Integer call() {
        try (ConfigurableApplicationContext context = springLauncher.open()) {
            Path rules = dir.in(context.getBean(HoldfastSettings.class));
            context.getBean(UpgradeService.class)
                    .report(BookSource.read(rules))
                    .ifPresentOrElse(
                            report -> UpgradePrinter.print(report, spec),
                            () -> spec.commandLine()
                                    .getOut()
                                    .println("The live rule book already has the semantics of this version of the"
                                            + " program; nothing changes."));
            return ExitCode.SUCCESS;
        }
    }
}
