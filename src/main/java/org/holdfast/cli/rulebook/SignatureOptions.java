package org.holdfast.cli.rulebook;

import org.holdfast.cli.terminal.ExitCode;
import org.holdfast.publishing.OsUser;
import org.holdfast.publishing.RuleBookPublisher;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/** Who publishes, and why. */
final class SignatureOptions {

    @Option(names = "--author", paramLabel = "NAME", description = "Who publishes (default: the user of this machine).")
    private @Nullable String author;

    @Option(names = "--note", paramLabel = "TEXT", description = "Why, for those who look back.")
    private String note = "";

    RuleBookPublisher.Signature signature() {
        return new RuleBookPublisher.Signature(author == null ? OsUser.me() : author, note);
    }

    /** Prints the result, and returns the exit code. */
    static int print(RuleBookPublisher.Result result, CommandSpec spec) {
        if (result instanceof RuleBookPublisher.Refused refused) {
            refused.problems().forEach(spec.commandLine().getErr()::println);
            spec.commandLine().getErr().printf("%nIt does not pass the checks, so nothing has changed.%n");
            return ExitCode.CHECK_FAILED;
        }
        RuleBookPublisher.Published published = (RuleBookPublisher.Published) result;
        spec.commandLine()
                .getOut()
                .println((published.isNew() ? "Live: " : "It is live already: ")
                        + PublicationPrinter.of(published.publication()));
        published
                .rests()
                .forEach(rests -> spec.commandLine()
                        .getOut()
                        .printf(
                                "%d open offer(s) and %d open promise(s) rest on the rule \"%s\", which it has %s; they stay valid until their date.%n",
                                rests.offers(), rests.promises(), rests.rule(), rests.how()));
        return ExitCode.SUCCESS;
    }
}
