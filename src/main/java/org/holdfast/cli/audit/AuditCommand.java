package org.holdfast.cli.audit;

import picocli.CommandLine.Command;

@Command(
        name = "audit",
        mixinStandardHelpOptions = true,
        description = "Show and verify the audit trail: who published rules, issued keys, or looked up, exported and"
                + " erased customers.",
        subcommands = {AuditListCommand.class, AuditVerifyCommand.class})
public final class AuditCommand {}
