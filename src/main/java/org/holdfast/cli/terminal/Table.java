package org.holdfast.cli.terminal;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Prints rows as aligned columns. A column whose header ends with a colon is right-aligned; the colon is removed. */
public final class Table {

    private final List<String> header;
    private final List<List<String>> rows = new ArrayList<>();

    public Table(String... header) {
        this.header = List.of(header);
    }

    public void row(Object... cells) {
        rows.add(Arrays.stream(cells).map(String::valueOf).toList());
    }

    public void print(PrintWriter out) {
        int[] widths = new int[header.size()];
        for (int column = 0; column < widths.length; column++) {
            widths[column] = title(column).length();
            for (List<String> row : rows) {
                widths[column] = Math.max(widths[column], width(row.get(column)));
            }
        }
        print(out, header.stream().map(title -> title.replace(":", "")).toList(), widths);
        rows.forEach(row -> print(out, row, widths));
    }

    private void print(PrintWriter out, List<String> cells, int[] widths) {
        StringBuilder line = new StringBuilder();
        for (int column = 0; column < cells.size(); column++) {
            String gap = " ".repeat(widths[column] - width(cells.get(column)));
            line.append(isNumber(column) ? gap + cells.get(column) : cells.get(column) + gap)
                    .append("  ");
        }
        out.println(line.toString().stripTrailing());
    }

    private String title(int column) {
        return header.get(column).replace(":", "");
    }

    private boolean isNumber(int column) {
        return header.get(column).endsWith(":");
    }

    private static int width(String cell) {
        return cell.codePointCount(0, cell.length());
    }
}
