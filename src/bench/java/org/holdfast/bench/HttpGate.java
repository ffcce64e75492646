package org.holdfast.bench;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.function.IntFunction;
import org.holdfast.Database;
import org.holdfast.HoldfastApplication;
import org.holdfast.bench.load.HttpLoad;
import org.holdfast.bench.load.ProcessorTime;
import org.holdfast.bench.load.StoredShop;

/**
 * Measures decisions over HTTP: a server in a process of its own, with PostgreSQL (or H2) and the load on the same
 * machine. First the processor time of a request, dry and recorded, as fast as answers come; then the waiting times at
 * a rate. In the same run it measures a decision without HTTP and database, so that figures of different machines
 * compare.
 *
 * <p>Arguments, all of them optional: {@code postgresql} or {@code h2}, number of customers, decisions a second,
 * seconds.
 */
public final class HttpGate {

    private static final int CONNECTIONS = 16;
    private static final int ORDERS = 10;
    private static final int WARM_UP = 80_000;
    private static final int MEASURED = 30_000;

    private final Database database;
    private final int customers;
    private final String store;
    private final Path folder;
    private URI base = URI.create("http://127.0.0.1");

    private HttpGate(Database database, int customers) throws IOException {
        this.database = database;
        this.customers = customers;
        this.store = database.freshUrl();
        this.folder = Files.createTempDirectory("http-gate");
    }

    public static void main(String[] args) throws InterruptedException {
        int exit = 1;
        try {
            Database database = Database.valueOf(argument(args, 0, "postgresql").toUpperCase(Locale.ROOT));
            HttpGate gate = new HttpGate(database, Integer.parseInt(argument(args, 1, "100000")));
            StoredShop.fill(gate.store, gate.user(), gate.customers, ORDERS);
            gate.measure(Integer.parseInt(argument(args, 2, "2000")), Integer.parseInt(argument(args, 3, "60")));
            exit = 0;
        } catch (IOException | SQLException | ExecutionException | IllegalStateException e) {
            e.printStackTrace();
        } finally {
            // The database would keep the program running.
            System.exit(exit);
        }
    }

    private static String argument(String[] args, int index, String otherwise) {
        return args.length > index ? args[index] : otherwise;
    }

    private String user() {
        return database == Database.H2 ? "holdfast" : "postgres";
    }

    private void measure(int rate, int seconds) throws IOException, InterruptedException, ExecutionException {
        Process server = start();
        try {
            HttpLoad load = new HttpLoad(base, CONNECTIONS);
            System.out.printf(
                    Locale.ROOT,
                    "%s, %,d customers with %d orders; %d connections%n%n%-28s %9s %9s %9s %9s %9s %8s %8s %8s%n",
                    database,
                    customers,
                    ORDERS,
                    CONNECTIONS,
                    "",
                    "a second",
                    "p50 ms",
                    "p95 ms",
                    "p99 ms",
                    "errors",
                    "server",
                    "database",
                    "load");
            load.post("/v1/decisions", WARM_UP, 0, dry());
            report("dry", server, () -> load.post("/v1/decisions", MEASURED, 0, dry()));
            load.post("/v1/decisions", WARM_UP / 2, 0, recorded());
            report("recorded", server, () -> load.post("/v1/decisions", MEASURED, 0, recorded()));
            report(
                    "recorded, %,d a second".formatted(rate),
                    server,
                    () -> load.post("/v1/decisions", rate * seconds, rate, recorded()));
            System.out.printf(
                    Locale.ROOT,
                    "%nThe last three columns are milliseconds of processor time a request.%n"
                            + "In the same run a decision without HTTP and database takes %.1f us.%n",
                    ReceiptCost.decisionMicros());
        } finally {
            server.destroy();
            server.waitFor();
        }
    }

    private IntFunction<String> dry() {
        return number -> "{\"customerId\":\"C-" + pick(number) + "\",\"dry\":true}";
    }

    private IntFunction<String> recorded() {
        return number -> "{\"customerId\":\"C-" + pick(number) + "\"}";
    }

    /** Scatters requests over all customers. */
    private int pick(int number) {
        return (int) Math.floorMod(number * 2_654_435_761L, (long) customers);
    }

    /** A measurement of the load. */
    private interface Measured {
        HttpLoad.Result result() throws InterruptedException, ExecutionException;
    }

    private static void report(String what, Process server, Measured measured)
            throws InterruptedException, ExecutionException {
        double before = ProcessorTime.of(server.toHandle());
        double databaseBefore = ProcessorTime.ofPostgres();
        double ownBefore = ProcessorTime.own();
        HttpLoad.Result result = measured.result();
        int requests = result.micros().length;
        System.out.printf(
                Locale.ROOT,
                "%-28s %9.0f %9.1f %9.1f %9.1f %9d %8.3f %8.3f %8.3f%n",
                what,
                result.perSecond(),
                result.millis(0.5),
                result.millis(0.95),
                result.millis(0.99),
                result.errors(),
                (ProcessorTime.of(server.toHandle()) - before) / requests,
                (ProcessorTime.ofPostgres() - databaseBefore) / requests,
                (ProcessorTime.own() - ownBefore) / requests);
    }

    private Process start() throws IOException, InterruptedException {
        int port = freePort();
        base = URI.create("http://127.0.0.1:" + port);
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx1g",
                "-cp",
                System.getProperty("java.class.path"),
                HoldfastApplication.class.getName(),
                "--server.port=" + port,
                "--spring.datasource.url=" + store,
                "--spring.datasource.username=" + user(),
                "--holdfast.demo=false",
                "--holdfast.rules.dir=" + Path.of("rules").toAbsolutePath()));
        String options = System.getProperty("server.options", "");
        if (!options.isBlank()) {
            command.addAll(1, List.of(options.split(" ")));
        }
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("server.log").toFile())
                .start();
        HttpClient client = HttpClient.newHttpClient();
        HttpRequest health = HttpRequest.newBuilder(base.resolve("/actuator/health/readiness"))
                .build();
        while (process.isAlive()) {
            try {
                if (client.send(health, HttpResponse.BodyHandlers.discarding()).statusCode() == 200) {
                    return process;
                }
            } catch (IOException e) {
                // Not yet.
            }
            Thread.sleep(50);
        }
        throw new IllegalStateException(Files.readString(folder.resolve("server.log")));
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
