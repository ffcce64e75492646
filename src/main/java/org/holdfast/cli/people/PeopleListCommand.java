package org.holdfast.cli.people;

import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import org.holdfast.cli.startup.SpringLauncher;
import org.holdfast.cli.terminal.ExitCode;
import org.holdfast.cli.terminal.Table;
import org.holdfast.cli.terminal.Timestamps;
import org.holdfast.facts.json.FactsJson;
import org.holdfast.people.PeopleService;
import org.holdfast.people.Person;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "list",
        mixinStandardHelpOptions = true,
        description =
                "List all people, including disabled ones. Times are UTC; \"last seen\" is updated at most once an"
                        + " hour.")
final class PeopleListCommand implements Callable<Integer> {

    private final SpringLauncher springLauncher;

    @Option(names = "--json", description = "Print one JSON object per line.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    PeopleListCommand(SpringLauncher springLauncher) {
        this.springLauncher = springLauncher;
    }

    @Override
    public Integer call() {
        try (ConfigurableApplicationContext context = springLauncher.open()) {
            List<Person> people = context.getBean(PeopleService.class).all();
            PrintWriter out = spec.commandLine().getOut();
            if (json) {
                people.forEach(person -> out.println(FactsJson.write(person)));
            } else if (people.isEmpty()) {
                out.println("There are no people. Add the first one with: people add LOGIN --role admin");
            } else {
                Table table = new Table("login", "name", "roles", "step", "state", "added", "last seen");
                people.forEach(person -> table.row(
                        person.login(),
                        person.name(),
                        person.rights().labels(),
                        person.rights().step(),
                        person.state(),
                        Timestamps.toMinute(person.createdAt()),
                        Timestamps.toMinute(person.lastSeenAt())));
                table.print(out);
            }
            return ExitCode.SUCCESS;
        }
    }
}
