package org.holdfast.rules.table.grid;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.holdfast.diagnostics.Problem;
import org.holdfast.diagnostics.Problems;
import org.holdfast.facts.validation.InvalidInput;
import org.holdfast.rules.files.BookSource;
import org.holdfast.rules.table.TableReader;
import org.holdfast.rules.table.xlsx.Workbook;
import org.holdfast.rules.table.xlsx.WorkbookWriter;

/** Tables that leave for a spreadsheet program and come back. */
public final class TableTransfer {

    private static final String CSV = ".csv";
    private static final String XLSX = ".xlsx";
    private static final String MARK = "\uFEFF";

    private TableTransfer() {}

    public static byte[] xlsx(List<List<String>> rows) {
        return WorkbookWriter.write(rows);
    }

    /** Returns CSV that a spreadsheet program opens with all letters, and without running anything. */
    public static byte[] csv(List<List<String>> rows) {
        return rows.stream()
                .map(row -> row.stream()
                        .map(cell -> CsvField.of(CellGuard.guarded(cell), ',').raw())
                        .collect(Collectors.joining(",")))
                .collect(Collectors.joining("\r\n", MARK, "\r\n"))
                .getBytes(StandardCharsets.UTF_8);
    }

    /**
     * Reads a table that comes back.
     *
     * @param name name of the file, whose ending says what it is
     * @throws InvalidInput if it is not a table, or exceeds a limit
     */
    public static List<List<String>> read(String name, byte[] bytes) {
        String ending = name.toLowerCase(Locale.ROOT).endsWith(XLSX) ? XLSX : CSV;
        if (!name.toLowerCase(Locale.ROOT).endsWith(ending)) {
            throw new InvalidInput("file", "is \"" + name + "\"; expected a name that ends with .xlsx or .csv");
        }
        if (bytes.length > BookSource.MAX_FILE_BYTES) {
            throw new InvalidInput(
                    "file", "has " + bytes.length + " bytes; expected at most " + BookSource.MAX_FILE_BYTES);
        }
        if (ending.equals(XLSX) && Workbook.hasMacros(bytes)) {
            throw new InvalidInput("file", "is a workbook with macros; expected one that was saved without them");
        }
        Problems problems = new Problems();
        String path = "upload" + ending;
        List<List<String>> cells = TableReader.cells(BookSource.ofPublished(Map.of(path, bytes)), path, problems);
        problems.list().stream().filter(Problem::isError).findFirst().ifPresent(problem -> {
            throw new InvalidInput("file", "cannot be read as a table. " + problem.message() + " " + problem.hint());
        });
        return ending.equals(XLSX)
                ? cells
                : cells.stream()
                        .map(row -> row.stream().map(CellGuard::unguarded).toList())
                        .toList();
    }
}
