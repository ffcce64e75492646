package org.holdfast.cli.rulebook;

import java.io.PrintWriter;
import java.util.Map;
import java.util.concurrent.Callable;
import org.holdfast.cli.startup.SpringLauncher;
import org.holdfast.cli.terminal.ExitCode;
import org.holdfast.diagnostics.Problem;
import org.holdfast.history.rulebooks.Publication;
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
        description = "Show which rule book is live and how the folder differs from it.")
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
            out.println(
                    "live    " + (live == null ? "no rule book has been published yet" : PublicationPrinter.of(live)));
            BookSource now = publisher.folder().read();
            out.println("folder  " + publisher.folder().folder() + "  " + now.version());
            BookChanges changes =
                    BookChanges.between(live == null ? BookSource.of(Map.of()) : publisher.source(live), now);
            changes.files().forEach(change -> out.printf("        %-8s %s%n", change.how(), change.path()));
            out.println("        " + difference(changes.files().size()));
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

    private static String difference(int files) {
        return switch (files) {
            case 0 -> "matches the live rule book";
            case 1 -> "1 file differs from the live rule book";
            default -> files + " files differ from the live rule book";
        };
    }

    private static String mode(PublishMode mode, boolean resting) {
        if (mode == PublishMode.EXPLICIT) {
            return "explicit: \"rules publish\" publishes the folder";
        }
        return resting
                ? "on-save, suspended: the live rule book was not published from the folder; resume with"
                        + " \"rules publish\" or \"rules checkout\""
                : "on-save: a running server publishes saved files when all checks pass";
    }
}
