package org.holdfast.spark;

import java.io.PrintWriter;
import java.util.Map;
import java.util.concurrent.Callable;
import org.apache.spark.sql.SparkSession;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "decide",
        mixinStandardHelpOptions = true,
        description = {
            "Decide for every customer, with receipts. Nothing is recorded:",
            "\"holdfast spark load\" records what was decided."
        })
final class DecideAllCommand implements Callable<Integer> {

    /** What to do with inputs that cannot be read. */
    enum WhenRejected {
        FAIL,
        SET_ASIDE;

        @Override
        public String toString() {
            return this == FAIL ? "fail" : "set-aside";
        }
    }

    @Mixin
    private InputOptions input = new InputOptions();

    @Option(
            names = "--out",
            paramLabel = "FOLDER",
            required = true,
            description = "Folder to write; it must not exist.")
    private String out = "";

    @Option(
            names = "--form",
            paramLabel = "FORM",
            defaultValue = "jsonl",
            description = "jsonl, which can be loaded, or parquet (default: jsonl).")
    private InputOptions.Form form = InputOptions.Form.JSONL;

    @Option(
            names = "--rejected",
            paramLabel = "HOW",
            defaultValue = "fail",
            description = "fail, or set-aside: write the customers that cannot be read to FOLDER/rejected.")
    private WhenRejected rejected = WhenRejected.FAIL;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter to = spec.commandLine().getOut();
        SparkSession spark = SparkSession.builder().appName("holdfast decide").getOrCreate();
        DecideJob.Report report = new DecideJob(spark, input.in(spark))
                .run(out, form == InputOptions.Form.PARQUET, rejected == WhenRejected.SET_ASIDE);
        print(report, to);
        return 0;
    }

    private static void print(DecideJob.Report report, PrintWriter to) {
        to.printf("Decided for %d customers%n", report.customers());
        report.outcomes().forEach((outcome, number) -> to.printf("  %-10s %d%n", outcome, number));
        for (Map.Entry<String, Long> action : report.actions().entrySet()) {
            to.printf("  %-40s %d%n", action.getKey(), action.getValue());
        }
        to.printf("Shared limits: %d rounds, %d customers decided for again%n", report.rounds(), report.again());
        report.rejected().forEach(each -> to.println("Rejected: " + each));
    }
}
