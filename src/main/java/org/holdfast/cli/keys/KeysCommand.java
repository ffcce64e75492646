package org.holdfast.cli.keys;

import picocli.CommandLine.Command;

@Command(
        name = "keys",
        mixinStandardHelpOptions = true,
        description = {
            "Manage the API keys of HTTP clients.",
            "While there is no key, only requests from this machine are accepted, with all rights."
        },
        subcommands = {KeysCreateCommand.class, KeysListCommand.class, KeysRotateCommand.class, KeysRevokeCommand.class
        })
public final class KeysCommand {}
