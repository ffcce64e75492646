package org.holdfast.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataIntegrityViolationException;

class DatabaseErrorsTest {

    @Test
    void anErrorOfTheDatabaseIsDescribedWithoutTheStatementAndItsValues() {
        SQLException refused =
                new SQLException("Check constraint violation: \"REFERRAL_STATE: \" with 'secret'", "23513", 23_513);

        assertThat(ErrorMessages.describe(new DataIntegrityViolationException("insert", refused)))
                .startsWith("Internal error. The database answered with an error: constraint REFERRAL_STATE,"
                        + " SQL state 23513, error code 23513")
                .endsWith("Please report this line.")
                .doesNotContain("secret", "insert");
    }

    @Test
    void anUnavailableDatabaseIsReportedWithTheSettingsToCheck() {
        assertThat(ErrorMessages.describe(new SQLException("Connection to localhost:5432 refused.", "08001")))
                .isEqualTo("The database is unavailable: Connection to localhost:5432 refused."
                        + " Check --spring.datasource.url, the user and the password.");
    }
}
