package org.holdfast.cli;

import java.util.Optional;
import java.util.concurrent.Callable;
import org.holdfast.retention.Upgrading;
import org.holdfast.retention.publishing.Publishing;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(name = "publish", mixinStandardHelpOptions = true,
        description = "Makes what is in the folder live on every node, if it passes all checks.")
final class RulesPublishCommand implements Callable<Integer> {

    private final Application application;

    @Mixin
    private SignatureOptions by;

    @Spec
    private CommandSpec spec;

    RulesPublishCommand(Application application) {
        this.application = application;
    }

    @Override
    public Integer call() {
        try (ConfigurableApplicationContext context = application.open()) {
            Publishing publishing = context.getBean(Publishing.class);
            Optional<Upgrading.Report> upgrade = context.getBean(Upgrading.class).report(publishing.folder().read());
            int code = SignatureOptions.tell(publishing.publishFolder(by.signature()), spec);
            upgrade.filter(report -> code == Holdfast.FINE).ifPresent(report -> UpgradeLines.print(report, spec));
            return code;
        }
    }
}
