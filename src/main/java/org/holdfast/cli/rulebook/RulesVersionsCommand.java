package org.holdfast.cli.rulebook;

import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import org.holdfast.cli.startup.SpringLauncher;
import org.holdfast.cli.terminal.ExitCode;
import org.holdfast.cli.terminal.Table;
import org.holdfast.facts.json.FactsJson;
import org.holdfast.history.rulebooks.Publication;
import org.holdfast.publishing.RuleBookPublisher;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "versions",
        mixinStandardHelpOptions = true,
        description = "List the published rule books, newest first.")
final class RulesVersionsCommand implements Callable<Integer> {

    private static final int PAGE = 100;

    private final SpringLauncher springLauncher;

    @Option(names = "--json", description = "Print one JSON object per line.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    RulesVersionsCommand(SpringLauncher springLauncher) {
        this.springLauncher = springLauncher;
    }

    @Override
    public Integer call() {
        try (ConfigurableApplicationContext context = springLauncher.open()) {
            RuleBookPublisher publisher = context.getBean(RuleBookPublisher.class);
            PrintWriter out = spec.commandLine().getOut();
            Table table = new Table("number", "version", "published", "by", "from", "rules:", "scenarios:", "note");
            List<Publication> page = publisher.publications(null, PAGE);
            while (!page.isEmpty()) {
                page.forEach(each -> {
                    if (json) {
                        out.println(FactsJson.write(each));
                    } else {
                        table.row(
                                each.number(),
                                PublicationPrinter.version(each),
                                PublicationPrinter.time(each),
                                each.author(),
                                each.from() + (each.restores() == null ? "" : " of " + each.restores()),
                                each.checks().rules(),
                                each.checks().scenarios(),
                                each.note());
                    }
                });
                page = publisher.publications(page.get(page.size() - 1).number(), PAGE);
            }
            if (!json) {
                table.print(out);
            }
            return ExitCode.SUCCESS;
        }
    }
}
