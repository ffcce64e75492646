package org.holdfast.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.holdfast.Database;
import org.holdfast.HoldfastApplication;
import org.holdfast.bench.load.PeakMemory;
import org.holdfast.bench.load.ProcessorTime;
import org.holdfast.bench.load.StoredShop;

/**
 * Measures {@code run} as an operator sees it: in a process of its own, over customers in PostgreSQL on this machine,
 * first dry, then recorded, then once more on the same day, when everything is repeated. Arguments: customers, orders
 * of each, heap.
 */
public final class RunLoad {

    private static final Pattern SECONDS = Pattern.compile("It took ([0-9.]+) s");

    private final String store;
    private final int customers;
    private final String heap;

    private RunLoad(int customers, String heap) {
        this.store = Database.POSTGRESQL.freshUrl();
        this.customers = customers;
        this.heap = heap;
    }

    public static void main(String[] args) {
        int exit = 1;
        try {
            int customers = args.length > 0 ? Integer.parseInt(args[0]) : 100_000;
            int orders = args.length > 1 ? Integer.parseInt(args[1]) : 10;
            RunLoad load = new RunLoad(customers, args.length > 2 ? args[2] : "512m");
            StoredShop.fill(load.store, "postgres", customers, orders);
            System.out.printf(
                    Locale.ROOT,
                    "%,d customers with %d orders each; heap %s%n%n%-24s %9s %13s %11s %11s %13s%n",
                    customers,
                    orders,
                    load.heap,
                    "",
                    "seconds",
                    "customers/s",
                    "process us",
                    "database us",
                    "peak RSS");
            load.measure("dry", "--dry");
            load.measure("recorded");
            load.measure("once more");
            exit = 0;
        } catch (IOException | SQLException | InterruptedException | IllegalStateException e) {
            System.out.println(e.getMessage());
        } finally {
            // The database would keep the program running.
            System.exit(exit);
        }
    }

    private void measure(String what, String... options) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + heap,
                // As the launcher starts it.
                "-XX:+UseParallelGC",
                "-cp",
                System.getProperty("java.class.path"),
                HoldfastApplication.class.getName(),
                "run"));
        String more = System.getProperty("run.options", "");
        if (!more.isBlank()) {
            command.addAll(
                    1, List.of(more.replace("WHAT", what.replace(' ', '-')).split(" ")));
        }
        command.addAll(List.of(options));
        command.addAll(List.of(
                "--holdfast.demo=false",
                "--spring.datasource.url=" + store,
                "--spring.datasource.username=postgres",
                "--holdfast.rules.dir=" + Path.of("rules").toAbsolutePath()));
        double database = ProcessorTime.ofPostgres();
        Process process = new ProcessBuilder(command)
                .directory(Files.createTempDirectory("run-load").toFile())
                .redirectErrorStream(true)
                .start();
        PeakMemory peak = new PeakMemory(process);
        String text;
        try (BufferedReader out = process.inputReader()) {
            text = String.join("\n", out.lines().toList());
        }
        Matcher took = SECONDS.matcher(text);
        if (process.waitFor() != 0 || !took.find()) {
            throw new IllegalStateException(what + ":\n" + text);
        }
        double seconds = Double.parseDouble(took.group(1));
        System.out.printf(
                Locale.ROOT,
                "%-24s %9.1f %13.0f %11.0f %11.0f %10d MB%n",
                what,
                seconds,
                customers / seconds,
                1_000 * peak.processorMillis() / customers,
                1_000 * (ProcessorTime.ofPostgres() - database) / customers,
                peak.megabytes());
    }
}
