package org.holdfast.cli.audit;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.holdfast.audit.AuditTrail;
import org.holdfast.cli.startup.SpringLauncher;
import org.holdfast.cli.terminal.ExitCode;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(
        name = "verify",
        mixinStandardHelpOptions = true,
        description = {
            "Verify that no entry of the audit trail was changed, removed or inserted. Exit code 1 if one was.",
            "Keep the number and the hash that are printed in a safe place: with --known-hash, a later run also detects"
                    + " a trail that was cut off or rewritten."
        })
final class AuditVerifyCommand implements Callable<Integer> {

    private static final String HASH = "[0-9a-f]{64}";

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
        String known = knownHash.strip().toLowerCase(Locale.ROOT);
        if (!known.isEmpty() && !known.matches(HASH)) {
            throw new ParameterException(
                    spec.commandLine(), "--known-hash is not a hash; expected 64 hexadecimal digits");
        }
        try (ConfigurableApplicationContext context = springLauncher.open()) {
            return verify(
                    context.getBean(AuditTrail.class), known, spec.commandLine().getOut());
        }
    }

    private static int verify(AuditTrail trail, String known, PrintWriter out) {
        AuditTrail.Verification verification = trail.verify();
        if (verification.broken() != null) {
            out.printf("Broken: entry %d was changed, removed or inserted.%n", verification.broken());
            out.println(
                    verification.entries() == 0
                            ? "No entry before it is intact."
                            : "Entries 1 to " + verification.entries() + " are intact.");
            return ExitCode.CHECK_FAILED;
        }
        if (!known.isEmpty() && !trail.contains(known)) {
            out.println("Broken: the chain is consistent, but no entry has the known hash. The trail was rewritten or"
                    + " cut off, or it belongs to another database.");
            return ExitCode.CHECK_FAILED;
        }
        out.println(
                verification.entries() == 0
                        ? "Intact: there are no entries yet."
                        : "Intact: " + verification.entries() + " entries, last hash " + verification.hash());
        return ExitCode.SUCCESS;
    }
}
