package org.holdfast.bench;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.holdfast.bench.load.HttpLoad;
import org.holdfast.bench.load.ProcessorTime;

/** The packaged program with one Java: commands, servers, an import, and the first requests after a start. */
final class Starts {

    private static final int RUNS = 5;
    private static final int CUSTOMERS = 757;
    private static final int FIRST = 1_000;
    private static final int A_SECOND = 50;
    /** A line of the shell's {@code times}: minutes and seconds of user and system. */
    private static final Pattern TIMES = Pattern.compile("(\\d+)m([\\d.]+)s (\\d+)m([\\d.]+)s");

    private final Path java;
    private final Path folder;
    private final Path jar = Path.of("target/holdfast.jar").toAbsolutePath();
    private final Path script = Path.of(System.getProperty("program", "target/holdfast"), "bin", "holdfast")
            .toAbsolutePath();
    private final String rules = Path.of("rules").toAbsolutePath().toString();

    Starts(String java) throws IOException {
        this.java = Path.of(java).toRealPath();
        this.folder = Files.createTempDirectory("starts");
    }

    /** Seconds from beginning to end, and seconds of processor time. */
    private record Cost(double wall, double cpu) {}

    void measure() throws IOException, InterruptedException, ExecutionException {
        System.out.printf("%n%s; best and median of %d, seconds: elapsed, and of processor time%n", java, RUNS);
        run(List.of(script.toString(), "--version"));
        for (List<String> way : List.of(List.of(script.toString()), List.of(java.toString(), "-jar", jar.toString()))) {
            System.out.println(way.size() == 1 ? "bin/holdfast" : "java -jar");
            command("--help", way, "--help");
            command("check", way, "check", rules, "--no-customers");
            command("test", way, "test", rules, "--quiet");
        }
        imported();
        System.out.println("a server by bin/holdfast");
        Path used = Files.createDirectories(folder.resolve("server"));
        report("first start, demo without its past", 1, () -> started(used, "--holdfast.warm-up.enabled=false"));
        report("with this database, until it answers", RUNS, () -> started(used, "--holdfast.warm-up.enabled=false"));
        report("until it is warmed up", 1, () -> started(used));
        firstRequests(used, "--holdfast.warm-up.enabled=false");
        firstRequests(used);
    }

    private void command(String name, List<String> way, String... words)
            throws IOException, InterruptedException, ExecutionException {
        List<String> all = new ArrayList<>(way);
        all.addAll(List.of(words));
        report(name, RUNS, () -> run(all));
    }

    /** What an import costs is what it takes beyond one of a single customer. */
    private void imported() throws IOException, InterruptedException, ExecutionException {
        System.out.println("import by bin/holdfast");
        for (int customers : new int[] {1, CUSTOMERS}) {
            Path csv = csv(customers);
            report(customers + " customers", 3, () -> {
                Path place = Files.createTempDirectory(folder, "import");
                return run(List.of(
                        script.toString(),
                        "import",
                        csv.toString(),
                        "--spring.datasource.url=jdbc:h2:file:" + place.resolve("db") + ";WRITE_DELAY=0",
                        "--holdfast.demo=false",
                        "--holdfast.rules.dir=" + rules));
            });
        }
    }

    private Path csv(int customers) throws IOException {
        Path csv = Files.createDirectories(folder.resolve("csv-" + customers));
        StringBuilder who = new StringBuilder("id,name,language,customer_since,segment,email\n");
        StringBuilder orders = new StringBuilder("customer_id,id,placed_at,value,promised_at,delivered_at\n");
        for (int i = 0; i < customers; i++) {
            who.append("M-%d,Person %d,en,2024-0%d-11,regular,p%d@example.org%n".formatted(i, i, 1 + i % 9, i));
            for (int n = 0; n < 5; n++) {
                orders.append("M-%d,%d-%d,2026-0%d-1%d,%d,2026-0%d-20,2026-0%d-19%n"
                        .formatted(i, i, n, 1 + n, i % 9, 20 + i % 100, 1 + n, 1 + n));
            }
        }
        Files.writeString(csv.resolve("customers.csv"), who);
        Files.writeString(csv.resolve("orders.csv"), orders);
        return csv;
    }

    private Cost started(Path place, String... settings) throws IOException, InterruptedException {
        try (Running server = new Running(place, settings)) {
            return new Cost(server.seconds, ProcessorTime.of(server.process.toHandle()) / 1_000);
        }
    }

