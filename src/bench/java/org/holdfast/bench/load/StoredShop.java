package org.holdfast.bench.load;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Random;

/** Stores the customers of a made-up shop, always the same ones on a day. */
public final class StoredShop {

    private final Random random = new Random(7);
    private final int orders;

    private StoredShop(int orders) {
        this.orders = orders;
    }

    /** Stores customers with the ids C-0, C-1 and so on in an empty database. */
    public static void fill(String url, String user, int customers, int orders) throws SQLException {
        StoredShop shop = new StoredShop(orders);
        try (Connection connection = DriverManager.getConnection(url, user, "");
                PreparedStatement insert = connection.prepareStatement(
                        "insert into customer (id, facts, facts_hash, owner, updated_at) values (?, ?, ?, 'API', current_timestamp)")) {
            connection.setAutoCommit(false);
            for (int i = 0; i < customers; i++) {
                insert.setString(1, "C-" + i);
                insert.setString(2, shop.facts(i));
                insert.setString(3, "sha256:" + i);
                insert.addBatch();
                if (i % 1_000 == 999 || i == customers - 1) {
                    insert.executeBatch();
                }
            }
            connection.commit();
        }
    }

    private String facts(int number) {
        LocalDate today = LocalDate.now(ZoneOffset.UTC);
        StringBuilder all = new StringBuilder();
        for (int i = orders - 1; i >= 0; i--) {
            LocalDate placed = today.minusDays(5L + 30L * i + random.nextInt(23));
            boolean open = i == 0 && random.nextInt(10) == 0;
            all.append(all.isEmpty() ? "" : ",")
                    .append(
                            "{\"id\":\"%d-%d\",\"placedAt\":\"%sT09:30:00Z\",\"value\":%d,\"currency\":\"EUR\",\"promisedAt\":\"%s\""
                                    .formatted(number, i, placed, 20 + random.nextInt(300), placed.plusDays(5)))
                    .append(open ? "" : ",\"deliveredAt\":\"" + placed.plusDays(3 + random.nextInt(3)) + "\"")
                    .append("}");
        }
        return ("{\"id\":\"C-%d\",\"name\":\"Customer %d\",\"email\":\"c%d@example.org\",\"language\":\"en\",\"country\":\"MD\","
                        + "\"timeZone\":\"Europe/Chisinau\",\"birthday\":\"1980-%02d-%02d\",\"consents\":[{\"channel\":\"email\","
                        + "\"purpose\":\"marketing\",\"given\":%s}],\"orders\":[%s],\"complaints\":[]}")
                .formatted(number, number, number, 1 + random.nextInt(12), 1 + random.nextInt(28), number % 3 > 0, all);
    }
}
