package org.holdfast.cli;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.holdfast.history.Publication;
import org.holdfast.retention.publishing.Publishing;
import org.holdfast.rules.source.BookChanges;
import org.holdfast.rules.source.BookUnreadable;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(name = "checkout", mixinStandardHelpOptions = true,
        description = "Writes a published rule book into the folder: what is live, or an earlier one.")
final class RulesCheckoutCommand implements Callable<Integer> {

    private final Application application;

    @Parameters(arity = "0..1", paramLabel = "BOOK", description = "Number or version (default: what is live).")
    private @Nullable String reference;

    @Option(names = "--force", description = "Throw away changes in the folder that were never published.")
    private boolean force;

    @Spec
    private CommandSpec spec;

    RulesCheckoutCommand(Application application) {
        this.application = application;
    }

    @Override
    public Integer call() {
        try (ConfigurableApplicationContext context = application.open()) {
            Publishing publishing = context.getBean(Publishing.class);
            Publication wanted = reference == null
                    ? publishing.live().orElseThrow(() -> new BookUnreadable("Nothing was published yet.")) : publishing.find(reference);
            PrintWriter out = spec.commandLine().getOut();
            BookChanges changes = publishing.checkout(wanted, force);
            changes.files().forEach(change -> out.printf("%-8s %s%n", change.how(), change.path()));
            out.println(publishing.folder().folder() + " holds " + PublicationLine.of(wanted));
            return Holdfast.FINE;
        }
    }
}
