package org.holdfast.bench.nodes;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.function.IntFunction;

/**
 * The customers: buyers (B-) are only decided for and answer; movers (M-) place orders by events; kept ones (P-) are
 * replaced by their CRM; forgetful ones (W-) have left a basket, one after the other becomes due for a reminder.
 */
record People(int buyers, int movers, int kept, int forgetful, String city) {

    private static final int BATCH = 1_000;
    /** After so long the shipped rules remind of a basket. */
    private static final int UNTOUCHED_HOURS = 3;

    static People of(int customers) {
        return new People(
                customers * 6 / 10, customers * 2 / 10, customers / 10, customers / 10, ",\"city\":\"Cahul\"");
    }

    /** Returns customers with facts that release 0.1.0 knows: no baskets and no cities. */
    static People of010(int customers) {
        return new People(customers * 7 / 10, customers * 2 / 10, customers / 10, 0, "");
    }

    int all() {
        return buyers + movers + kept + forgetful;
    }

    /** Stores them in an empty database. */
    void store(String url, Instant start, int seconds) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url, "postgres", "")) {
            connection.setAutoCommit(false);
            fill(connection, "B-", buyers, number -> facts("B-" + number, ""));
            fill(connection, "M-", movers, number -> facts("M-" + number, ""));
            fill(connection, "P-", kept, number -> keptFacts(number, 0));
            fill(
                    connection,
                    "W-",
                    forgetful,
                    number -> facts(
                            "W-" + number, cart(due(number, start, seconds).minus(UNTOUCHED_HOURS, ChronoUnit.HOURS))));
            connection.commit();
        }
    }

    /** Returns when a forgetful customer is to be reminded: all of them evenly, while the load runs. */
    Instant due(int number, Instant start, int seconds) {
        return start.plusMillis(1_000L * seconds * number / Math.max(1, forgetful));
    }

    private static void fill(Connection connection, String prefix, int number, IntFunction<String> facts)
            throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(
                "insert into customer (id, facts, facts_hash, owner, updated_at) values (?, ?, ?, 'API', current_timestamp)")) {
            for (int i = 0; i < number; i++) {
                insert.setString(1, prefix + i);
                insert.setString(2, facts.apply(i));
                insert.setString(3, "sha256:" + prefix + i);
                insert.addBatch();
                if (i % BATCH == BATCH - 1 || i == number - 1) {
                    insert.executeBatch();
                }
            }
        }
    }

    /** Returns the facts that a CRM states about a kept customer in a revision. */
    String keptFacts(int number, int revision) {
        return facts("P-" + number, ",\"segment\":\"r" + revision + "\"");
    }

    private static String cart(Instant changed) {
        return ",\"carts\":[{\"id\":\"b-1\",\"changedAt\":\"%s\",\"value\":40,\"currency\":\"EUR\",\"lines\":[{\"sku\":\"T-1\",\"name\":\"Darjeeling\",\"quantity\":1}]}]"
                .formatted(changed.truncatedTo(ChronoUnit.SECONDS));
    }

    private String facts(String id, String more) {
        return ("{\"id\":\"%s\",\"name\":\"Customer %s\",\"email\":\"%s@example.org\",\"language\":\"en\",\"country\":\"MD\","
                        + "\"timeZone\":\"Europe/Chisinau\",\"consents\":[{\"channel\":\"app\",\"purpose\":\"marketing\",\"given\":true},"
                        + "{\"channel\":\"email\",\"purpose\":\"marketing\",\"given\":true}],"
                        + "\"orders\":[{\"id\":\"%s-1\",\"placedAt\":\"2026-08-03T09:30:00Z\",\"value\":40,\"currency\":\"EUR\","
                        + "\"promisedAt\":\"2026-08-10\",\"deliveredAt\":\"2026-08-07\"}],\"complaints\":[]%s}")
                .formatted(id, id, id, id, city + more);
    }
}
