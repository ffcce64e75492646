package org.holdfast.cli;

import org.holdfast.retention.publishing.Publishing;
import org.holdfast.retention.publishing.Users;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/** Who publishes, and why. */
final class SignatureOptions {

    @Option(names = "--author", paramLabel = "NAME", description = "Who publishes (default: the user of this machine).")
    private @Nullable String author;

    @Option(names = "--note", paramLabel = "TEXT", description = "Why, for those who look back.")
    private String note = "";

    Publishing.Signature signature() {
        return new Publishing.Signature(author == null ? Users.me() : author, note);
    }

    /** Tells what came of it, and returns the exit code. */
    static int tell(Publishing.Result result, CommandSpec spec) {
        if (result instanceof Publishing.Refused refused) {
            refused.problems().forEach(spec.commandLine().getErr()::println);
            spec.commandLine().getErr().printf("%nIt does not pass the checks, so nothing has changed.%n");
            return Holdfast.DOES_NOT_HOLD;
        }
        Publishing.Published published = (Publishing.Published) result;
        spec.commandLine().getOut().println((published.isNew() ? "Live: " : "It is live already: ") + PublicationLine.of(published.publication()));
        published.rests().forEach(rests -> spec.commandLine().getOut().printf(
                "%d open offer(s) and %d open promise(s) rest on the rule \"%s\", which it has %s; they stay valid until their date.%n",
                rests.offers(), rests.promises(), rests.rule(), rests.how()));
        return Holdfast.FINE;
    }
}
