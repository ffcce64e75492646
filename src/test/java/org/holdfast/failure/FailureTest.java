package org.holdfast.failure;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import org.holdfast.facts.validation.InvalidInput;
import org.holdfast.facts.validation.NotFound;
import org.holdfast.rules.files.BookUnreadable;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.QueryTimeoutException;

class FailureTest {

    @Test
    void invalidInputNamesItsField() {
        Failure failure = Failure.of(new InvalidInput("orders[2].amount", "is negative"));

        assertThat(failure)
                .isEqualTo(new Failure(
                        400, "invalid", "Invalid request", "orders[2].amount", "\"orders[2].amount\" is negative."));
    }

    @Test
    void invalidInputWithoutAFieldIsASentence() {
        Failure failure = Failure.of(new InvalidInput("", "A JSON body is expected"));

        assertThat(failure.field()).isNull();
        assertThat(failure.text()).isEqualTo("A JSON body is expected.");
    }

    @Test
    void anUnknownIdIsA404() {
        assertThat(Failure.of(new NotFound("customer", "c1")))
                .isEqualTo(new Failure(404, "unknown", "Not found", "There is no customer \"c1\"."));
    }

    @Test
    void anUnreachableDatabaseCanBeRetried() {
        Failure failure = Failure.of(
                new QueryTimeoutException("slow", new SQLTransientConnectionException("no answer from secret")));

        assertThat(failure.status()).isEqualTo(503);
        assertThat(failure.isStoreUnavailable()).isTrue();
        assertThat(failure.text()).contains("Try again").doesNotContain("secret");
    }

    @Test
    void aRejectedRowIsNotRetried() {
        Failure failure = Failure.of(new DataIntegrityViolationException("row", new SQLException("secret", "23505")));

        assertThat(failure.status()).isEqualTo(500);
        assertThat(failure.code()).isEqualTo("fault");
        assertThat(failure.isStoreUnavailable()).isFalse();
        assertThat(failure.text()).doesNotContain("Try again", "secret");
    }

    @Test
    void aBugIsAnsweredWithOnlyANumber() {
        Failure failure = Failure.of(new IllegalStateException("secret"));

        assertThat(failure.status()).isEqualTo(500);
        assertThat(failure.text()).matches(".*under [0-9a-f-]{36}\\.").doesNotContain("secret", "IllegalState");
    }

    @Test
    void aFailureSourceDescribesItself() {
        Failure own = new Failure(418, "teapot", "A teapot", "This is a teapot.");

        assertThat(Failure.known(new Teapot(own))).contains(own);
    }

    @Test
    void onlyFailuresWithATextForTheCallerAreKnown() {
        assertThat(Failure.known(new BookUnreadable("No such folder.")))
                .map(Failure::text)
                .contains("No such folder.");
        assertThat(Failure.known(new IllegalStateException("bug"))).isEmpty();
        assertThat(Failure.known(new RuntimeException(new NotFound("action", "a"))))
                .isEmpty();
    }

    private static final class Teapot extends RuntimeException implements FailureSource {

        private static final long serialVersionUID = 1L;

        private final transient Failure failure;

        Teapot(Failure failure) {
            super(failure.text());
            this.failure = failure;
        }

        @Override
        public Failure failure() {
            return failure;
        }
    }
}
