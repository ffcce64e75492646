package org.holdfast.bench;

import java.io.File;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.holdfast.decisions.Decider;
import org.holdfast.decisions.DecisionInput;
import org.holdfast.decisions.DecisionModel;
import org.holdfast.facts.json.FactsJson;
import org.holdfast.guardrails.Guardrails;
import org.holdfast.loyalty.CustomerView;
import org.holdfast.rules.files.BookSource;
import org.holdfast.simulation.RuleBookValidator;
import org.holdfast.simulation.ValidationReport;

/**
 * Measures what starts cost: commands, servers, an import and the first requests with the shipped rules, and then how
 * long a new process takes to its first decision with 1 000 rules: the core alone, and the packaged server over HTTP as
 * it is and unpacked, with an archive of its classes. All checks and all scenarios are included. Arguments:
 * {@code shipped} to leave out the 1 000 rules, and the {@code java} programs to try; without any, the one that runs
 * this.
 */
public final class ColdStart {

    private static final int RULES = 1_000;
    private static final int RUNS = 7;
    private static final int PATIENCE_SECONDS = 300;
    private static final String CUSTOMER = "{\"id\":\"C-1\",\"segment\":\"S3\",\"orders\":[],\"complaints\":[]}";
    private static final String BODY = "{\"customer\":" + CUSTOMER + "}";

    private ColdStart() {}

    public static void main(String[] args) throws Exception {
        if (args.length == 2 && args[0].equals("decide")) {
            decide(Path.of(args[1]));
            return;
        }
        boolean shipped = args.length > 0 && args[0].equals("shipped");
        String[] named = shipped ? Arrays.copyOfRange(args, 1, args.length) : args;
        String[] javas = named.length == 0
                ? new String[] {
                    Path.of(System.getProperty("java.home"), "bin", "java").toString()
                }
                : named;
        for (String java : javas) {
            new Starts(java).measure();
        }
        System.out.printf(
                "%nIn the same run a decision without HTTP and database takes %.1f us.%n",
                ReceiptCost.decisionMicros());
        if (!shipped) {
            thousandRules(javas);
        }
    }

    private static void thousandRules(String[] javas) throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("cold-start");
        GeneratedBook.write(GeneratedBook.texts(RULES), folder.resolve("rules"));
        System.out.printf(
                "%n%d rules, %d scenarios; from the start of the process to the first decision, best and median of %d%n",
                RULES, 2 * RULES, RUNS);
        for (String java : javas) {
            measure(java, folder);
        }
    }

    private static void measure(String java, Path folder) throws IOException, InterruptedException {
        Path jar = Path.of("target/holdfast.jar").toAbsolutePath();
        Path unpacked = Files.createTempDirectory("unpacked");
        run(
                folder,
                java,
                "-Djarmode=tools",
                "-jar",
                jar.toString(),
                "extract",
                "--force",
                "--destination",
                unpacked.toString());
        String own = unpacked.resolve("holdfast.jar").toString();
        Path archive = unpacked.resolve("classes");
        // Newer Java versions archive more than classes.
        boolean aot = run(folder, java, "-XX:AOTMode=off", "-version") == 0;
        server(folder, java, (aot ? "-XX:AOTCacheOutput=" : "-XX:ArchiveClassesAtExit=") + archive, "-jar", own);
        String archived = (aot ? "-XX:AOTCache=" : "-XX:SharedArchiveFile=") + archive;
        System.out.printf("%n%s%n", java);
        print("core alone", times(() -> library(folder, java)));
        print("server", times(() -> server(folder, java, "-jar", jar.toString())));
        print("server, unpacked, archive", times(() -> server(folder, java, archived, "-jar", own)));
        print(
                "the same, first compiler",
                times(() -> server(folder, java, archived, "-XX:TieredStopAtLevel=1", "-jar", own)));
    }

    /** Runs the core alone in a process of its own. */
    private static void decide(Path rules) {
        Decider decider = new Decider(Guardrails.all());
        ValidationReport checked = new RuleBookValidator(
                        new DecisionModel.Assumptions("EUR", "en", ZoneId.of("UTC")), decider)
                .check(BookSource.read(rules));
        DecisionModel book = checked.book();
        if (book == null || !checked.passed()) {
            throw new IllegalStateException(checked.problems().toString());
        }
        CustomerView view =
                CustomerView.of(FactsJson.read(CUSTOMER), book.viewpoint(Instant.parse("2026-03-15T10:00:00Z")));
        System.out.println(
                decider.decide(book, DecisionInput.about(view, "")).decision().outcome());
    }

    private static double library(Path folder, String java) throws IOException, InterruptedException {
        long start = System.nanoTime();
        if (run(
                        folder,
                        java,
                        "-cp",
                        System.getProperty("java.class.path"),
                        ColdStart.class.getName(),
                        "decide",
                        "rules")
                != 0) {
            throw new IllegalStateException(Files.readString(folder.resolve("out.txt")));
        }
        return millis(start);
    }

    private static double server(Path folder, String... java) throws IOException, InterruptedException {
        int port = freePort();
        List<String> command = new ArrayList<>(List.of(java));
        command.add("--server.port=" + port);
        HttpClient client = HttpClient.newHttpClient();
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/v1/decisions"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(BODY))
                .build();
        long start = System.nanoTime();
        Process process = start(folder, command);
        try {
            while (process.isAlive() && millis(start) < PATIENCE_SECONDS * 1_000) {
                if (answered(client, request)) {
                    return millis(start);
                }
                Thread.sleep(10);
            }
            throw new IllegalStateException(Files.readString(folder.resolve("out.txt")));
        } finally {
            process.destroy();
            process.waitFor();
        }
    }

    private static int run(Path folder, String... command) throws IOException, InterruptedException {
        Process process = start(folder, List.of(command));
        return process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS) ? process.exitValue() : -1;
    }

    private static boolean answered(HttpClient client, HttpRequest request) throws InterruptedException {
        try {
            return client.send(request, HttpResponse.BodyHandlers.ofString()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        }
    }

    private static Process start(Path folder, List<String> command) throws IOException {
        File out = folder.resolve("out.txt").toFile();
        return new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(out)
                .start();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    /** One way to start, with the milliseconds to the first decision. */
    private interface Run {
        double millis() throws IOException, InterruptedException;
    }

    private static double[] times(Run run) throws IOException, InterruptedException {
        double[] times = new double[RUNS];
        for (int i = 0; i < RUNS; i++) {
            times[i] = run.millis();
        }
        Arrays.sort(times);
        return times;
    }

    private static void print(String what, double[] times) {
        System.out.printf("  %-26s %6.1f s %6.1f s%n", what, times[0] / 1_000, times[RUNS / 2] / 1_000);
    }

    private static double millis(long since) {
        return (System.nanoTime() - since) / 1e6;
    }
}
