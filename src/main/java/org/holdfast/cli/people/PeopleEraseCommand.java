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
        name = "erase",
        mixinStandardHelpOptions = true,
        description = {
            "Erase a person: replace their login and name, and delete their password.",
            "What they did stays signed by their id. This cannot be undone."
        })
final class PeopleEraseCommand implements Callable<Integer> {

    private final SpringLauncher springLauncher;

    @Parameters(paramLabel = "LOGIN", description = "Login of the person.")
    private String login = "";

    @Spec
    private CommandSpec spec;

    PeopleEraseCommand(SpringLauncher springLauncher) {
        this.springLauncher = springLauncher;
    }

    @Override
    public Integer call() {
        try (ConfigurableApplicationContext context = springLauncher.open()) {
            PeopleService people = context.getBean(PeopleService.class);
            Person person = people.getByLogin(login);
            people.erase(person.id(), CommandActor.get());
            spec.commandLine().getOut().printf("Erased %s (%s).%n", person.name(), person.login());
            return ExitCode.SUCCESS;
        }
    }
}
