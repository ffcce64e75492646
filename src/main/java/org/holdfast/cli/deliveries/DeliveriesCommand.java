package org.holdfast.cli.deliveries;

import picocli.CommandLine.Command;

@Command(
        name = "deliveries",
        mixinStandardHelpOptions = true,
        description = {
            "List and resend deliveries of decisions to webhooks, files and other targets.",
            "Deliveries are made by a running server."
        },
        subcommands = {DeliveriesListCommand.class, DeliveriesResendCommand.class})
public final class DeliveriesCommand {}
