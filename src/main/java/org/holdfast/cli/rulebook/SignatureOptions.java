package org.holdfast.cli.rulebook;

import org.holdfast.cli.terminal.CommandActor;
import org.holdfast.cli.terminal.ExitCode;
import org.holdfast.publishing.OsUser;
import org.holdfast.publishing.RuleBookPublisher;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/** The options that record who publishes a rule book, and why. */
final class SignatureOptions {

    @Option(
            names = "--author",
            paramLabel = "NAME",
            description = "Author of the publication (default: the current user).")
    private @Nullable String author;

    @Option(
            names = "--note",
            paramLabel = "TEXT",
            description = "Reason for the publication, kept in the list of versions.")
    private String note = "";

    RuleBookPublisher.Signature signature() {
        return new RuleBookPublisher.Signature(CommandActor.get(), author == null ? OsUser.me() : author, note);
    }

    /** Prints the result and returns the exit code. */
    static int print(RuleBookPublisher.Result result, CommandSpec spec) {
        if (result instanceof RuleBookPublisher.Refused refused) {
            refused.problems().forEach(spec.commandLine().getErr()::println);
            spec.commandLine().getErr().printf("%nThe rule book does not pass the checks; nothing was published.%n");
            return ExitCode.CHECK_FAILED;
        }
        RuleBookPublisher.Published published = (RuleBookPublisher.Published) result;
        spec.commandLine()
                .getOut()
                .println((published.isNew() ? "Published: " : "Already live: ")
                        + PublicationPrinter.of(published.publication()));
        published
                .rests()
                .forEach(rests -> spec.commandLine()
                        .getOut()
                        .printf(
                                "%d open offer(s) and %d open promise(s) depend on the rule \"%s\", which was %s; they"
                                        + " remain valid until they expire.%n",
                                rests.offers(), rests.promises(), rests.rule(), rests.how()));
        return ExitCode.SUCCESS;
    }
}
