package org.holdfast.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.holdfast.Samples;
import org.holdfast.rules.files.BookSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a job takes on a cluster with one executor and with two, of one core each. Not a test: it has to be asked for,
 * and {@code -Dspark.customers} sets for how many it decides.
 */
class SparkFigures {

    private static final double NANOS = 1e9;
    private static final double MILLIS = 1e3;

    @TempDir
    private Path folder;

    /** The events of a job, as Spark logs them. */
    private record Events(List<JsonNode> all) {

        static Events read(Path logs) throws IOException {
            JsonMapper json = new JsonMapper();
            try (Stream<Path> files = Files.walk(logs)) {
                Path file = files.filter(Files::isRegularFile).findFirst().orElseThrow();
                List<JsonNode> events = new ArrayList<>();
                for (String line : Files.readAllLines(file)) {
                    events.add(json.readTree(line));
                }
                return new Events(events);
            }
        }

        List<JsonNode> of(String type) {
            return all.stream()
                    .filter(each -> each.path("Event").asString().equals("SparkListener" + type))
                    .toList();
        }

        double tasks(String... path) {
            double sum = 0;
            for (JsonNode each : of("TaskEnd")) {
                JsonNode value = each.path("Task Metrics");
                for (String name : path) {
                    value = value.path(name);
                }
                sum += value.asDouble();
            }
            return sum;
        }

        /** Returns the stage whose tasks took the most processor time: the one that decides. */
        int longest() {
            Map<Integer, Double> cpu = new HashMap<>();
            of("TaskEnd")
                    .forEach(each -> cpu.merge(
                            each.path("Stage ID").asInt(),
                            each.path("Task Metrics").path("Executor CPU Time").asDouble(),
                            Double::sum));
            return cpu.entrySet().stream()
                    .max(Map.Entry.comparingByValue())
                    .orElseThrow()
                    .getKey();
        }

        double deciding() {
            JsonNode stage = of("StageCompleted").stream()
                    .map(each -> each.path("Stage Info"))
                    .filter(each -> each.path("Stage ID").asInt() == longest())
                    .findFirst()
                    .orElseThrow();
            return (stage.path("Completion Time").asDouble()
                            - stage.path("Submission Time").asDouble())
                    / MILLIS;
        }

        double whole() {
            return (of("ApplicationEnd").get(0).path("Timestamp").asDouble()
                            - of("ApplicationStart").get(0).path("Timestamp").asDouble())
                    / MILLIS;
        }

        double starting() {
            double first = of("TaskStart").stream()
                    .mapToDouble(
                            each -> each.path("Task Info").path("Launch Time").asDouble())
                    .min()
                    .orElseThrow();
            return (first - of("ApplicationStart").get(0).path("Timestamp").asDouble()) / MILLIS;
        }
    }

    @Test
    void oneExecutorAndTwo() throws Exception {
        int customers = Integer.getInteger("spark.customers", 20_000);
        Path export = folder.resolve("export");
        MadeUpExport.write(export, BookSource.read(Samples.SHIPPED), customers, Map.of());
        System.out.printf(
                Locale.ROOT,
                "%n%,d customers%n%n%-10s %8s %10s %10s %12s %12s %12s%n",
                customers,
                "executors",
                "seconds",
                "starting",
                "deciding",
                "decided/s",
                "processor s",
                "shuffled MB");
        for (int executors = 1; executors <= 2; executors++) {
            Path here = Files.createDirectories(folder.resolve("" + executors));
            Path logs = Files.createDirectories(here.resolve("events"));
            try (LocalCluster cluster = new LocalCluster(here, executors)) {
                Process job = cluster.submit(
                        "job",
                        export,
                        Map.of(
                                "spark.eventLog.enabled", "true",
                                "spark.eventLog.compress", "false",
                                "spark.eventLog.rolling.enabled", "false",
                                "spark.eventLog.dir", logs.toUri().toString()));
                assertThat(job.waitFor()).as(cluster.said("job")).isZero();
            }
            Events events = Events.read(logs);
            System.out.printf(
                    Locale.ROOT,
                    "%-10d %8.1f %10.1f %10.1f %12.0f %12.1f %12.1f%n",
                    executors,
                    events.whole(),
                    events.starting(),
                    events.deciding(),
                    customers / events.deciding(),
                    events.tasks("Executor CPU Time") / NANOS,
                    events.tasks("Shuffle Write Metrics", "Shuffle Bytes Written") / 1e6);
        }
    }
}
