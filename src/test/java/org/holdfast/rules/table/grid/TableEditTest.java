package org.holdfast.rules.table.grid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.holdfast.facts.validation.InvalidInput;
import org.junit.jupiter.api.Test;

class TableEditTest {

    private static final List<List<String>> ROWS = List.of(List.of("a", "1"), List.of("b", "2"), List.of("c"));

    @Test
    void cellsAreSetAlsoBeyondTheEndOfTheirRow() {
        assertThat(new TableEdit.SetCell(2, 2, "x").apply(ROWS)).element(2).isEqualTo(List.of("c", "", "x"));
        assertThat(ROWS).element(2).isEqualTo(List.of("c"));
    }

    @Test
    void aBlockIsPastedAndAddsRows() {
        assertThat(new TableEdit.Paste(2, 1, List.of(List.of("3"), List.of("4", "d"))).apply(ROWS))
                .isEqualTo(List.of(List.of("a", "1"), List.of("b", "2"), List.of("c", "3"), List.of("", "4", "d")));
    }

    @Test
    void rowsAreAddedCopiedMovedAndDeleted() {
        assertThat(new TableEdit.AddRow(0).apply(ROWS)).hasSize(4).element(1).isEqualTo(List.of("", ""));
        assertThat(new TableEdit.CopyRow(1).apply(ROWS)).hasSize(4).element(2).isEqualTo(List.of("b", "2"));
        assertThat(new TableEdit.MoveRow(0, 2).apply(ROWS))
                .isEqualTo(List.of(List.of("b", "2"), List.of("c"), List.of("a", "1")));
        assertThat(new TableEdit.MoveRow(2, 1).apply(ROWS))
                .isEqualTo(List.of(List.of("a", "1"), List.of("c"), List.of("b", "2")));
        assertThat(new TableEdit.DeleteRow(1).apply(ROWS)).isEqualTo(List.of(List.of("a", "1"), List.of("c")));
    }

    @Test
    void aRowThatDoesNotExistIsRefused() {
        for (TableEdit edit : List.of(
                new TableEdit.AddRow(3),
                new TableEdit.CopyRow(-1),
                new TableEdit.MoveRow(0, 3),
                new TableEdit.MoveRow(3, 0),
                new TableEdit.DeleteRow(3),
                new TableEdit.SetCell(4, 0, ""))) {
            assertThatThrownBy(() -> edit.apply(ROWS))
                    .as(edit.toString())
                    .isInstanceOf(InvalidInput.class)
                    .hasMessageContaining("expected a row from 0 to 2");
        }
    }
}
