package org.holdfast.cli.cluster;

import picocli.CommandLine.Command;

@Command(
        name = "spark",
        mixinStandardHelpOptions = true,
        description = {
            "Decide for every customer on a Spark cluster instead of in one process, with the same answers.",
            "It takes three steps: export, the job on the cluster, load; see docs/how-to/spark.md."
        },
        subcommands = {SparkExportCommand.class, SparkLoadCommand.class})
public final class SparkCommand {}
