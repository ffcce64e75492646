package org.holdfast.spark;

import static org.apache.spark.sql.functions.col;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.holdfast.batch.CaseManifest;
import org.holdfast.facts.validation.InvalidInput;
import org.jspecify.annotations.Nullable;

/** What a run is given: an export, and facts or a past from elsewhere. Paths may be on any file system of Hadoop. */
final class RunInput {

    private final SparkSession spark;
    private final Options options;

    RunInput(SparkSession spark, Options options) {
        this.spark = spark;
        this.options = options;
    }

    /**
     * Where the inputs are.
     *
     * @param export folder with the manifest, and with what is not given otherwise
     * @param facts files with facts; {@code null} for those of the export
     * @param parquet whether these files are Parquet
     * @param table a table with facts; {@code null} for files
     * @param past files with the past; {@code null} for those of the export
     * @param noPast whether it was said that there is no past
     * @param book a zip with a rule book; {@code null} for that of the export
     * @param partitions number of parts in which customers are decided for; 0 for the usual
     */
    record Options(
            String export,
            @Nullable String facts,
            boolean parquet,
            @Nullable JdbcTable table,
            @Nullable String past,
            boolean noPast,
            @Nullable String book,
            int partitions) {}

    /** A table with facts, such as Holdfast's own. */
    record JdbcTable(
            String url,
            String name,
            @Nullable String user,
            @Nullable String password) {}

    /** Returns the manifest and the rule book. */
    RunContext context() {
        byte[] manifest = read(options.export + "/" + CaseManifest.FILE);
        try {
            CaseManifest.read(manifest);
        } catch (InvalidInput e) {
            throw new RefusedInput(options.export + "/" + CaseManifest.FILE + ": "
                    + (e.field().isEmpty() ? "" : "\"" + e.field() + "\" ") + e.getMessage());
        }
        String book = options.book == null ? options.export + "/" + CaseManifest.BOOK : options.book;
        return new RunContext(new String(manifest, StandardCharsets.UTF_8), read(book));
    }

    /** Returns whether the facts are JSON lines. */
    boolean readsLines() {
        return options.table == null && !(options.facts != null && options.parquet);
    }

    /** Returns the path of the facts. */
    String factsPath() {
        return options.facts == null ? options.export + "/" + CaseManifest.FACTS : options.facts;
    }

    /** Returns facts and past, sorted by id in parts of similar size. */
    JavaRDD<Row> rows() {
        Dataset<Row> rows = facts();
        String past = pastPath();
        if (past != null) {
            boolean parquet = options.past != null && options.parquet;
            rows = rows.union(new InputRows(spark).files(past, parquet, CaseInputs.PAST, "past"));
        }
        int usual = Math.max(spark.sparkContext().defaultParallelism() * 4, 8);
        return rows.repartitionByRange(options.partitions == 0 ? usual : options.partitions, col("id"))
                .sortWithinPartitions("id", "kind", "place")
                .toJavaRDD();
    }

    /** Returns the facts alone, in any order. */
    Dataset<Row> facts() {
        InputRows rows = new InputRows(spark);
        JdbcTable table = options.table;
        if (table == null) {
            if (!exists(factsPath())) {
                throw new RefusedInput("There are no facts at " + factsPath()
                        + ". Export them, or name them with --facts or --jdbc-url.");
            }
            return rows.files(factsPath(), !readsLines(), CaseInputs.FACTS, "facts");
        }
        List<String> bounds = context().built().manifest().bounds();
        return rows.table(new InputRows.Table(
                table.url, table.name, table.user, table.password, bounds == null ? List.of() : bounds));
    }

    /** Returns the path of the past; {@code null} if it was said that there is none. */
    private @Nullable String pastPath() {
        if (options.noPast) {
            return null;
        }
        String path = options.past == null ? options.export + "/" + CaseManifest.PAST : options.past;
        if (!exists(path)) {
            throw new RefusedInput("There is no past at " + path + ": earlier actions, promises and the ledgers of"
                    + " programmes. Export it, name it with --past, or say with --no-past that there is none; without"
                    + " it customers would get again what they have got.");
        }
        return path;
    }

    /** Writes the manifest beside the answers; without it they are not complete. */
    void finish(String out) {
        Path file = new Path(out, CaseManifest.FILE);
        try (OutputStream to = system(file).create(file)) {
            to.write(read(options.export + "/" + CaseManifest.FILE));
        } catch (IOException e) {
            throw new RefusedInput(file + " cannot be written: " + e.getMessage());
        }
    }

    private boolean exists(String path) {
        try {
            return system(new Path(path)).exists(new Path(path));
        } catch (IOException e) {
            throw new RefusedInput(path + " cannot be read: " + e.getMessage());
        }
    }

    byte[] read(String path) {
        try (InputStream from = system(new Path(path)).open(new Path(path))) {
            return from.readAllBytes();
        } catch (IOException e) {
            throw new RefusedInput(path + " cannot be read: " + e.getMessage());
        }
    }

    private FileSystem system(Path path) throws IOException {
        return path.getFileSystem(spark.sparkContext().hadoopConfiguration());
    }
}
