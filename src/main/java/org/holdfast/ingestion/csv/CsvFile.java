package org.holdfast.ingestion.csv;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.holdfast.diagnostics.text.CsvText;
import org.holdfast.diagnostics.text.TextEncoding;
import org.jspecify.annotations.Nullable;

/**
 * A CSV file with a header, according to RFC 4180 or as written by spreadsheet programs, with other separators,
 * {@code sep=}, byte order marks or UTF-16.
 */
final class CsvFile {

    /** Maximum size: the text is held in memory while its rows are read. */
    private static final long MAX_BYTES = 1L << 30;

    private final Path path;
    private final String name;
    private final ImportFindings findings;

    CsvFile(Path path, ImportFindings findings) {
        this.path = path;
        this.name = path.getFileName().toString();
        this.findings = findings;
    }

    String name() {
        return name;
    }

    /**
     * A row with the header of its file.
     *
     * @param hasSemicolons whether cells are separated by semicolons, so that the decimal separator may be a comma
     */
    record Row(String file, long line, List<String> header, List<String> cells, boolean hasSemicolons) {

        /** Returns the cell of a column; {@code null} if it is empty or there is no such column. */
        @Nullable
        String cell(String column) {
            int index = header.indexOf(column);
            String cell = index < 0 ? "" : cells.get(index).strip();
            return cell.isEmpty() ? null : cell;
        }

        /** Returns the cell of a column; an empty string if it is empty or there is no such column. */
        String cellOrEmpty(String column) {
            String cell = cell(column);
            return cell == null ? "" : cell;
        }
    }

    /**
     * Reads all rows in order. A row whose number of cells differs from the header is reported and skipped.
     *
     * @param accepted called with each well-formed row
     * @param malformed called for each skipped row, whose owner is unknown
     * @return whether the file as a whole could be read; otherwise no row was passed on
     */
    boolean read(Set<String> known, Set<String> required, Consumer<Row> accepted, Runnable malformed) {
        CsvText csv = text();
        if (csv == null) {
            return false;
        }
        OpenQuotes.Fault open = new OpenQuotes(csv.text(), csv.separator()).first();
        if (open != null) {
            findings.reject(new RejectedRow(name, open.line(), "", open.reason()));
            return false;
        }
        if (csv.separator() != ',') {
            findings.note(name + ": its cells are separated by " + csv.separatorName());
        }
        try (CsvReader<CsvRecord> reader = CsvReader.builder()
                .fieldSeparator(csv.separator())
                .allowExtraFields(true)
                .allowMissingFields(true)
                .ofCsvRecord(csv.text())) {
            return rows(
                    reader, csv.separator() == ';', new Header(name, known, required, findings), accepted, malformed);
        } catch (IOException | CsvParseException e) {
            findings.reject(new RejectedRow(name, 0, "", "cannot be read as CSV: " + e.getMessage()));
            return false;
        }
    }

    private boolean rows(
            CsvReader<CsvRecord> reader,
            boolean semicolons,
            Header expected,
            Consumer<Row> accepted,
            Runnable malformed) {
        List<String> header = null;
        for (CsvRecord record : reader) {
            if (header == null) {
                header = record.getFields().stream().map(String::strip).toList();
                if (!expected.isValid(header, record.getStartingLineNumber())) {
                    return false;
                }
            } else if (record.getFieldCount() != header.size()) {
                findings.reject(new RejectedRow(
                        name,
                        record.getStartingLineNumber(),
                        "",
                        "has " + record.getFieldCount() + " cells, but the header has " + header.size()
                                + "; maybe a comma or a quotation mark is missing"));
                malformed.run();
            } else {
                accepted.accept(new Row(name, record.getStartingLineNumber(), header, record.getFields(), semicolons));
            }
        }
        if (header == null) {
            findings.reject(new RejectedRow(name, 0, "", "is empty; a header is expected in the first line"));
        }
        return header != null;
    }

    private @Nullable CsvText text() {
        try {
            if (Files.size(path) > MAX_BYTES) {
                findings.reject(new RejectedRow(
                        name, 0, "", "is larger than " + MAX_BYTES / 1024 / 1024 + " MiB; split it by customers"));
                return null;
            }
            byte[] bytes = Files.readAllBytes(path);
            TextEncoding encoding = TextEncoding.of(bytes);
            if (encoding.isUnusual()) {
                findings.note(name + ": it is encoded in " + encoding.label());
            }
            return CsvText.of(TextEncoding.decode(bytes), 1);
        } catch (TextEncoding.Undecodable e) {
            findings.reject(new RejectedRow(name, e.line(), "", "is not UTF-8 text. " + e.hint()));
        } catch (IOException e) {
            findings.reject(new RejectedRow(name, 0, "", "cannot be read: " + e.getMessage()));
        }
        return null;
    }
}
