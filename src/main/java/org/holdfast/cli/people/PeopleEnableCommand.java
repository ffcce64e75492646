package org.holdfast.cli.people;

import java.util.concurrent.Callable;
import org.holdfast.cli.startup.SpringLauncher;
import org.holdfast.cli.terminal.CommandActor;
import org.holdfast.cli.terminal.ExitCode;
import org.holdfast.people.PeopleService;
import org.holdfast.people.Person;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "enable",
        mixinStandardHelpOptions = true,
        description = "Enable a disabled person, whose password is valid again.")
final class PeopleEnableCommand implements Callable<Integer> {

    private final SpringLauncher springLauncher;

    @Parameters(paramLabel = "LOGIN", description = "Login of the person.")
    private String login = "";

    @Spec
    private CommandSpec spec;

    PeopleEnableCommand(SpringLauncher springLauncher) {
        this.springLauncher = springLauncher;
    }

    @Override
    public Integer call() {
        try (ConfigurableApplicationContext context = springLauncher.open()) {
            PeopleService people = context.getBean(PeopleService.class);
            Person person = people.getByLogin(login);
            people.enable(person.id(), CommandActor.get());
            spec.commandLine().getOut().printf("Enabled %s (%s).%n", person.name(), person.login());
            return ExitCode.SUCCESS;
        }
    }
}
