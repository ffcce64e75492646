package org.holdfast.cli.deliveries;

import picocli.CommandLine.Command;

@Command(
        name = "deliveries",
        mixinStandardHelpOptions = true,
        description = {
            "Decisions on their way to webhooks, files and other targets.",
            "A running server delivers; these commands look and send again."
        },
        subcommands = {DeliveriesListCommand.class, DeliveriesResendCommand.class})
public final class DeliveriesCommand {}
