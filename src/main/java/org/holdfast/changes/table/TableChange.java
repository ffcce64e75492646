package org.holdfast.changes.table;

import java.util.List;
import org.holdfast.changes.text.HowChanged;
import org.jspecify.annotations.Nullable;

/**
 * A decision table that differs between two rule books, as a grid of the columns of both.
 *
 * @param columns all columns in the order of the later table; removed ones stand where they were
 * @param rows the rules that differ; their cells stand below the columns
 */
public record TableChange(HowChanged how, String file, List<Column> columns, List<Row> rows, int unchangedRows) {

    public TableChange {
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
    }

    /**
     * A column.
     *
     * @param kind such as {@code CONDITION}
     * @param sentence the sentence of its cells, changed or not
     */
    public record Column(HowChanged how, String kind, Cell heading, Cell sentence) {}

    /**
     * A cell.
     *
     * @param before {@code null} if the row or column was added
     * @param after {@code null} if the row or column was removed
     */
    public record Cell(@Nullable String before, @Nullable String after) {

        /** Returns whether both tables have the cell, with another content. */
        public boolean changed() {
            return before != null && after != null && !before.equals(after);
        }

        /** Returns what to show: the later content, or the earlier one of a removed cell. */
        public String text() {
            String shown = after == null ? before : after;
            return shown == null ? "" : shown;
        }
    }

    /**
     * A row, which is a rule.
     *
     * @param name content of the first column, usually the name of the rule
     * @param lineBefore line of the file, from 1; {@code null} if it was added
     * @param lineAfter {@code null} if it was removed
     */
    public record Row(
            HowChanged how,
            String name,
            @Nullable Integer lineBefore,
            @Nullable Integer lineAfter,
            boolean moved,
            List<Cell> cells) {

        public Row {
            cells = List.copyOf(cells);
        }
    }
}
