package org.holdfast.cli.rulebook;

import java.util.Optional;
import java.util.concurrent.Callable;
import org.holdfast.cli.startup.SpringLauncher;
import org.holdfast.cli.terminal.ExitCode;
import org.holdfast.insight.UpgradeService;
import org.holdfast.publishing.RuleBookPublisher;
import org.holdfast.rules.files.BookSource;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(
        name = "publish",
        mixinStandardHelpOptions = true,
        description = "Publish the folder to every node, if it passes all checks.")
final class RulesPublishCommand implements Callable<Integer> {

    private final SpringLauncher springLauncher;

    @Mixin
    private SignatureOptions by;

    @Spec
    private CommandSpec spec;

    RulesPublishCommand(SpringLauncher springLauncher) {
        this.springLauncher = springLauncher;
    }

    @Override
    public Integer call() {
        try (ConfigurableApplicationContext context = springLauncher.open()) {
            RuleBookPublisher publisher = context.getBean(RuleBookPublisher.class);
            BookSource source = publisher.folder().read();
            Optional<UpgradeService.Report> upgrade =
                    context.getBean(UpgradeService.class).report(source);
            int code = SignatureOptions.print(publisher.publishFolder(source, by.signature()), spec);
            upgrade.filter(report -> code == ExitCode.SUCCESS).ifPresent(report -> UpgradePrinter.print(report, spec));
            return code;
        }
    }
}
