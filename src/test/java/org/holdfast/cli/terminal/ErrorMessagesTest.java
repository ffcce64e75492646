package org.holdfast.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.UncheckedIOException;
import java.nio.file.NoSuchFileException;
import java.sql.SQLException;
import org.holdfast.facts.validation.InvalidInput;
import org.holdfast.facts.validation.NotFound;
import org.holdfast.rules.files.BookUnreadable;
import org.junit.jupiter.api.Test;
import org.springframework.boot.web.server.PortInUseException;

class ErrorMessagesTest {

    @Test
    void aFailureWrappedBySpringIsFound() {
        RuntimeException wrapped =
                new IllegalStateException("bean", new RuntimeException(new BookUnreadable("There is no folder x.")));

        assertThat(ErrorMessages.describe(wrapped)).isEqualTo("There is no folder x.");
    }

    @Test
    void invalidInputNamesItsField() {
        assertThat(ErrorMessages.describe(new InvalidInput("from", "lies after until")))
                .isEqualTo("\"from\" lies after until.");
        assertThat(ErrorMessages.describe(new InvalidInput("", "The file is empty")))
                .isEqualTo("The file is empty.");
        assertThat(ErrorMessages.describe(new NotFound("customer", "c"))).isEqualTo("There is no customer \"c\".");
    }

    @Test
    void aPortInUseIsReportedWithAnAlternative() {
        assertThat(ErrorMessages.describe(new RuntimeException(new PortInUseException(8080))))
                .startsWith("Port 8080 is in use.")
                .contains("--server.port=8081");
    }

    @Test
    void aDatabaseErrorIsDescribedWithoutItsStatement() {
        SQLException refused = new SQLException("secret; SQL statement: select", "23505", 23_505);

        assertThat(ErrorMessages.describe(new RuntimeException(refused)))
                .contains("23505")
                .doesNotContain("secret", "select");
    }

    @Test
    void otherFailuresHaveTheMessageOfTheirCause() {
        assertThat(ErrorMessages.describe(new UncheckedIOException(new NoSuchFileException("facts.csv"))))
                .isEqualTo("facts.csv");
        assertThat(ErrorMessages.describe(new RuntimeException(new IllegalStateException())))
                .isEqualTo("IllegalStateException");
    }
}
