package org.holdfast.bench.nodes;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;

/** A CRM in a database of its own that changes while it is loaded every few seconds. */
final class Crm {

    static final int CUSTOMERS = 200;
    private static final long PAUSE_MILLIS = 300;

    private final String url;
    private final Problems problems;
    private final AtomicInteger orders = new AtomicInteger();
    private volatile boolean stopped;

    /** @param url URL of an empty database */
    Crm(String url, Problems problems) throws SQLException {
        this.url = url;
        this.problems = problems;
        try (Connection connection = DriverManager.getConnection(url, "postgres", "");
                Statement statement = connection.createStatement()) {
            statement.execute(
                    "create table customers (id varchar(20) primary key, name varchar(40), changed timestamptz)");
            statement.execute("create table orders (number varchar(20) primary key, customer_id varchar(20), "
                    + "placed_at timestamptz, total numeric, changed timestamptz)");
            statement.execute("insert into customers select 'L-' || n, 'Loaded ' || n, now() from generate_series(0, "
                    + (CUSTOMERS - 1) + ") n");
        }
    }

    /** Writes the folder of mapping files. */
    void write(Path folder) throws IOException {
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("shop.yaml"), """
                url: %s
                user: postgres
                password: ""
                zone: UTC
                defaults: { timeZone: Europe/Chisinau, currency: EUR, language: en, country: MD }
                every: 5s
                fullEvery: 3m
                overlap: 1m
                queries:
                  customers:
                    sql: select id, name, changed from customers
                    watermark: changed
                  orders:
                    sql: select customer_id, number as id, placed_at, total as value, changed from orders
                    watermark: changed
                """.formatted(url));
    }

    Thread start() {
        Thread thread = new Thread(this::run, "crm");
        thread.start();
        return thread;
    }

    void stop() {
        stopped = true;
    }

    int orders() {
        return orders.get();
    }

    private void run() {
        try (Connection connection = DriverManager.getConnection(url, "postgres", "");
                Statement statement = connection.createStatement()) {
            while (!stopped) {
                int number = orders.getAndIncrement();
                statement.execute("insert into orders values ('L" + number + "', 'L-" + number % CUSTOMERS
                        + "', '2026-09-01 10:00+00', 30, now())");
                Thread.sleep(PAUSE_MILLIS);
            }
        } catch (SQLException e) {
            problems.add("the CRM ended", e.toString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
