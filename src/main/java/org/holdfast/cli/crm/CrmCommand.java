package org.holdfast.cli.crm;

import picocli.CommandLine.Command;

@Command(
        name = "crm",
        mixinStandardHelpOptions = true,
        description = {
            "Facts from databases: mapping files in crm/ say how their tables become facts.",
            "crm/example.yaml.txt explains each line."
        },
        subcommands = {CrmCheckCommand.class, CrmLoadCommand.class})
public final class CrmCommand {}
