package org.holdfast.spark;

import org.apache.spark.sql.SparkSession;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that say where the inputs are. */
final class InputOptions {

    /** Environment variable with the password of the database: arguments can be seen by others. */
    private static final String PASSWORD = "HOLDFAST_JDBC_PASSWORD";

    /** Forms of files. */
    enum Form {
        JSONL,
        PARQUET
    }

    @Option(
            names = "--export",
            paramLabel = "FOLDER",
            required = true,
            description = "What \"holdfast spark export\" has written, on any file system that the cluster can read.")
    private String export = "";

    @Option(
            names = "--facts",
            paramLabel = "PATH",
            description = "Facts from elsewhere: JSON lines, or Parquet with the JSON in a column \"facts\".")
    private @Nullable String facts;

    @Option(
            names = "--facts-form",
            paramLabel = "FORM",
            defaultValue = "jsonl",
            description = "jsonl or parquet (default: jsonl); also of --past.")
    private Form form = Form.JSONL;

    @Option(
            names = "--jdbc-url",
            paramLabel = "URL",
            description =
                    "Facts from a database, in parts at the same time. The password is read from " + PASSWORD + ".")
    private @Nullable String jdbcUrl;

    @Option(
            names = "--jdbc-table",
            paramLabel = "NAME",
            defaultValue = "customer",
            description = "Its table with the columns id, facts and facts_hash (default: customer).")
    private String jdbcTable = "customer";

    @Option(names = "--jdbc-user", paramLabel = "NAME", description = "User of the database.")
    private @Nullable String jdbcUser;

    @Option(
            names = "--past",
            paramLabel = "PATH",
            description = "Past from elsewhere, as exported; Parquet with the JSON in a column \"past\".")
    private @Nullable String past;

    @Option(names = "--no-past", description = "Nothing was ever decided before: there is no past.")
    private boolean noPast;

    @Option(names = "--rule-book", paramLabel = "ZIP", description = "Another rule book than the exported one.")
    private @Nullable String book;

    @Option(
            names = "--partitions",
            paramLabel = "N",
            defaultValue = "0",
            description = "Parts in which customers are decided for (default: four for each core).")
    private int partitions;

    RunInput in(SparkSession spark) {
        RunInput.JdbcTable table =
                jdbcUrl == null ? null : new RunInput.JdbcTable(jdbcUrl, jdbcTable, jdbcUser, System.getenv(PASSWORD));
        return new RunInput(
                spark,
                new RunInput.Options(export, facts, form == Form.PARQUET, table, past, noPast, book, partitions));
    }
}
