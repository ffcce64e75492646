package org.holdfast.cli;

import java.util.concurrent.Callable;
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
            return SignatureOptions.tell(context.getBean(Publishing.class).publishFolder(by.signature()), spec);
        }
    }
}
