package org.holdfast.cli.audit;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.holdfast.audit.AuditTrail;
import org.holdfast.cli.startup.SpringLauncher;
import org.holdfast.cli.terminal.ExitCode;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "verify",
        mixinStandardHelpOptions = true,
        description = {
            "Verify that no entry of the audit trail was changed, removed or inserted.",
            "Note the number and hash that are printed in a safe place: with --known-hash, a later run also finds a"
                    + " trail that was rewritten from the beginning."
        })
final class AuditVerifyCommand implements Callable<Integer> {

    private final SpringLauncher springLauncher;

    @Option(
            names = "--known-hash",
            paramLabel = "HASH",
            description = "A hash printed by an earlier run; fail if no entry has it.")
    private String knownHash = "";

    @Spec
    private CommandSpec spec;

    AuditVerifyCommand(SpringLauncher springLauncher) {
        this.springLauncher = springLauncher;
    }

    @Override
    public Integer call() {
        try (ConfigurableApplicationContext context = springLauncher.open()) {
            AuditTrail trail = context.getBean(AuditTrail.class);
            PrintWriter out = spec.commandLine().getOut();
            AuditTrail.Verification verification = trail.verify();
            if (verification.broken() != null) {
                out.printf(
                        "Entry %d was changed, removed or inserted. Entries 1 to %d are intact.%n",
                        verification.broken(), verification.entries());
                return ExitCode.CHECK_FAILED;
            }
            if (!knownHash.isEmpty() && !trail.contains(knownHash)) {
                out.println("The trail is intact in itself, but no entry has the known hash: it was rewritten.");
                return ExitCode.CHECK_FAILED;
            }
            out.printf("Intact: %d entries, hash %s%n", verification.entries(), verification.hash());
            return ExitCode.SUCCESS;
        }
    }
}
