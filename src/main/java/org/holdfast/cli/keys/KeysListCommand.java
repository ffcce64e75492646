package org.holdfast.cli.keys;

import java.io.PrintWriter;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import org.holdfast.access.ApiKey;
import org.holdfast.access.ApiKeyService;
import org.holdfast.cli.startup.SpringLauncher;
import org.holdfast.cli.terminal.ExitCode;
import org.holdfast.cli.terminal.Table;
import org.holdfast.facts.json.FactsJson;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "list",
        mixinStandardHelpOptions = true,
        description =
                "Lists all keys that were ever made, without their secrets. Times are UTC; a use is noted once an hour.")
final class KeysListCommand implements Callable<Integer> {

    private final SpringLauncher springLauncher;

    @Option(names = "--json", description = "Print each as one line of JSON.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    KeysListCommand(SpringLauncher springLauncher) {
        this.springLauncher = springLauncher;
    }

    @Override
    public Integer call() {
        try (ConfigurableApplicationContext context = springLauncher.open()) {
            List<ApiKey> keys = context.getBean(ApiKeyService.class).all();
            PrintWriter out = spec.commandLine().getOut();
            if (json) {
                keys.forEach(key -> out.println(FactsJson.write(key)));
            } else if (keys.isEmpty()) {
                out.println("There is no key yet. Make one with: keys create NAME --role ROLE");
            } else {
                Instant now = Instant.now();
                Table table = new Table("name", "id", "roles", "step", "state", "created", "expires", "last used");
                keys.forEach(key -> table.row(
                        key.name(),
                        key.id(),
                        KeyPrinter.roles(key),
                        key.step(),
                        key.state(now),
                        KeyPrinter.time(key.createdAt()),
                        KeyPrinter.time(key.expiresAt()),
                        KeyPrinter.time(key.lastUsedAt())));
                table.print(out);
            }
            return ExitCode.SUCCESS;
        }
    }
}
