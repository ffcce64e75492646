package org.holdfast.bench.nodes;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What a server takes, after a full garbage collection.
 *
 * @param heap megabytes in use
 * @param metaspace megabytes in use
 * @param rss resident megabytes of the process
 * @param threads number of threads
 * @param files number of open files and connections
 */
record Vitals(double heap, double metaspace, double rss, int threads, int files) {

    private static final double MEGABYTE = 1024.0 * 1024.0;
    private static final double KILOBYTES = 1024.0;

    static Vitals of(Node node) throws IOException, InterruptedException {
        long pid = node.running().pid();
        new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                        String.valueOf(pid),
                        "GC.run")
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
        String metrics = metrics(node);
        Map<String, String> status = Map.of(
                "VmRSS:", field(pid, "VmRSS:"),
                "Threads:", field(pid, "Threads:"));
        try (Stream<Path> files = Files.list(Path.of("/proc/" + pid + "/fd"))) {
            return new Vitals(
                    sum(metrics, "jvm_memory_used_bytes{area=\"heap\"") / MEGABYTE,
                    sum(metrics, "jvm_memory_used_bytes{area=\"nonheap\",id=\"Metaspace\"") / MEGABYTE,
                    Double.parseDouble(status.get("VmRSS:")) / KILOBYTES,
                    Integer.parseInt(status.get("Threads:")),
                    (int) files.count());
        }
    }

    private static String metrics(Node node) throws IOException, InterruptedException {
        try (Client client = new Client(node.base(), new Client.Observed())) {
            return client.send("GET", "/actuator/prometheus", Map.of(), "").body();
        }
    }

    private static String field(long pid, String name) throws IOException {
        return Files.readAllLines(Path.of("/proc/" + pid + "/status")).stream()
                .filter(line -> line.startsWith(name))
                .map(line -> line.replaceAll("\\D", ""))
                .findFirst()
                .orElse("0");
    }

    private static double sum(String metrics, String prefix) {
        return metrics.lines()
                .filter(line -> line.startsWith(prefix))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%8.0f %9.0f %8.0f %8d %8d", heap, metaspace, rss, threads, files);
    }
}
