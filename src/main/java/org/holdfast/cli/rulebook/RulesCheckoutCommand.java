package org.holdfast.cli.rulebook;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.holdfast.cli.startup.SpringLauncher;
import org.holdfast.cli.terminal.CommandActor;
import org.holdfast.cli.terminal.ExitCode;
import org.holdfast.history.rulebooks.Publication;
import org.holdfast.publishing.RuleBookCheckout;
import org.holdfast.publishing.RuleBookPublisher;
import org.holdfast.rules.files.BookChanges;
import org.holdfast.rules.files.BookUnreadable;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "checkout",
        mixinStandardHelpOptions = true,
        description = "Write a published rule book into the folder: the live one, or an earlier one.")
final class RulesCheckoutCommand implements Callable<Integer> {

    private final SpringLauncher springLauncher;

    @Parameters(arity = "0..1", paramLabel = "BOOK", description = "Number or version (default: the live rule book).")
    private @Nullable String reference;

    @Option(names = "--force", description = "Discard unpublished changes in the folder.")
    private boolean force;

    @Spec
    private CommandSpec spec;

    RulesCheckoutCommand(SpringLauncher springLauncher) {
        this.springLauncher = springLauncher;
    }

    @Override
    public Integer call() {
        try (ConfigurableApplicationContext context = springLauncher.open()) {
            RuleBookPublisher publisher = context.getBean(RuleBookPublisher.class);
            Publication wanted = reference == null
                    ? publisher.live().orElseThrow(() -> new BookUnreadable("No rule book has been published yet."))
                    : publisher.find(reference);
            PrintWriter out = spec.commandLine().getOut();
            BookChanges changes = context.getBean(RuleBookCheckout.class).write(wanted, CommandActor.get(), force);
            changes.files().forEach(change -> out.printf("%-8s %s%n", change.how(), change.path()));
            out.println(publisher.folder().folder() + " now contains " + PublicationPrinter.of(wanted));
            return ExitCode.SUCCESS;
        }
    }
}
