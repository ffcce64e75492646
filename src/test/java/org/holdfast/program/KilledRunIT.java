package org.holdfast.program;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.holdfast.ClassPath;
import org.holdfast.Database;
import org.holdfast.HoldfastApplication;
import org.holdfast.Server;
import org.holdfast.facts.json.FactsJson;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run in a separate process, killed midway and restarted. */
class KilledRunIT {

    private static final int CUSTOMERS = 1_200;

    @TempDir
    private Path folder;

    private String url;

    private Process start(String... words) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                ClassPath.withTests(),
                HoldfastApplication.class.getName(),
                "run"));
        command.addAll(List.of(words));
        command.addAll(List.of(
                "--spring.datasource.url=" + url,
                "--spring.datasource.username=postgres",
                "--holdfast.rules.dir=" + Path.of("rules").toAbsolutePath()));
        return new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("said.txt").toFile())
                .start();
    }

    @Test
    void aKilledRunResumesAndWritesEachDecisionOnce() throws Exception {
        url = Database.POSTGRESQL.freshUrl();
        try (Database.Store store = Database.open(url);
                Server server = Server.on(url)) {
            LateCustomers.store(store, CUSTOMERS);
            Process first = start("--out", "all.ndjson");
            while (first.isAlive() && decided(store) == 0) {
                Thread.sleep(5);
            }
            first.destroyForcibly().waitFor();
            long before = decided(store);
            assertThat(before).isGreaterThan(0).isLessThan(CUSTOMERS);
            Files.writeString(folder.resolve("all.ndjson"), "written and never committed", StandardOpenOption.APPEND);

            Process second = start("--out", "all.ndjson");
            second.waitFor();
            assertThat(Files.readString(folder.resolve("said.txt")))
                    .contains(
                            "Resuming the run of",
                            "interrupted after " + before + " customers",
                            (CUSTOMERS - before) + " customers. Decisions with an action were recorded.");
            assertThat(second.exitValue()).isZero();
            assertThat(Files.readAllLines(folder.resolve("all.ndjson")).stream()
                            .map(line -> FactsJson.mapper()
                                    .readTree(line)
                                    .path("customerId")
                                    .asString()))
                    .doesNotHaveDuplicates()
                    .hasSize(CUSTOMERS);
            assertThat(store.jdbc()
                            .queryForList(
                                    "select customer_id from decision group by customer_id having count(*) > 1",
                                    String.class))
                    .isEmpty();
        }
    }

    private static long decided(Database.Store store) {
        return store.jdbc().queryForList("select decided from customer_run", Long.class).stream()
                .mapToLong(Long::longValue)
                .sum();
    }
}
