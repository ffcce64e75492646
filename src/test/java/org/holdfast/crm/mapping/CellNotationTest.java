package org.holdfast.crm.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.holdfast.facts.validation.InvalidInput;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class CellNotationTest {

    private static final CellNotation NOTATION = new CellNotation(',', List.of("dd.MM.yyyy"), ZoneOffset.UTC);

    /** A broken quotation mark turns the rest of a file into one cell; the search for a currency would take hours. */
    @Test
    @Timeout(30)
    void aCellOfMegabytesIsRefusedAtOnce() {
        String cell = "1" + " ".repeat(4_000_000) + "1";

        for (Class<?> type : List.of(BigDecimal.class, Integer.class, LocalDate.class)) {
            assertThatThrownBy(() -> NOTATION.canonical(type, "value", cell))
                    .isInstanceOf(InvalidInput.class)
                    .hasMessageContaining("which has 4000002 characters; expected a ")
                    .hasMessageContaining(" of at most 300");
        }
    }

    @Test
    void aNumberOfAsManyDigitsAsPossibleMayHaveSeparators() {
        String cell = "1" + ".000".repeat(33) + ",5 EUR";

        assertThat(NOTATION.canonical(BigDecimal.class, "value", cell)).isEqualTo("1" + "000".repeat(33) + ".5");
    }
}
