package org.holdfast.cli.rulebook;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.holdfast.cli.startup.SpringLauncher;
import org.holdfast.cli.terminal.CommandActor;
import org.holdfast.cli.terminal.ExitCode;
import org.holdfast.drafts.Contributor;
import org.holdfast.drafts.Draft;
import org.holdfast.drafts.DraftFile;
import org.holdfast.drafts.DraftFiles;
import org.holdfast.drafts.DraftService;
import org.holdfast.publishing.FolderFollowing;
import org.holdfast.publishing.OsUser;
import org.holdfast.publishing.RuleBookPublisher;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "draft",
        mixinStandardHelpOptions = true,
        description = {
            "Open a draft on the server with what differs in the folder from the live rule book.",
            "It can be read, changed, approved and published in the console. The folder is not changed."
        })
final class RulesDraftCommand implements Callable<Integer> {

    private final SpringLauncher springLauncher;

    @Option(
            names = "--title",
            paramLabel = "TEXT",
            defaultValue = "From the rules folder",
            description = "Title of the draft (default: ${DEFAULT-VALUE}).")
    private String title = "";

    @Spec
    private CommandSpec spec;

    RulesDraftCommand(SpringLauncher springLauncher) {
        this.springLauncher = springLauncher;
    }

    @Override
    public Integer call() {
        try (ConfigurableApplicationContext context = springLauncher.open()) {
            PrintWriter out = spec.commandLine().getOut();
            RuleBookPublisher publisher = context.getBean(RuleBookPublisher.class);
            if (publisher.live().isEmpty()) {
                spec.commandLine()
                        .getErr()
                        .println("No rule book has been published yet, so there is nothing to compare the folder with."
                                + " Start the server, or publish the folder with \"rules publish\".");
                return ExitCode.CHECK_FAILED;
            }
            if (context.getBean(FolderFollowing.class).isLive()) {
                out.println("The folder matches the live rule book; no draft was opened.");
                return ExitCode.SUCCESS;
            }
            Draft draft = context.getBean(DraftService.class)
                    .openWith(
                            title,
                            publisher.folder().read(),
                            Contributor.localOperator(OsUser.me()),
                            CommandActor.get());
            out.printf("Draft opened: \"%s\", %s%n", draft.title(), draft.id());
            for (DraftFile file : context.getBean(DraftFiles.class).changed(draft.id())) {
                out.printf("        %-8s %s%n", file.change(), file.path());
            }
            return ExitCode.SUCCESS;
        }
    }
}
