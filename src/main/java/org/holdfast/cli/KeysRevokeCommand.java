package org.holdfast.cli;

import java.util.concurrent.Callable;
import org.holdfast.access.ApiKey;
import org.holdfast.access.Keys;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(name = "revoke", mixinStandardHelpOptions = true,
        description = "Ends a key at once: it is refused from the next call on. It stays in the list.")
final class KeysRevokeCommand implements Callable<Integer> {

    private final Application application;

    @Parameters(paramLabel = "NAME|ID", description = "The key to end; of a name all that are live.")
    private String key = "";

    @Spec
    private CommandSpec spec;

    KeysRevokeCommand(Application application) {
        this.application = application;
    }

    @Override
    public Integer call() {
        try (ConfigurableApplicationContext context = application.open()) {
            for (ApiKey ended : context.getBean(Keys.class).revoke(key)) {
                spec.commandLine().getOut().printf("Revoked \"%s\" (%s).%n", ended.name(), ended.id());
            }
            return Holdfast.FINE;
        }
    }
}
