package org.holdfast.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.file.Path;
import org.holdfast.Database;
import org.holdfast.Patience;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server in a separate process, killed while it decides for customers that time alone calls for. */
class KilledWakeUpsIT {

    private static final int CUSTOMERS = 600;

    @TempDir
    private Path folder;

    private String url;

    @Test
    void everyCustomerThatIsDueIsDecidedForOnce() throws Exception {
        assumeThat(Program.isPackaged())
                .as("target/holdfast, which mvn verify creates")
                .isTrue();
        url = Database.POSTGRESQL.freshUrl();
        try (Database.Store store = Database.open(url)) {
            LateCustomers.store(store, CUSTOMERS);
            Program.Running first = serve();
            Patience.until(() -> count(store, "select count(*) from wake_up") == CUSTOMERS);
            Patience.until(() -> count(store, "select count(*) from wake_up_plan where done") == 1);
            assertThat(decided(store)).isZero();
            store.jdbc().update("update wake_up set due_at = current_timestamp");
            while (decided(store) == 0) {
                Thread.sleep(2);
            }
            first.kill();
            assertThat(decided(store)).isLessThan(CUSTOMERS);

            try (Program.Running second = serve()) {
                Patience.until(
                        () -> count(store, "select count(*) from wake_up where due_at <= current_timestamp") == 0);
                assertThat(second.process().isAlive()).isTrue();
            }
            assertThat(store.jdbc().queryForList("select customer_id from decision", String.class))
                    .doesNotHaveDuplicates()
                    .hasSize(CUSTOMERS);
            assertThat(count(store, "select count(*) from wake_up")).isEqualTo(CUSTOMERS);
        }
    }

    private Program.Running serve() throws Exception {
        return new Program(folder)
                .serve(
                        "--server.port=0",
                        "--spring.datasource.url=" + url,
                        "--spring.datasource.username=postgres",
                        "--holdfast.demo=false",
                        "--holdfast.rules.dir=" + Path.of("rules").toAbsolutePath());
    }

    private static long decided(Database.Store store) {
        return count(store, "select count(*) from decision");
    }

    private static long count(Database.Store store, String query) {
        Long count = store.jdbc().queryForObject(query, Long.class);
        return count == null ? 0 : count;
    }
}
