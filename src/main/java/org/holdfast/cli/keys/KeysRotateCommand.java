package org.holdfast.cli.keys;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;
import org.holdfast.access.ApiKeyService;
import org.holdfast.cli.startup.SpringLauncher;
import org.holdfast.cli.terminal.CommandActor;
import org.holdfast.cli.terminal.ExitCode;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "rotate",
        mixinStandardHelpOptions = true,
        description =
                "Create a successor to an API key, with the same name, roles and authority level. The old key remains"
                        + " valid for the grace period.")
final class KeysRotateCommand implements Callable<Integer> {

    private final SpringLauncher springLauncher;

    @Parameters(
            paramLabel = "NAME|ID",
            description = "The key to replace. A name selects the latest key with that name.")
    private String key = "";

    @Option(
            names = "--grace",
            paramLabel = "TIME",
            converter = LifetimeConverter.SpanReader.class,
            description = "How long the old key remains valid, such as 7d or 12h; 0d revokes it now (default: 7d).")
    private Duration grace = Duration.ofDays(7);

    @Option(
            names = "--expires",
            paramLabel = "WHEN",
            converter = LifetimeConverter.Reader.class,
            description = "Expiry of the new key: 90d, 12h, a date, an instant, or never (default: 365d).")
    private LifetimeConverter expires = KeysCreateCommand.A_YEAR;

    @Spec
    private CommandSpec spec;

    KeysRotateCommand(SpringLauncher springLauncher) {
        this.springLauncher = springLauncher;
    }

    @Override
    public Integer call() {
        try (ConfigurableApplicationContext context = springLauncher.open()) {
            KeyPrinter.show(
                    context.getBean(ApiKeyService.class)
                            .rotate(key, grace, expires.end(Instant.now()), CommandActor.get()),
                    spec);
            return ExitCode.SUCCESS;
        }
    }
}
