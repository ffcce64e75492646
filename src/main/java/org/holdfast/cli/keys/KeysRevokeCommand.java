package org.holdfast.cli.keys;

import java.util.concurrent.Callable;
import org.holdfast.access.ApiKey;
import org.holdfast.access.ApiKeyService;
import org.holdfast.cli.startup.SpringLauncher;
import org.holdfast.cli.terminal.ExitCode;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "revoke",
        mixinStandardHelpOptions = true,
        description = "Ends a key at once: it is refused from the next call on. It stays in the list.")
final class KeysRevokeCommand implements Callable<Integer> {

    private final SpringLauncher springLauncher;

    @Parameters(paramLabel = "NAME|ID", description = "The key to end; of a name all that are live.")
    private String key = "";

    @Spec
    private CommandSpec spec;

    KeysRevokeCommand(SpringLauncher springLauncher) {
        this.springLauncher = springLauncher;
    }

    @Override
    public Integer call() {
        try (ConfigurableApplicationContext context = springLauncher.open()) {
            for (ApiKey ended : context.getBean(ApiKeyService.class).revoke(key)) {
                spec.commandLine().getOut().printf("Revoked \"%s\" (%s).%n", ended.name(), ended.id());
            }
            return ExitCode.SUCCESS;
        }
    }
}
