package org.holdfast.cli.keys;

import java.util.concurrent.Callable;
import org.holdfast.access.ApiKey;
import org.holdfast.access.ApiKeyService;
import org.holdfast.cli.startup.SpringLauncher;
import org.holdfast.cli.terminal.CommandActor;
import org.holdfast.cli.terminal.ExitCode;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "revoke",
        mixinStandardHelpOptions = true,
        description = "Revoke an API key: the next request with it is refused. The key remains in the list.")
final class KeysRevokeCommand implements Callable<Integer> {

    private final SpringLauncher springLauncher;

    @Parameters(
            paramLabel = "NAME|ID",
            description = "The key to revoke. A name revokes all valid keys with that name.")
    private String key = "";

    @Spec
    private CommandSpec spec;

    KeysRevokeCommand(SpringLauncher springLauncher) {
        this.springLauncher = springLauncher;
    }

    @Override
    public Integer call() {
        try (ConfigurableApplicationContext context = springLauncher.open()) {
            for (ApiKey revoked : context.getBean(ApiKeyService.class).revoke(key, CommandActor.get())) {
                spec.commandLine().getOut().printf("Revoked \"%s\" (%s).%n", revoked.name(), revoked.id());
            }
            return ExitCode.SUCCESS;
        }
    }
}
