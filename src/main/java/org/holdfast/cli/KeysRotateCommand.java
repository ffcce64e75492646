package org.holdfast.cli;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;
import org.holdfast.access.Keys;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(name = "rotate", mixinStandardHelpOptions = true,
        description = "Makes a key that follows another, with its name, roles and step. The old one is accepted for the grace time.")
final class KeysRotateCommand implements Callable<Integer> {

    private final Application application;

    @Parameters(paramLabel = "NAME|ID", description = "The key to follow; of a name the latest.")
    private String key = "";

    @Option(names = "--grace", paramLabel = "TIME", converter = Lifetime.SpanReader.class,
            description = "How long the old key is still accepted, such as 7d or 12h (default: 7d); 0d for not at all.")
    private Duration grace = Duration.ofDays(7);

    @Option(names = "--expires", paramLabel = "WHEN", converter = Lifetime.Reader.class,
            description = "Of the new key: 90d, 12h, a date, or never (default: 365d).")
    private Lifetime expires = KeysCreateCommand.A_YEAR;

    @Spec
    private CommandSpec spec;

    KeysRotateCommand(Application application) {
        this.application = application;
    }

    @Override
    public Integer call() {
        try (ConfigurableApplicationContext context = application.open()) {
            KeyLines.show(context.getBean(Keys.class).rotate(key, grace, expires.end(Instant.now())), spec);
            return Holdfast.FINE;
        }
    }
}
