package org.holdfast.cli.keys;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.Callable;
import org.holdfast.access.ApiKeyService;
import org.holdfast.access.Role;
import org.holdfast.cli.startup.SpringLauncher;
import org.holdfast.cli.terminal.ExitCode;
import org.holdfast.decisions.AuthorityLevel;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "create",
        mixinStandardHelpOptions = true,
        description = {
            "Makes an API key and shows it, once. Only its hash is kept.",
            "read: look; decide: a system that asks for decisions, reports outcomes and feeds facts; agent: a person who asks and reports;",
            "author: check drafts, and read; approver: publish and restore, and all an author may; admin: everything."
        })
final class KeysCreateCommand implements Callable<Integer> {

    static final LifetimeConverter A_YEAR = new LifetimeConverter(Duration.ofDays(365), null);

    private final SpringLauncher springLauncher;

    @Parameters(paramLabel = "NAME", description = "Who will use it; what it publishes is signed with this name.")
    private String name = "";

    @Option(
            names = "--role",
            required = true,
            split = ",",
            paramLabel = "ROLE",
            description = "What it may do; give it again for more than one: ${COMPLETION-CANDIDATES}.")
    private Set<Role> roles = EnumSet.noneOf(Role.class);

    @Option(
            names = "--step",
            paramLabel = "STEP",
            description =
                    "How far its authority reaches: ${COMPLETION-CANDIDATES}. More than automatic needs the role agent or admin "
                            + "(default: agent with the role agent, else automatic).")
    private @Nullable AuthorityLevel step;

    @Option(
            names = "--expires",
            paramLabel = "WHEN",
            converter = LifetimeConverter.Reader.class,
            description = "90d, 12h, a date, or never (default: 365d).")
    private LifetimeConverter expires = A_YEAR;

    @Spec
    private CommandSpec spec;

    KeysCreateCommand(SpringLauncher springLauncher) {
        this.springLauncher = springLauncher;
    }

    @Override
    public Integer call() {
        if (step != null
                && step != AuthorityLevel.AUTOMATIC
                && !roles.contains(Role.AGENT)
                && !roles.contains(Role.ADMIN)) {
            throw new ParameterException(spec.commandLine(), "--step " + step + " needs --role agent");
        }
        AuthorityLevel belongs =
                step != null ? step : roles.contains(Role.AGENT) ? AuthorityLevel.AGENT : AuthorityLevel.AUTOMATIC;
        try (ConfigurableApplicationContext context = springLauncher.open()) {
            KeyPrinter.show(
                    context.getBean(ApiKeyService.class).create(name, roles, belongs, expires.end(Instant.now())),
                    spec);
            return ExitCode.SUCCESS;
        }
    }
}