    /** Recorded decisions at a rate that a cold server can take. */
    private void firstRequests(Path place, String... settings)
            throws IOException, InterruptedException, ExecutionException {
        try (Running server = new Running(place, settings)) {
            ProcessHandle process = server.process.toHandle();
            HttpLoad load = new HttpLoad(server.base, 4);
            System.out.printf("  recorded decisions, %s%n", settings.length == 0 ? "warmed up" : "not warmed up");
            for (String which : List.of("first", "second")) {
                double before = ProcessorTime.of(process);
                HttpLoad.Result result = load.post(
                        "/v1/decisions",
                        FIRST,
                        A_SECOND,
                        number -> "{\"customerId\":\"C-%d\"}".formatted(1001 + number % 320));
                System.out.printf(
                        Locale.ROOT,
                        "    %-30s %6.2f ms of processor time a request, p50 %.1f ms, p99 %.1f ms, %d errors%n",
                        "the " + which + " " + FIRST,
                        (ProcessorTime.of(process) - before) / FIRST,
                        result.millis(0.5),
                        result.millis(0.99),
                        result.errors());
            }
        }
    }

    /** A server that is ready. */
    private final class Running implements AutoCloseable {

        private final Process process;
        private final URI base;
        private final double seconds;

        private Running(Path place, String... settings) throws IOException, InterruptedException {
            int port = freePort();
            base = URI.create("http://127.0.0.1:" + port);
            List<String> command = new ArrayList<>(List.of(
                    script.toString(),
                    "--server.port=" + port,
                    "--holdfast.demo-past=false",
                    "--holdfast.rules.dir=" + rules));
            command.addAll(List.of(settings));
            long start = System.nanoTime();
            process = process(command, place).start();
            HttpClient client = HttpClient.newHttpClient();
            HttpRequest ready = HttpRequest.newBuilder(base.resolve("/actuator/health/readiness"))
                    .build();
            while (!isOk(client, ready)) {
                if (!process.isAlive()) {
                    throw new IllegalStateException(Files.readString(folder.resolve("out")));
                }
                Thread.sleep(10);
            }
            seconds = (System.nanoTime() - start) / 1e9;
        }

        @Override
        public void close() throws IOException {
            process.destroy();
            process.onExit().join();
        }
    }

    private static boolean isOk(HttpClient client, HttpRequest request) throws InterruptedException {
        try {
            return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        }
    }

    private Cost run(List<String> command) throws IOException, InterruptedException {
        List<String> timed = new ArrayList<>(List.of("sh", "-c", "\"$@\" >/dev/null 2>&1 </dev/null; times", "sh"));
        timed.addAll(command);
        long start = System.nanoTime();
        Process process = process(timed, folder)
                .redirectOutput(ProcessBuilder.Redirect.PIPE)
                .start();
        String times = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return new Cost(
                (System.nanoTime() - start) / 1e9,
                seconds(times.strip().lines().toList().get(1)));
    }

    private static double seconds(String times) {
        Matcher matcher = TIMES.matcher(times);
        if (!matcher.find()) {
            throw new IllegalStateException(times);
        }
        return 60 * (Integer.parseInt(matcher.group(1)) + Integer.parseInt(matcher.group(3)))
                + Double.parseDouble(matcher.group(2))
                + Double.parseDouble(matcher.group(4));
    }

    private ProcessBuilder process(List<String> command, Path place) {
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(place.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("out").toFile());
        builder.environment().put("JAVA_HOME", java.getParent().getParent().toString());
        return builder;
    }

    private interface Run {
        Cost cost() throws IOException, InterruptedException;
    }

    private static void report(String what, int runs, Run run) throws IOException, InterruptedException {
        List<Cost> costs = new ArrayList<>();
        for (int i = 0; i < runs; i++) {
            costs.add(run.cost());
        }
        double[] wall = sorted(costs.stream().map(Cost::wall));
        double[] cpu = sorted(costs.stream().map(Cost::cpu));
        System.out.printf(
                Locale.ROOT,
                "  %-38s %6.2f %6.2f   %6.2f %6.2f%n",
                what,
                wall[0],
                wall[runs / 2],
                cpu[0],
                cpu[runs / 2]);
    }

    private static double[] sorted(Stream<Double> values) {
        double[] all = values.mapToDouble(each -> each).toArray();
        Arrays.sort(all);
        return all;
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
