package org.holdfast.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import org.flywaydb.core.Flyway;
import org.flywaydb.database.postgresql.PostgreSQLConfigurationExtension;
import org.holdfast.Database;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** A process that is frozen within a transaction holds up the others only for a while. */
class PostgresSessionsIT {

    private static ApplicationContextRunner program(String url) {
        return new ApplicationContextRunner()
                .withConfiguration(AutoConfigurations.of(DataSourceAutoConfiguration.class))
                .withUserConfiguration(PostgresConfiguration.class)
                .withPropertyValues(
                        "spring.datasource.url=" + url,
                        "spring.datasource.username=" + (url.startsWith("jdbc:h2:") ? "holdfast" : "postgres"),
                        "spring.datasource.password=");
    }

    @Test
    void theDatabaseEndsTheTransactionOfAFrozenProcess() {
        program(Database.POSTGRESQL.freshUrl()).run(context -> {
            JdbcTemplate jdbc = new JdbcTemplate(context.getBean(HikariDataSource.class));

            assertThat(jdbc.queryForObject("show idle_in_transaction_session_timeout", String.class))
                    .isEqualTo("15s");
            assertThat(jdbc.queryForObject("show lock_timeout", String.class)).isEqualTo("20s");
        });
    }

    @Test
    void anOperatorCanSayOtherwise() {
        program(Database.POSTGRESQL.freshUrl())
                .withPropertyValues("spring.datasource.hikari.connection-init-sql=set lock_timeout = '1s'")
                .run(context -> {
                    JdbcTemplate jdbc = new JdbcTemplate(context.getBean(HikariDataSource.class));

                    assertThat(jdbc.queryForObject("show idle_in_transaction_session_timeout", String.class))
                            .isEqualTo("0");
                    assertThat(jdbc.queryForObject("show lock_timeout", String.class))
                            .isEqualTo("1s");
                });
    }

    @Test
    void theEmbeddedDatabaseHasNoOtherProcesses() {
        program(Database.H2.freshUrl())
                .run(context -> assertThat(
                                context.getBean(HikariDataSource.class).getConnectionInitSql())
                        .isNull());
    }

    /** The lock of a long migration would be lost if it were a transaction that waits. */
    @Test
    void theLockOfAMigrationIsNotATransaction() {
        new ApplicationContextRunner()
                .withConfiguration(
                        AutoConfigurations.of(DataSourceAutoConfiguration.class, FlywayAutoConfiguration.class))
                .withUserConfiguration(PostgresConfiguration.class)
                .withPropertyValues(
                        "spring.datasource.url=" + Database.POSTGRESQL.freshUrl(),
                        "spring.datasource.username=postgres",
                        "spring.datasource.password=")
                .run(context -> assertThat(context.getBean(Flyway.class)
                                .getConfiguration()
                                .getConfigurationExtension(PostgreSQLConfigurationExtension.class)
                                .isTransactionalLock())
                        .isFalse());
    }

    /** The same limits, but shorter. */
    @Test
    void whatAFrozenProcessHasLockedGoesToTheNext() {
        try (Database.Store store = Database.POSTGRESQL.open()) {
            store.jdbc().update("insert into customer_dealing (customer_id, decisions) values ('C-1', 0)");
            HikariDataSource pool = new HikariDataSource();
            pool.setJdbcUrl(store.url());
            pool.setUsername("postgres");
            pool.setConnectionInitSql(PostgresSessions.LIMITS.replace("15s", "300ms"));
            try (pool) {
                JdbcTemplate jdbc = new JdbcTemplate(pool);
                TransactionTemplate transaction = new TransactionTemplate(new JdbcTransactionManager(pool));
                CompletableFuture<Integer> next = new CompletableFuture<>();

                Throwable late = catchThrowable(() -> transaction.executeWithoutResult(frozen -> {
                    lock(jdbc, 1);
                    // While this one does nothing, another process waits for the row.
                    next.complete(store.transaction().execute(status -> lock(store.jdbc(), 2)));
                    lock(jdbc, 3);
                }));

                assertThat(next).isCompletedWithValue(1);
                assertThat(DatabaseFailure.in(late))
                        .hasValueSatisfying(
                                failure -> assertThat(failure.isUnavailable()).isTrue());
                assertThat(store.jdbc().queryForObject("select decisions from customer_dealing", Integer.class))
                        .isEqualTo(2);
                assertThat(transaction.<Integer>execute(status -> lock(jdbc, 4)))
                        .as("the pool has replaced the connection")
                        .isEqualTo(1);
            }
        }
    }

    /** As during an upgrade without a stop, when a newer version migrates tables that this one uses. */
    @Test
    void aTableThatChangesUnderAServerIsAReasonToTryAgain() {
        SQLException changed = new SQLException("cached plan must not change result type", "0A000");

        assertThat(DatabaseFailure.in(changed))
                .hasValueSatisfying(
                        failure -> assertThat(failure.isUnavailable()).isTrue());
    }

    private static int lock(JdbcTemplate jdbc, int decisions) {
        return jdbc.update("update customer_dealing set decisions = ? where customer_id = 'C-1'", decisions);
    }
}
