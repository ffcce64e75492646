package org.holdfast.cli.people;

import java.util.concurrent.Callable;
import org.holdfast.cli.startup.SpringLauncher;
import org.holdfast.cli.terminal.CommandActor;
import org.holdfast.cli.terminal.ExitCode;
import org.holdfast.people.PeopleService;
import org.holdfast.people.Person;
import org.holdfast.people.Rights;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "roles",
        mixinStandardHelpOptions = true,
        description = "Replace the roles and the step of a person, from their next request on.")
final class PeopleRolesCommand implements Callable<Integer> {

    private final SpringLauncher springLauncher;

    @Parameters(paramLabel = "LOGIN", description = "Login of the person.")
    private String login = "";

    @Mixin
    private RightsOptions rights;

    @Spec
    private CommandSpec spec;

    PeopleRolesCommand(SpringLauncher springLauncher) {
        this.springLauncher = springLauncher;
    }

    @Override
    public Integer call() {
        Rights wanted = rights.read(spec);
        try (ConfigurableApplicationContext context = springLauncher.open()) {
            PeopleService people = context.getBean(PeopleService.class);
            Person before = people.getByLogin(login);
            Person after = people.change(before.id(), before.name(), wanted, CommandActor.get());
            spec.commandLine()
                    .getOut()
                    .printf(
                            "%s: %s, step %s (before: %s, step %s).%n",
                            after.login(),
                            after.rights().labels(),
                            after.rights().step(),
                            before.rights().labels(),
                            before.rights().step());
            return ExitCode.SUCCESS;
        }
    }
}
