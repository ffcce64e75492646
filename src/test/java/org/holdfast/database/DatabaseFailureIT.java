package org.holdfast.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.holdfast.Database;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.transaction.TransactionSystemException;

/** Failures of real databases are described without the values that were to be stored. */
@ParameterizedClass
@EnumSource(Database.class)
class DatabaseFailureIT {

    private static final String REFERRAL =
            "insert into referral (customer_id, referrer_id, state, asked_at) values (?, ?, ?, current_timestamp)";

    @Parameter
    private Database database;

    private Database.Store store;

    @BeforeEach
    void open() {
        store = database.open();
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void aViolatedCheckConstraintIsNamed() {
        isTold(
                "constraint referral_state",
                onH2("23513", "23514"),
                () -> store.jdbc().update(REFERRAL, "secret", "secret", "lost"));
    }

    @Test
    void theCauseOfABatchFailureIsNamed() {
        List<Object[]> rows = List.of(new Object[] {"fine", "x", "same"}, new Object[] {"secret", "secret", "lost"});
        isTold(
                "constraint referral_state",
                onH2("23513", "23514"),
                () -> store.jdbc().batchUpdate(REFERRAL, rows));
    }

    @Test
    void aDuplicateIsDescribedByItsKeyWithoutValues() {
        store.jdbc().update(REFERRAL, "secret", "x", "same");
        isTold(
                onH2(" of referral", "constraint referral_pkey of referral"),
                "23505",
                () -> store.jdbc().update(REFERRAL, "secret", "x", "same"));
    }

    @Test
    void aMissingValueIsReportedWithItsColumn() {
        isTold("column state", "23502", () -> store.jdbc().update(REFERRAL, "secret", "x", null));
    }

    @Test
    void invalidValuesAndStatementsAreNotRetried() {
        isTold("", "22001", () -> store.jdbc().update(REFERRAL, "secret", "x", "secret".repeat(9)));
        isTold("", "42", () -> store.jdbc().queryForList("select secret from nowhere"));
    }

    @Test
    void aLockTimeoutMayBeRetried() {
        store.jdbc().update(REFERRAL, "held", "x", "same");
        store.transaction().executeWithoutResult(status -> {
            store.jdbc().update("update referral set referrer_id = 'y'");
            assertThat(CompletableFuture.supplyAsync(this::impatient).join())
                    .satisfies(failure -> assertThat(failure.isUnavailable())
                            .as(failure.toString())
                            .isTrue());
        });
    }

    @Test
    void anUnreachableDatabaseMayBeRetried() {
        store.close();
        DatabaseFailure failure = failure(() -> store.jdbc().queryForList("select 1"));
        assertThat(failure.isUnavailable()).isTrue();
        assertThat(failure.report()).contains("cannot be reached or does not answer", "Try again in a moment");
        assertThat(failure(() -> store.transaction().executeWithoutResult(status -> {}))
                        .isUnavailable())
                .isTrue();
    }

    @Test
    void exceptionsWithoutSqlStateMeanThatTheDatabaseIsUnavailable() {
        assertThat(failure(() -> {
                            throw new TransactionSystemException(
                                    "Could not roll back", new SQLException("Connection is closed"));
                        })
                        .isUnavailable())
                .isTrue();
        assertThat(failure(() -> {
                            throw new TransactionSystemException("Too many others");
                        })
                        .isUnavailable())
                .isTrue();
    }

    private static final class OfAnotherDatabase extends RuntimeException {

        private static final long serialVersionUID = 1L;

        OfAnotherDatabase(SQLException cause) {
            super("The query of customers is refused", cause);
        }
    }

    @Test
    void otherExceptionsAreDescribedByTheirOwnMessage() {
        assertThat(DatabaseFailure.in(new IllegalStateException("no", new NullPointerException())))
                .isEmpty();
        assertThat(DatabaseFailure.in(new OfAnotherDatabase(new SQLException("no such table", "42S02"))))
                .isEmpty();
        assertThat(DatabaseFailure.describe(new IllegalStateException("The folder is gone.")))
                .isEqualTo("The folder is gone.");
    }

    private String onH2(String there, String elsewhere) {
        return database == Database.H2 ? there : elsewhere;
    }

    private DatabaseFailure impatient() {
        return failure(() -> store.transaction().executeWithoutResult(status -> {
            store.jdbc().execute(onH2("set lock_timeout 1", "set local lock_timeout = '1ms'"));
            store.jdbc().update("update referral set referrer_id = 'z'");
        }));
    }

    private static DatabaseFailure failure(ThrowingCallable work) {
        return DatabaseFailure.in(catchThrowable(work)).orElseThrow();
    }

    private static void isTold(String subject, String state, ThrowingCallable work) {
        DatabaseFailure failure = failure(work);
        assertThat(failure.isUnavailable()).isFalse();
        assertThat(failure.toString())
                .startsWith("The database answered with an error: ")
                .containsIgnoringCase(subject)
                .contains("SQL state " + state, ", at org.holdfast.database.DatabaseFailureIT")
                .doesNotContain("secret", "insert", "\n");
        assertThat(failure.report()).contains("internal error").doesNotContain("Try again", "secret", "SQL state");
    }
}
