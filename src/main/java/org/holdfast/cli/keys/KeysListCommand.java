package org.holdfast.cli.keys;

import java.io.PrintWriter;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.holdfast.access.ApiKey;
import org.holdfast.access.ApiKeyService;
import org.holdfast.cli.startup.SpringLauncher;
import org.holdfast.cli.terminal.ExitCode;
import org.holdfast.cli.terminal.Table;
import org.holdfast.cli.terminal.Timestamps;
import org.holdfast.facts.json.FactsJson;
import org.holdfast.people.PeopleService;
import org.holdfast.people.Person;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "list",
        mixinStandardHelpOptions = true,
        description = "List all API keys, including expired and revoked ones, without their secrets. Times are UTC;"
                + " \"last used\" is updated at most once an hour.")
final class KeysListCommand implements Callable<Integer> {

    private final SpringLauncher springLauncher;

    @Option(names = "--json", description = "Print one JSON object per line.")
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
            Map<String, String> logins = context.getBean(PeopleService.class).all().stream()
                    .collect(Collectors.toMap(Person::id, Person::login));
            PrintWriter out = spec.commandLine().getOut();
            if (json) {
                keys.forEach(key -> out.println(FactsJson.write(key)));
            } else if (keys.isEmpty()) {
                out.println("There are no API keys. Create one with: keys create NAME --role ROLE");
            } else {
                Instant now = Instant.now();
                Table table =
                        new Table("name", "id", "for", "roles", "step", "state", "created", "expires", "last used");
                keys.forEach(key -> table.row(
                        key.name(),
                        key.id(),
                        key.person() == null ? "" : logins.getOrDefault(key.person(), key.person()),
                        KeyPrinter.roles(key),
                        key.step(),
                        key.state(now),
                        Timestamps.toMinute(key.createdAt()),
                        Timestamps.toMinute(key.expiresAt()),
                        Timestamps.toMinute(key.lastUsedAt())));
                table.print(out);
            }
            return ExitCode.SUCCESS;
        }
    }
}
