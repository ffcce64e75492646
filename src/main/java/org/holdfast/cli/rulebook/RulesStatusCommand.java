package org.holdfast.cli.rulebook;

import java.io.PrintWriter;
import java.util.Map;
import java.util.concurrent.Callable;
import org.holdfast.cli.startup.SpringLauncher;
import org.holdfast.cli.terminal.ExitCode;
import org.holdfast.diagnostics.Problem;
import org.holdfast.history.Publication;
import org.holdfast.publishing.RuleBookPublisher;
import org.holdfast.rules.files.BookChanges;
import org.holdfast.rules.files.BookSource;
import org.holdfast.settings.HoldfastSettings;
import org.holdfast.settings.HoldfastSettings.PublishMode;
import org.holdfast.simulation.ValidationReport;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(
        name = "status",
        mixinStandardHelpOptions = true,
        description = "Shows which rule book is live, and what in the folder differs from it.")
final class RulesStatusCommand implements Callable<Integer> {

    private final SpringLauncher springLauncher;

    @Spec
    private CommandSpec spec;

    RulesStatusCommand(SpringLauncher springLauncher) {
        this.springLauncher = springLauncher;
    }

    @Override
    public Integer call() {
        try (ConfigurableApplicationContext context = springLauncher.open()) {
            RuleBookPublisher publisher = context.getBean(RuleBookPublisher.class);
            PrintWriter out = spec.commandLine().getOut();
            Publication live = publisher.live().orElse(null);
            out.println("live    " + (live == null ? "nothing was published yet" : PublicationPrinter.of(live)));
            BookSource now = publisher.folder().read();
            out.println("folder  " + publisher.folder().folder() + "  " + now.version());
            BookChanges changes =
                    BookChanges.between(live == null ? BookSource.of(Map.of()) : publisher.source(live), now);
            changes.files().forEach(change -> out.printf("        %-8s %s%n", change.how(), change.path()));
            out.println("        "
                    + (changes.isEmpty()
                            ? "is what is live"
                            : changes.files().size() == 1
                                    ? "1 file differs from what is live"
                                    : changes.files().size() + " files differ from what is live"));
            ValidationReport checked = publisher.checkFolder(now);
            long errors = checked.problems().stream().filter(Problem::isError).count();
            out.println("checks  "
                    + (checked.passed()
                            ? "the folder passes"
                            : "the folder has " + errors + " error(s); \"check\" lists them"));
            out.println("mode    "
                    + mode(context.getBean(HoldfastSettings.class).rules().publish(), publisher.isResting()));
            return ExitCode.SUCCESS;
        }
    }

    private static String mode(PublishMode mode, boolean resting) {
        if (mode == PublishMode.EXPLICIT) {
            return "explicit: the folder goes live with \"rules publish\"";
        }
        return resting
                ? "on-save, but resting: what is live did not come from the folder; \"rules publish\" or \"rules checkout\" ends that"
                : "on-save: a saved file goes live when all checks pass, while a server runs";
    }
}
