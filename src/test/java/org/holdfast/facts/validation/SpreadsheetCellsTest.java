package org.holdfast.facts.validation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SpreadsheetCellsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "=cmd|' /C calc'!A0",
                "=1+1",
                "@SUM(A1)",
                "+cmd|' /C calc'!A0",
                "-2+3+cmd|' /C calc'!A0",
                "-x",
                "+A1",
                "\t=1",
                "\r=1",
                "="
            })
    void formulasAreEscaped(String cell) {
        assertThat(SpreadsheetCells.of(cell)).containsExactly("'" + cell);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "tea",
                "-5",
                "-5.50",
                "+40 722 123-456",
                "+373 (22) 12/34",
                "-",
                "a=b",
                "me@example.org",
                "'quoted",
                "2026-03-12"
            })
    void otherCellsAreUnchanged(String cell) {
        assertThat(SpreadsheetCells.of(cell)).containsExactly(cell);
    }
}
