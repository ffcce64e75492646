package org.holdfast.cli.keys;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;
import org.holdfast.access.ApiKeyService;
import org.holdfast.cli.startup.SpringLauncher;
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
                "Makes a key that follows another, with its name, roles and step. The old one is accepted for the grace time.")
final class KeysRotateCommand implements Callable<Integer> {

    private final SpringLauncher springLauncher;

    @Parameters(paramLabel = "NAME|ID", description = "The key to follow; of a name the latest.")
    private String key = "";

    @Option(
            names = "--grace",
            paramLabel = "TIME",
            converter = LifetimeConverter.SpanReader.class,
            description = "How long the old key is still accepted, such as 7d or 12h (default: 7d); 0d for not at all.")
    private Duration grace = Duration.ofDays(7);

    @Option(
            names = "--expires",
            paramLabel = "WHEN",
            converter = LifetimeConverter.Reader.class,
            description = "Of the new key: 90d, 12h, a date, or never (default: 365d).")
    private LifetimeConverter expires = KeysCreateCommand.A_YEAR;

    @Spec
    private CommandSpec spec;

    KeysRotateCommand(SpringLauncher springLauncher) {
        this.springLauncher = springLauncher;
    }

    @Override
    public Integer call() {
        try (ConfigurableApplicationContext context = springLauncher.open()) {
            KeyPrinter.show(context.getBean(ApiKeyService.class).rotate(key, grace, expires.end(Instant.now())), spec);
            return ExitCode.SUCCESS;
        }
    }
}
