package org.holdfast.cli.people;

import picocli.CommandLine.Command;

@Command(
        name = "people",
        mixinStandardHelpOptions = true,
        description = {
            "Manage the people who use the console.",
            "While no person was added, the console is open on this machine, and on this machine only."
        },
        subcommands = {
            PeopleAddCommand.class,
            PeopleListCommand.class,
            PeopleRolesCommand.class,
            PeopleLinkCommand.class,
            PeopleDisableCommand.class,
            PeopleEnableCommand.class,
            PeopleEraseCommand.class
        })
public final class PeopleCommand {}
