package org.holdfast.cli.crm;

import picocli.CommandLine.Command;

@Command(
        name = "crm",
        mixinStandardHelpOptions = true,
        description = {
            "Check and load customers from CRM databases and over HTTP. Mapping files in crm/ define how tables and"
                    + " pages of JSON become facts; crm/example.yaml.txt explains each line."
        },
        subcommands = {CrmCheckCommand.class, CrmLoadCommand.class})
public final class CrmCommand {}
