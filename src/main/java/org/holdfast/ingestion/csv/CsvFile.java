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
 * One CSV file with a header, as RFC 4180 or as spreadsheet programs write it: other separators, {@code sep=}, byte
 * order marks, UTF-16.
 */
final class CsvFile {

    /** Texts are held in memory while their rows are read. */
    private static final long MOST_BYTES = 1L << 30;

    private final Path path;
    private final String name;
    private final ImportFindings importFindings;

    CsvFile(Path path, ImportFindings importFindings) {
        this.path = path;
        this.name = path.getFileName().toString();
        this.importFindings = importFindings;
    }

    String name() {
        return name;
    }

    /** A row and the names of its cells; semicolons between them tell where a comma is the decimal sign. */
    record Row(String file, long line, List<String> header, List<String> cells, boolean hasSemicolons) {

        /** The cell under a header, or {@code null} when it is empty or there is no such column. */
        @Nullable
        String cell(String column) {
            int index = header.indexOf(column);
            String cell = index < 0 ? "" : cells.get(index).strip();
            return cell.isEmpty() ? null : cell;
        }

        /** The same for an id, which is never empty. */
        String cellOrEmpty(String column) {
            String cell = cell(column);
            return cell == null ? "" : cell;
        }
    }

    /**
     * Reads all rows in turn. A row that has not the cells of the header is told and left out.
     *
     * @param misshapen called for each of those: nobody can say whose row it is
     * @return whether the file as a whole could be read; when it could not, no row was handed on
     */
    boolean read(Set<String> known, Set<String> required, Consumer<Row> good, Runnable misshapen) {
        CsvText csv = text();
        if (csv == null) {
            return false;
        }
        OpenQuotes.Fault open = new OpenQuotes(csv.text(), csv.separator()).first();
        if (open != null) {
            importFindings.bad(new RejectedRow(name, open.line(), "", open.reason()));
            return false;
        }
        if (csv.separator() != ',') {
            importFindings.note(name + ": its cells are separated by " + csv.separatorName());
        }
        try (CsvReader<CsvRecord> reader = CsvReader.builder()
                .fieldSeparator(csv.separator())
                .allowExtraFields(true)
                .allowMissingFields(true)
                .ofCsvRecord(csv.text())) {
            return rows(
                    reader, csv.separator() == ';', new Header(name, known, required, importFindings), good, misshapen);
        } catch (IOException | CsvParseException e) {
            importFindings.bad(new RejectedRow(name, 0, "", "cannot be read as CSV: " + e.getMessage()));
            return false;
        }
    }

    private boolean rows(
            CsvReader<CsvRecord> reader, boolean semicolons, Header expected, Consumer<Row> good, Runnable misshapen) {
        List<String> header = null;
        for (CsvRecord record : reader) {
            if (header == null) {
                header = record.getFields().stream().map(String::strip).toList();
                if (!expected.isSound(header, record.getStartingLineNumber())) {
                    return false;
                }
            } else if (record.getFieldCount() != header.size()) {
                importFindings.bad(new RejectedRow(
                        name,
                        record.getStartingLineNumber(),
                        "",
                        "has " + record.getFieldCount() + " cells, but the header has " + header.size()
                                + "; maybe a comma or a quotation mark is missing"));
                misshapen.run();
            } else {
                good.accept(new Row(name, record.getStartingLineNumber(), header, record.getFields(), semicolons));
            }
        }
        if (header == null) {
            importFindings.bad(new RejectedRow(name, 0, "", "is empty; a header is expected in the first line"));
        }
        return header != null;
    }

    private @Nullable CsvText text() {
        try {
            if (Files.size(path) > MOST_BYTES) {
                importFindings.bad(new RejectedRow(
                        name, 0, "", "is larger than " + MOST_BYTES / 1024 / 1024 + " MiB; split it by customers"));
                return null;
            }
            byte[] bytes = Files.readAllBytes(path);
            TextEncoding encoding = TextEncoding.of(bytes);
            if (encoding.isUnusual()) {
                importFindings.note(name + ": it is in " + encoding.label());
            }
            return CsvText.of(TextEncoding.decode(bytes), 1);
        } catch (TextEncoding.Undecodable e) {
            importFindings.bad(new RejectedRow(name, e.line(), "", "is not UTF-8 text. " + e.hint()));
        } catch (IOException e) {
            importFindings.bad(new RejectedRow(name, 0, "", "cannot be read: " + e.getMessage()));
        }
        return null;
    }
}
