package org.holdfast.cli;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.Callable;
import org.holdfast.access.Keys;
import org.holdfast.access.Role;
import org.holdfast.decisions.Step;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(name = "create", mixinStandardHelpOptions = true,
        description = {"Makes an API key and shows it, once. Only its hash is kept.",
            "read: look; decide: a system that asks for decisions, reports outcomes and feeds facts; agent: a person who asks and reports;",
            "author: check drafts, and read; approver: publish and restore, and all an author may; admin: everything."})
final class KeysCreateCommand implements Callable<Integer> {

    static final Lifetime A_YEAR = new Lifetime(Duration.ofDays(365), null);

    private final Application application;

    @Parameters(paramLabel = "NAME", description = "Who will use it; what it publishes is signed with this name.")
    private String name = "";

    @Option(names = "--role", required = true, split = ",", paramLabel = "ROLE",
            description = "What it may do; give it again for more than one: ${COMPLETION-CANDIDATES}.")
    private Set<Role> roles = EnumSet.noneOf(Role.class);

    @Option(names = "--step", paramLabel = "STEP",
            description = "How far its authority reaches: ${COMPLETION-CANDIDATES}. More than automatic needs the role agent or admin "
                    + "(default: agent with the role agent, else automatic).")
    private @Nullable Step step;

    @Option(names = "--expires", paramLabel = "WHEN", converter = Lifetime.Reader.class,
            description = "90d, 12h, a date, or never (default: 365d).")
    private Lifetime expires = A_YEAR;

    @Spec
    private CommandSpec spec;

    KeysCreateCommand(Application application) {
        this.application = application;
    }

    @Override
    public Integer call() {
        if (step != null && step != Step.AUTOMATIC && !roles.contains(Role.AGENT) && !roles.contains(Role.ADMIN)) {
            throw new ParameterException(spec.commandLine(), "--step " + step + " needs --role agent");
        }
        Step belongs = step != null ? step : roles.contains(Role.AGENT) ? Step.AGENT : Step.AUTOMATIC;
        try (ConfigurableApplicationContext context = application.open()) {
            KeyLines.show(context.getBean(Keys.class).create(name, roles, belongs, expires.end(Instant.now())), spec);
            return Holdfast.FINE;
        }
    }
}
