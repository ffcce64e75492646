package org.holdfast.cli.people;

import java.time.ZoneId;
import java.util.concurrent.Callable;
import org.holdfast.audit.Actor;
import org.holdfast.cli.startup.SpringLauncher;
import org.holdfast.cli.terminal.CommandActor;
import org.holdfast.cli.terminal.ExitCode;
import org.holdfast.people.Login;
import org.holdfast.people.NewPerson;
import org.holdfast.people.PeopleRefusal;
import org.holdfast.people.PeopleService;
import org.holdfast.people.Person;
import org.holdfast.people.PersonLinks;
import org.holdfast.people.Preferences;
import org.holdfast.people.Theme;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "add",
        mixinStandardHelpOptions = true,
        description = {"Add a person and print a link with which they choose a password. It works once, for 24 hours."},
        footer = {
            "",
            "Roles:",
            "  read      sees everything but other people and keys",
            "  agent     works with customers: requests decisions and reports outcomes",
            "  author    prepares changes of the rule book, and sees what read sees",
            "  approver  publishes and restores rule books, and may do all that an author may",
            "  admin     may do everything"
        })
final class PeopleAddCommand implements Callable<Integer> {

    private final SpringLauncher springLauncher;

    @Parameters(
            paramLabel = "LOGIN",
            description = "What the person types to sign in, such as ana or ana@shop.example.")
    private String login = "";

    @Mixin
    private RightsOptions rights;

    @Option(
            names = "--name",
            paramLabel = "NAME",
            description = "Name under which their work appears (default: the login).")
    private @Nullable String name;

    @Option(
            names = "--language",
            paramLabel = "LANGUAGE",
            defaultValue = "en",
            description = "Language of the console: en, ru or ro (default: ${DEFAULT-VALUE}).")
    private String language = "en";

    @Option(
            names = "--time-zone",
            paramLabel = "ZONE",
            description = "Time zone, such as Europe/Chisinau (default: the zone of this machine).")
    private @Nullable String timeZone;

    @Spec
    private CommandSpec spec;

    PeopleAddCommand(SpringLauncher springLauncher) {
        this.springLauncher = springLauncher;
    }

    @Override
    public Integer call() {
        NewPerson wanted = wanted();
        try (ConfigurableApplicationContext context = springLauncher.open()) {
            Actor me = CommandActor.get();
            Person added = context.getBean(PeopleService.class).add(wanted, me);
            LinkPrinter.show(context.getBean(PersonLinks.class).issue(added.id(), me), context, spec);
            return ExitCode.SUCCESS;
        }
    }

    private NewPerson wanted() {
        try {
            String zone = timeZone == null ? ZoneId.systemDefault().getId() : timeZone;
            Preferences preferences = Preferences.of(language, zone, Theme.SYSTEM);
            return new NewPerson(new Login(login), name == null ? login : name, rights.read(spec), preferences);
        } catch (PeopleRefusal e) {
            throw new ParameterException(spec.commandLine(), e.in("en"));
        }
    }
}
