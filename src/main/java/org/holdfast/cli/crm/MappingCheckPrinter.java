package org.holdfast.cli.crm;

import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import org.holdfast.cli.terminal.Table;
import org.holdfast.crm.jdbc.MappingCheck;
import org.holdfast.crm.jdbc.SourceRow;
import org.holdfast.crm.mapping.MappedCollection;
import org.holdfast.crm.mapping.Mapping;

/** Prints what the queries of a mapping return. */
final class MappingCheckPrinter {

    private static final int MAX_MISFITS = 20;
    private static final int MAX_WIDTH = 28;

    private MappingCheckPrinter() {}

    /** Prints the first rows of a query and the values that do not fit. */
    static void print(MappingCheck.Tried tried, int rows, PrintWriter out) {
        out.printf("%n%s: %s%n", tried.collected(), checked(tried.rows().size()));
        if (!tried.rows().isEmpty() && rows > 0) {
            printRows(tried, rows, out);
        }
        if (!tried.misfits().isEmpty()) {
            printMisfits(tried.misfits(), out);
        }
    }

    private static String checked(int rows) {
        return switch (rows) {
            case 0 -> "no rows";
            case 1 -> "1 row checked";
            default -> rows + " rows checked";
        };
    }

    private static void printRows(MappingCheck.Tried tried, int rows, PrintWriter out) {
        List<String> columns = tried.columns();
        Table table = new Table(columns.toArray(new String[0]));
        tried.rows().stream()
                .limit(rows)
                .forEach(row -> table.row(columns.stream()
                        .map(column -> cell(tried.collected(), row, column))
                        .toArray()));
        table.print(out);
    }

    private static void printMisfits(List<MappingCheck.Misfit> misfits, PrintWriter out) {
        Table table = new Table("row:", "customer", "record", "column", "does not fit");
        misfits.stream()
                .limit(MAX_MISFITS)
                .forEach(each -> table.row(
                        each.row(), shorten(each.owner()), shorten(each.name()), each.column(), each.reason()));
        table.print(out);
        if (misfits.size() > MAX_MISFITS) {
            out.printf("... and %d more%n", misfits.size() - MAX_MISFITS);
        }
    }

    private static String cell(MappedCollection factCollection, SourceRow row, String field) {
        if (field.equals(factCollection.owner())) {
            return shorten(row.owner());
        }
        if (factCollection.isLines() && factCollection.links().contains(field)) {
            return shorten(String.valueOf(row.parent()));
        }
        return row.has(field) ? shorten(row.text(field)) : "-";
    }

    /** Prints the facts that the mapping leaves unknown. */
    static void printUnknown(Mapping mapping, Map<MappedCollection, MappingCheck.Tried> tried, PrintWriter out) {
        out.printf("%nUnknown facts; conditions about them are never met:%n");
        List<String> unmapped = MappingCheck.unmapped(mapping);
        if (!unmapped.isEmpty()) {
            out.printf("  no query: %s%n", String.join(", ", unmapped));
        }
        tried.values().forEach(each -> {
            if (!each.missing().isEmpty()) {
                out.printf("  %s, no column: %s%n", each.collected(), String.join(", ", each.missing()));
            }
            if (!each.empty().isEmpty()) {
                out.printf("  %s, empty in all rows checked: %s%n", each.collected(), String.join(", ", each.empty()));
            }
        });
        out.println();
    }

    private static String shorten(String text) {
        String line = text.replaceAll("\\s+", " ");
        return line.codePointCount(0, line.length()) <= MAX_WIDTH
                ? line
                : line.substring(0, line.offsetByCodePoints(0, MAX_WIDTH - 1)) + "…";
    }
}
