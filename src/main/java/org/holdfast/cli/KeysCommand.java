package org.holdfast.cli;

import picocli.CommandLine.Command;

@Command(name = "keys", mixinStandardHelpOptions = true,
        description = {"API keys: who may call over HTTP, and what.", "Without a key only this machine may, and it may do everything."},
        subcommands = {KeysCreateCommand.class, KeysListCommand.class, KeysRotateCommand.class, KeysRevokeCommand.class})
final class KeysCommand {
}
