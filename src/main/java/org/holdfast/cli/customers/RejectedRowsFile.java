package org.holdfast.cli.customers;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import org.holdfast.facts.validation.SpreadsheetCells;
import org.holdfast.ingestion.csv.RejectedRow;

/** Writes the rows that an import left out, customer by customer, so that they can be corrected in a spreadsheet. */
final class RejectedRowsFile {

    private RejectedRowsFile() {}

    /** Returns whether the file can be written, which has to be known before anything is imported. */
    static boolean isWritable(Path path) {
        Path folder = path.toAbsolutePath().getParent();
        return Files.exists(path)
                ? Files.isRegularFile(path) && Files.isWritable(path)
                : folder != null && Files.isDirectory(folder) && Files.isWritable(folder);
    }

    static void write(Path path, List<RejectedRow> rows) {
        try (CsvWriter out = CsvWriter.builder().build(path)) {
            out.writeRecord("customer", "file", "line", "column", "reason", "because of another row");
            rows.stream()
                    .sorted(Comparator.comparing(RejectedRow::customer))
                    .forEach(row -> out.writeRecord(SpreadsheetCells.of(
                            row.customer(),
                            row.file(),
                            row.line() == 0 ? "" : String.valueOf(row.line()),
                            row.column(),
                            row.reason(),
                            row.isConsequence() ? "yes" : "no")));
        } catch (IOException e) {
            throw new UncheckedIOException("The file " + path + " cannot be written", e);
        }
    }
}
