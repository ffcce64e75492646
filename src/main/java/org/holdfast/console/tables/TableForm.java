package org.holdfast.console.tables;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.holdfast.facts.validation.EnumLabels;
import org.holdfast.facts.validation.InvalidInput;
import org.holdfast.rules.table.grid.CellBlock;
import org.holdfast.rules.table.grid.TableEdit;
import org.jspecify.annotations.Nullable;

/**
 * What the form of a table sent.
 *
 * @param row index of the chosen row, from the first rule
 * @param column index of the column in which a block was pasted
 * @param block the pasted block; empty if there is none
 * @param hash hash of the file that the form was made from, or of the one that its author decided to replace
 * @param body the cells of all rules
 */
record TableForm(Act act, int row, int column, String block, String hash, List<List<String>> body) {

    /** Most rows that are shown as a grid. */
    static final int MAX_ROWS = 200;
    /** Most columns that are shown as a grid. */
    static final int MAX_COLUMNS = 15;

    private static final int MAX_CELL = 2_000;

    /** What a button does. */
    enum Act {
        SAVE,
        ADD,
        COPY,
        UP,
        DOWN,
        DELETE,
        PASTE
    }

    static TableForm of(Map<String, String[]> sent) {
        int rows = number(sent, "rows", MAX_ROWS);
        int columns = number(sent, "columns", MAX_COLUMNS);
        List<List<String>> body = new ArrayList<>();
        for (int row = 0; row < rows; row++) {
            List<String> cells = new ArrayList<>();
            for (int column = 0; column < columns; column++) {
                cells.add(cell(sent, "r" + row + "c" + column));
            }
            body.add(cells);
        }
        String over = text(sent, "over");
        return new TableForm(
                over.isEmpty() ? EnumLabels.read(Act.class, "act", text(sent, "act")) : Act.SAVE,
                number(sent, "row", MAX_ROWS),
                number(sent, "column", MAX_COLUMNS),
                text(sent, "block"),
                over.isEmpty() ? text(sent, "hash") : over,
                body);
    }

    private static String cell(Map<String, String[]> sent, String name) {
        if (!sent.containsKey(name)) {
            throw new InvalidInput(name, "is missing; expected are all cells of the table");
        }
        String cell = text(sent, name).replace("\r\n", "\n");
        if (cell.length() > MAX_CELL) {
            throw new InvalidInput(name, "has " + cell.length() + " characters; expected at most " + MAX_CELL);
        }
        return cell;
    }

    private static String text(Map<String, String[]> sent, String name) {
        String[] values = sent.getOrDefault(name, new String[0]);
        if (values.length > 1) {
            throw new InvalidInput(name, "is " + Arrays.toString(values) + "; expected one value");
        }
        return values.length == 0 ? "" : values[0];
    }

    private static int number(Map<String, String[]> sent, String name, int most) {
        String text = text(sent, name);
        if (text.isEmpty()) {
            return 0;
        }
        int number = text.matches("\\d{1,4}") ? Integer.parseInt(text) : most + 1;
        if (number > most) {
            throw new InvalidInput(name, "is \"" + text + "\"; expected a number from 0 to " + most);
        }
        return number;
    }

    /** Returns the change of the rules that the button makes; {@code null} if it only saves what was typed. */
    private @Nullable TableEdit edit() {
        return switch (act) {
            case SAVE -> null;
            case ADD -> new TableEdit.AddRow(row);
            case COPY -> new TableEdit.CopyRow(row);
            case UP -> new TableEdit.MoveRow(row, Math.max(0, row - 1));
            case DOWN -> new TableEdit.MoveRow(row, Math.min(body.size() - 1, row + 1));
            case DELETE -> new TableEdit.DeleteRow(row);
            case PASTE -> new TableEdit.Paste(row, column, CellBlock.of(block));
        };
    }

    /**
     * Returns the rules as the form wants them.
     *
     * @throws InvalidInput if there would be too many
     */
    List<List<String>> edited() {
        TableEdit edit = edit();
        List<List<String>> edited = edit == null ? body : edit.apply(body);
        int widest = edited.stream().mapToInt(List::size).max().orElse(0);
        if (edited.size() > MAX_ROWS || widest > MAX_COLUMNS) {
            throw new InvalidInput(
                    "rows",
                    "are " + edited.size() + " with " + widest + " columns; expected at most " + MAX_ROWS + " with "
                            + MAX_COLUMNS + " columns. A larger table can be downloaded, changed and uploaded");
        }
        return edited;
    }

    /** Returns the row that is chosen afterwards. */
    int chosen() {
        int last = Math.max(0, body.size() - 1);
        return switch (act) {
            case ADD, COPY -> row + 1;
            case UP -> Math.max(0, row - 1);
            case DOWN -> Math.min(last, row + 1);
            case DELETE -> Math.min(row, Math.max(0, last - 1));
            case SAVE, PASTE -> row;
        };
    }
}
