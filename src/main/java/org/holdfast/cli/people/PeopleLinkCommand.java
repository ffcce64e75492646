package org.holdfast.cli.people;

import java.util.concurrent.Callable;
import org.holdfast.cli.startup.SpringLauncher;
import org.holdfast.cli.terminal.CommandActor;
import org.holdfast.cli.terminal.ExitCode;
import org.holdfast.people.PeopleService;
import org.holdfast.people.PersonLinks;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "link",
        mixinStandardHelpOptions = true,
        description = "Print a new link with which a person chooses a password. It replaces an unused one, works once,"
                + " for 24 hours; a password they have stays valid until then.")
final class PeopleLinkCommand implements Callable<Integer> {

    private final SpringLauncher springLauncher;

    @Parameters(paramLabel = "LOGIN", description = "Login of the person.")
    private String login = "";

    @Spec
    private CommandSpec spec;

    PeopleLinkCommand(SpringLauncher springLauncher) {
        this.springLauncher = springLauncher;
    }

    @Override
    public Integer call() {
        try (ConfigurableApplicationContext context = springLauncher.open()) {
            String id = context.getBean(PeopleService.class).getByLogin(login).id();
            LinkPrinter.show(context.getBean(PersonLinks.class).issue(id, CommandActor.get()), context, spec);
            return ExitCode.SUCCESS;
        }
    }
}
