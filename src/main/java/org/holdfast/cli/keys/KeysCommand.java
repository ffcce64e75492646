package org.holdfast.cli.keys;

import picocli.CommandLine.Command;

@Command(
        name = "keys",
        mixinStandardHelpOptions = true,
        description = {
            "API keys: who may call over HTTP, and what.",
            "Without a key only this machine may, and it may do everything."
        },
        subcommands = {KeysCreateCommand.class, KeysListCommand.class, KeysRotateCommand.class, KeysRevokeCommand.class
        })
public final class KeysCommand {}
