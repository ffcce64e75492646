package org.holdfast.cli.rulebook;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.holdfast.cli.startup.SpringLauncher;
import org.holdfast.cli.terminal.ExitCode;
import org.holdfast.cli.terminal.Table;
import org.holdfast.publishing.RuleBookPublisher;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "restore",
        mixinStandardHelpOptions = true,
        description = {
            "Make an earlier rule book live again on every node, and list the limits that this reverts.",
            "The folder is not changed, and automatic publishing stops until \"rules publish\" or \"rules checkout\"."
        })
final class RulesRestoreCommand implements Callable<Integer> {

    private final SpringLauncher springLauncher;

    @Parameters(paramLabel = "BOOK", description = "Number or version as printed by \"rules versions\".")
    private String reference = "";

    @Mixin
    private SignatureOptions by;

    @Spec
    private CommandSpec spec;

    RulesRestoreCommand(SpringLauncher springLauncher) {
        this.springLauncher = springLauncher;
    }

    @Override
    public Integer call() {
        try (ConfigurableApplicationContext context = springLauncher.open()) {
            RuleBookPublisher.Restored restored =
                    context.getBean(RuleBookPublisher.class).restore(reference, by.signature());
            int exit = SignatureOptions.print(restored.result(), spec);
            if (exit == ExitCode.SUCCESS && !restored.takesBack().isEmpty()) {
                PrintWriter out = spec.commandLine().getOut();
                out.printf("%nThis also reverts these limits and action settings:%n");
                Table table = new Table("file", "setting", "before", "now");
                restored.takesBack()
                        .forEach(change ->
                                table.row(change.file(), change.what(), shown(change.before()), shown(change.after())));
                table.print(out);
            }
            return exit;
        }
    }

    private static String shown(@Nullable String value) {
        return value == null ? "(none)" : value;
    }
}
