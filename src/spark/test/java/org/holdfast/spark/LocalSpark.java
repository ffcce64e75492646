package org.holdfast.spark;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.SparkSession;

/** Spark within the JVM of the test, on two cores. */
final class LocalSpark {

    private static SparkSession session;

    private LocalSpark() {}

    /** Returns the session that all tests of a JVM share; commands find it as well. */
    static synchronized SparkSession session() {
        if (session == null) {
            session = SparkSession.builder()
                    .master("local[2]")
                    .appName("test")
                    .config("spark.ui.enabled", "false")
                    .config("spark.driver.bindAddress", "127.0.0.1")
                    .config("spark.driver.host", "127.0.0.1")
                    .config("spark.sql.shuffle.partitions", "4")
                    .config("spark.sql.files.maxPartitionBytes", "1m")
                    .getOrCreate();
        }
        return session;
    }

    /** What a command has returned and printed. */
    record Ended(int status, String said) {}

    static Ended run(String... words) {
        session();
        StringWriter said = new StringWriter();
        int status = SparkProgram.run(new PrintWriter(said, true), words);
        return new Ended(status, said.toString());
    }

    static Ended decide(Path export, Path out, String... more) {
        List<String> words = new ArrayList<>(List.of("decide", "--export=" + export, "--out=" + out));
        words.addAll(List.of(more));
        return run(words.toArray(String[]::new));
    }
}
