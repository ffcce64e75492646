package org.holdfast.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.holdfast.Database;
import org.holdfast.HoldfastApplication;
import org.holdfast.bench.load.PeakMemory;

/**
 * Measures loading from a CRM as an operator sees it: the commands {@code crm load} and {@code run}, each in a process
 * of its own with 256 MB of heap, from a CRM in PostgreSQL into facts in PostgreSQL, both on this machine. Arguments:
 * customers and orders.
 */
public final class LoadFigures {

    private static final String HEAP = "-Xmx256m";
    private static final Pattern SECONDS = Pattern.compile(" in ([0-9.]+) s: ([0-9]+) customers");

    private final Path folder;
    private final String store;
    private final String crm;

    private LoadFigures(Path folder, String store, String crm) {
        this.folder = folder;
        this.store = store;
        this.crm = crm;
    }

    public static void main(String[] args) {
        int exit = 1;
        try {
            measure(args);
            exit = 0;
        } catch (IOException | SQLException | InterruptedException | RuntimeException e) {
            System.out.println(e.getMessage());
        } finally {
            // The database would keep the program running.
            System.exit(exit);
        }
    }

    private static void measure(String[] args) throws IOException, SQLException, InterruptedException {
        int customers = args.length > 0 ? Integer.parseInt(args[0]) : 100_000;
        int orders = args.length > 1 ? Integer.parseInt(args[1]) : 10 * customers;
        Path folder = Files.createTempDirectory("load-figures");
        LoadFigures figures = new LoadFigures(folder, Database.POSTGRESQL.freshUrl(), Database.POSTGRESQL.freshUrl());
        figures.seed(customers, orders);
        figures.map();
        System.out.printf("%,d customers with %,d orders; heap %s%n%n", customers, orders, HEAP);
        System.out.printf("%-34s %9s %13s %13s%n", "", "seconds", "customers/s", "peak RSS");
        double full = figures.measure("full load, everybody new", "crm", "load");
        figures.measure("full load, nothing has changed", "crm", "load", "--full");
        figures.change(customers);
        figures.measure("what has changed, 1 %", "crm", "load");
        double run = figures.measure("run (with the start)", "run");
        System.out.printf(
                Locale.ROOT, "%-34s %9.1f %13.0f%n", "full load and run", full + run, customers / (full + run));
    }

    private void seed(int customers, int orders) throws SQLException {
        sql(
                """
                create table customers (id bigint primary key, name text, email text, since date, birthday date, newsletter boolean,
                    changed timestamptz not null default now() - interval '3 days')
                """,
                """
                create table orders (id bigint primary key, customer_id bigint not null, placed_at timestamp, promised_at date, shipped_at timestamp,
                    delivered_at timestamp, total numeric(12, 2), changed timestamptz not null default now() - interval '3 days')
                """,
                """
                insert into customers select n, 'Customer ' || n, 'c' || n || '@example.org', date '2020-01-01' + (n %% 1500)::int,
                    date '1950-01-01' + (n %% 18000)::int, n %% 3 > 0 from generate_series(1, %d) n
                """.formatted(customers),
                """
                insert into orders select n, 1 + n %% %1$d, now() - make_interval(days => (5 + 30 * (n / %1$d) + n %% 23)::int),
                    current_date - (30 * (n / %1$d) + n %% 23)::int, now() - make_interval(days => (3 + 30 * (n / %1$d) + n %% 23)::int),
                    case when n < %1$d and n %% 50 = 0 then null else now() - make_interval(days => (1 + 30 * (n / %1$d) + n %% 23)::int) end,
                    20 + n %% 300 from generate_series(0, %2$d - 1) n
                """.formatted(customers, orders),
                "create index on orders (customer_id)",
                "create index on orders (changed)",
                "create index on customers (changed)",
                "vacuum analyze");
    }

    private void map() throws IOException {
        Files.writeString(folder.resolve("shop.yaml"), """
                url: %s
                user: postgres
                zone: UTC
                defaults: { timeZone: Europe/Chisinau, currency: EUR, language: en }
                queries:
                  customers: { sql: "select id, name, email, since as customer_since, birthday, changed from customers", watermark: changed }
                  consents:
                    sql: select id as customer_id, 'email' as channel, 'marketing' as purpose, newsletter as given, changed from customers
                    watermark: changed
                  orders:
                    sql: select customer_id, id, placed_at, promised_at, shipped_at, delivered_at, total as value, changed from orders
                    watermark: changed
                """.formatted(crm));
    }

    private void change(int customers) throws SQLException {
        sql("update orders set delivered_at = now(), changed = now() where id < " + Math.max(1, customers / 100));
    }

    private void sql(String... statements) throws SQLException {
        try (Connection connection = DriverManager.getConnection(crm, "postgres", "");
                Statement statement = connection.createStatement()) {
            for (String each : statements) {
                statement.execute(each);
            }
        }
    }

    /** Runs a command and prints the time it reports, without its start, or else the time of the whole process. */
    private double measure(String what, String... words) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                HEAP,
                "-cp",
                System.getProperty("java.class.path"),
                HoldfastApplication.class.getName()));
        command.addAll(List.of(words));
        command.addAll(List.of(
                "--holdfast.crm.dir=" + folder,
                "--holdfast.demo=false",
                "--spring.datasource.url=" + store,
                "--spring.datasource.username=postgres",
                "--holdfast.rules.dir=rules"));
        long start = System.nanoTime();
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        PeakMemory peak = new PeakMemory(process);
        String text;
        try (BufferedReader out = process.inputReader()) {
            text = String.join("\n", out.lines().toList());
        }
        if (process.waitFor() != 0) {
            throw new IllegalStateException(what + ":\n" + text);
        }
        Matcher reported = SECONDS.matcher(text);
        boolean isReported = reported.find();
        double seconds = isReported ? Double.parseDouble(reported.group(1)) : (System.nanoTime() - start) / 1e9;
        long customers = isReported
                ? Long.parseLong(reported.group(2))
                : Long.parseLong(text.replaceAll("(?s).*?(\\d+) customers\\..*", "$1"));
        System.out.printf(
                Locale.ROOT,
                "%-34s %9.1f %13.0f %10d MB%n",
                what,
                seconds,
                customers / Math.max(0.1, seconds),
                peak.megabytes());
        return seconds;
    }
}
