package org.holdfast.program;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.holdfast.Database;

/** Customers with an order that is late, and for whom it is about noon: no day begins while a test runs. */
final class LateCustomers {

    private static final int NOON = 12;

    private LateCustomers() {}

    static void store(Database.Store store, int count) {
        int offset = NOON - Instant.now().atOffset(ZoneOffset.UTC).getHour();
        // The sign of these zones is the opposite of the usual one.
        String zone = "Etc/GMT" + (offset > 0 ? "-" : "+") + Math.abs(offset);
        String promised = LocalDate.now(ZoneOffset.UTC).minusDays(5).toString();
        List<Object[]> rows = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            rows.add(new Object[] {
                "k-" + i,
                "{\"id\":\"k-" + i + "\",\"timeZone\":\"" + zone + "\",\"orders\":[{\"id\":\"o" + i
                        + "\",\"placedAt\":\"" + promised + "\",\"promisedAt\":\"" + promised + "\"}]}"
            });
        }
        store.jdbc()
                .batchUpdate(
                        "insert into customer (id, facts, facts_hash, owner, updated_at)"
                                + " values (?, ?, 'sha256:x', 'API', current_timestamp)",
                        rows);
    }
}
