package org.holdfast.cli.keys;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.Callable;
import org.holdfast.access.ApiKeyService;
import org.holdfast.access.Role;
import org.holdfast.cli.startup.SpringLauncher;
import org.holdfast.cli.terminal.CommandActor;
import org.holdfast.cli.terminal.ExitCode;
import org.holdfast.decisions.AuthorityLevel;
import org.holdfast.people.PeopleService;
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
        description = {"Create an API key and print it once. Only its hash is stored."},
        footer = {
            "",
            "Roles:",
            "  read      reads everything",
            "  decide    a system that requests decisions, reports outcomes and sends facts",
            "  agent     a person who requests decisions and reports outcomes",
            "  author    checks drafts and reads everything",
            "  approver  publishes and restores rule books, and may do all that an author may",
            "  admin     may do everything"
        })
final class KeysCreateCommand implements Callable<Integer> {

    static final LifetimeConverter A_YEAR = new LifetimeConverter(Duration.ofDays(365), null);

    private final SpringLauncher springLauncher;

    @Parameters(
            paramLabel = "NAME",
            description = "Name of the user or system; rule books published with the key carry it as their author.")
    private String name = "";

    @Option(
            names = "--role",
            required = true,
            split = ",",
            paramLabel = "ROLE",
            description = "Role: ${COMPLETION-CANDIDATES}. Repeat the option, or separate roles by commas.")
    private Set<Role> roles = EnumSet.noneOf(Role.class);

    @Option(
            names = "--step",
            paramLabel = "STEP",
            description =
                    "Highest authority level: ${COMPLETION-CANDIDATES}. Levels above automatic require the role agent"
                            + " or admin (default: agent for the role agent, otherwise automatic).")
    private @Nullable AuthorityLevel step;

    @Option(
            names = "--for",
            paramLabel = "LOGIN",
            description = "The person it is given to: what is done with the key counts as done by them. A key of no"
                    + " person cannot approve drafts.")
    private @Nullable String login;

    @Option(
            names = "--expires",
            paramLabel = "WHEN",
            converter = LifetimeConverter.Reader.class,
            description = "Expiry: 90d, 12h, a date, an instant, or never (default: 365d).")
    private LifetimeConverter expires = A_YEAR;

    @Spec
    private CommandSpec spec;

    KeysCreateCommand(SpringLauncher springLauncher) {
        this.springLauncher = springLauncher;
    }

    @Override
    public Integer call() {
        AuthorityLevel level = authorityLevel();
        try (ConfigurableApplicationContext context = springLauncher.open()) {
            String person = login == null
                    ? null
                    : context.getBean(PeopleService.class).getByLogin(login).id();
            KeyPrinter.show(
                    context.getBean(ApiKeyService.class)
                            .create(name, roles, level, person, expires.end(Instant.now()), CommandActor.get()),
                    spec);
            return ExitCode.SUCCESS;
        }
    }

    private AuthorityLevel authorityLevel() {
        boolean agent = roles.contains(Role.AGENT);
        if (step == null) {
            return agent ? AuthorityLevel.AGENT : AuthorityLevel.AUTOMATIC;
        }
        if (step != AuthorityLevel.AUTOMATIC && !agent && !roles.contains(Role.ADMIN)) {
            throw new ParameterException(
                    spec.commandLine(), "--step " + step + " requires --role agent or --role admin");
        }
        return step;
    }
}
