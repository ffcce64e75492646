package org.holdfast.spark;

import java.time.LocalDate;
import java.util.concurrent.Callable;
import org.apache.spark.sql.SparkSession;
import org.holdfast.facts.json.FactsJson;
import org.holdfast.loyalty.measures.Period;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The commands about a whole base beside decisions. */
final class BaseCommands {

    private BaseCommands() {}

    @Command(
            name = "simulate",
            mixinStandardHelpOptions = true,
            description = "Compare the exported rule book with another one for every customer; prints JSON.")
    static final class CompareBooks implements Callable<Integer> {

        private static final int EXAMPLES = 3;

        @Mixin
        private InputOptions input = new InputOptions();

        @Option(
                names = "--against",
                paramLabel = "ZIP",
                required = true,
                description = "Zip of the other rule book's folder.")
        private String against = "";

        @Spec
        private CommandSpec spec;

        @Override
        public Integer call() {
            SparkSession spark =
                    SparkSession.builder().appName("holdfast simulate").getOrCreate();
            spec.commandLine()
                    .getOut()
                    .println(FactsJson.write(new BaseJobs(spark, input.in(spark)).compare(against, EXAMPLES)));
            return 0;
        }
    }

    @Command(
            name = "measures",
            mixinStandardHelpOptions = true,
            description = "Measure every customer: retention, NPS, lifetime value and more; prints JSON.")
    static final class MeasureAll implements Callable<Integer> {

        @Mixin
        private InputOptions input = new InputOptions();

        @Option(names = "--from", paramLabel = "DATE", required = true, description = "First day of the period.")
        private LocalDate from = LocalDate.MIN;

        @Option(names = "--until", paramLabel = "DATE", required = true, description = "Last day of the period.")
        private LocalDate until = LocalDate.MIN;

        @Option(
                names = "--by",
                paramLabel = "WHAT",
                description = "What puts customers into groups, as for \"holdfast measures\".")
        private @Nullable String by;

        @Spec
        private CommandSpec spec;

        @Override
        public Integer call() {
            SparkSession spark =
                    SparkSession.builder().appName("holdfast measures").getOrCreate();
            spec.commandLine()
                    .getOut()
                    .println(
                            FactsJson.write(new BaseJobs(spark, input.in(spark)).measure(new Period(from, until), by)));
            return 0;
        }
    }

    @Command(
            name = "purchases",
            mixinStandardHelpOptions = true,
            description = {
                "Write the days on which every customer has bought, and for how much, as Parquet:",
                "all that \"holdfast fit\" fits its models to."
            })
    static final class Purchases implements Callable<Integer> {

        @Mixin
        private InputOptions input = new InputOptions();

        @Option(
                names = "--out",
                paramLabel = "FOLDER",
                required = true,
                description = "Folder to write; it must not exist.")
        private String out = "";

        @Override
        public Integer call() {
            SparkSession spark =
                    SparkSession.builder().appName("holdfast purchases").getOrCreate();
            new BaseJobs(spark, input.in(spark)).purchases(out);
            return 0;
        }
    }
}
