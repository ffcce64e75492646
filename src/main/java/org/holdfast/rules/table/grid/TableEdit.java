package org.holdfast.rules.table.grid;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.holdfast.facts.validation.InvalidInput;

/** A change of the rows of a table; rows and columns count from 0. */
public sealed interface TableEdit {

    /** Returns the changed rows. */
    default List<List<String>> apply(List<List<String>> rows) {
        List<List<String>> changed = new ArrayList<>();
        rows.forEach(row -> changed.add(new ArrayList<>(row)));
        change(changed);
        return changed;
    }

    /** Changes rows in place. */
    void change(List<List<String>> rows);

    /** Writes a cell. */
    record SetCell(int row, int column, String text) implements TableEdit {

        @Override
        public void change(List<List<String>> rows) {
            List<String> cells = existing(rows, row);
            while (cells.size() <= column) {
                cells.add("");
            }
            cells.set(column, text);
        }
    }

    /** Writes a block of cells, whose top left corner is given; rows are added below as needed. */
    record Paste(int row, int column, List<List<String>> block) implements TableEdit {

        @Override
        public void change(List<List<String>> rows) {
            for (int i = 0; i < block.size(); i++) {
                if (row + i == rows.size()) {
                    rows.add(new ArrayList<>());
                }
                for (int j = 0; j < block.get(i).size(); j++) {
                    new SetCell(row + i, column + j, block.get(i).get(j)).change(rows);
                }
            }
        }
    }

    /** Adds an empty row below another one. */
    record AddRow(int below) implements TableEdit {

        @Override
        public void change(List<List<String>> rows) {
            int width = existing(rows, below).size();
            rows.add(below + 1, new ArrayList<>(Collections.nCopies(width, "")));
        }
    }

    /** Adds a copy of a row below it. */
    record CopyRow(int row) implements TableEdit {

        @Override
        public void change(List<List<String>> rows) {
            rows.add(row + 1, new ArrayList<>(existing(rows, row)));
        }
    }

    /** Moves a row to another place. */
    record MoveRow(int row, int to) implements TableEdit {

        @Override
        public void change(List<List<String>> rows) {
            existing(rows, to);
            List<String> moved = existing(rows, row);
            rows.remove(row);
            rows.add(to, moved);
        }
    }

    /** Removes a row. */
    record DeleteRow(int row) implements TableEdit {

        @Override
        public void change(List<List<String>> rows) {
            existing(rows, row);
            rows.remove(row);
        }
    }

    /** Returns a row that must exist. */
    private static List<String> existing(List<List<String>> rows, int row) {
        if (row < 0 || row >= rows.size()) {
            throw new InvalidInput("row", "is " + row + "; expected a row from 0 to " + (rows.size() - 1));
        }
        return rows.get(row);
    }
}
