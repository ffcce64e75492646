package org.holdfast.ingestion.csv;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.holdfast.diagnostics.text.CsvText;
import org.holdfast.diagnostics.text.TextEncoding;
import org.holdfast.ingestion.csv.text.OpenQuotes;
import org.jspecify.annotations.Nullable;

/**
 * A CSV file with a header, according to RFC 4180 or as written by spreadsheet programs, with other separators,
 * {@code sep=}, byte order marks or UTF-16.
 */
public final class CsvFile {

    /** Maximum size: the text is held in memory while its rows are read. */
    private static final long MAX_BYTES = 1L << 30;
    /** Progress is shown after so many lines. */
    private static final long LINES_PER_STEP = 1_000;

    private final Path path;
    private final Shape shape;
    private final String name;
    private final ImportFindings findings;

    public CsvFile(Path path, ImportFindings findings) {
        this(path, Shape.CONTRACT, findings);
    }

    CsvFile(Path path, Shape shape, ImportFindings findings) {
        this.path = path;
        this.shape = shape;
        this.name = path.getFileName().toString();
        this.findings = findings;
    }

    String name() {
        return name;
    }

    /**
     * How a file is to be read.
     *
     * @param separator between cells; {@code null} to detect it
     * @param charset the encoding; {@code null} for UTF-8, or what a byte order mark says
     * @param mapping how its columns become fields; {@code null} if it has the columns of the contract
     */
    record Shape(
            @Nullable Character separator,
            @Nullable Charset charset,
            @Nullable RowMapping mapping) {

        /** A file with the columns of the contract. */
        static final Shape CONTRACT = new Shape(null, null, null);
    }

    /**
     * A row with the header of its file.
     *
     * @param hasSemicolons whether cells are separated by semicolons, so that the decimal separator may be a comma
     * @param mapping how the row was obtained; {@code null} if the file has the columns of the contract
     */
    public record Row(
            String file,
            long line,
            List<String> header,
            List<String> cells,
            boolean hasSemicolons,
            @Nullable RowMapping mapping) {

        private static final List<String> OWNERS = List.of("customerId", "customer_id", "id");

        /** Returns the id of the customer that the row is about; empty if it has none. */
        String customer() {
            return OWNERS.stream()
                    .filter(header::contains)
                    .findFirst()
                    .map(this::cellOrEmpty)
                    .orElse("");
        }

        /** Returns a field as the file names it. */
        String shown(String field) {
            return mapping == null ? field : mapping.shown(field);
        }

        /** Returns the cell of a column; {@code null} if it is empty or there is no such column. */
        public @Nullable String cell(String column) {
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
    public boolean read(Set<String> known, Set<String> required, Consumer<Row> accepted, Runnable malformed) {
        CsvText csv = text();
        if (csv == null) {
            return false;
        }
        OpenQuotes.Fault open = new OpenQuotes(csv.text(), csv.separator()).first();
        if (open != null) {
            findings.reject(new RejectedRow(name, open.line(), "", open.reason()));
            return false;
        }
        if (csv.separator() != ',' && shape.separator() == null) {
            findings.note(name + ": its cells are separated by " + csv.separatorName());
        }
        try (CsvReader<CsvRecord> reader = CsvReader.builder()
                .fieldSeparator(csv.separator())
                .allowExtraFields(true)
                .allowMissingFields(true)
                .ofCsvRecord(csv.text())) {
            findings.progress()
                    .begins("Reading " + name, "lines", csv.text().lines().count());
            RowMapping mapping = shape.mapping();
            Header header = mapping == null
                    ? new Header(name, known, required, findings)
                    : Header.ofMapping(name, mapping.columns(), findings);
            return rows(reader, csv.separator() == ';', header, accepted, malformed);
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
        long line = 0;
        for (CsvRecord record : reader) {
            if (record.getStartingLineNumber() - line >= LINES_PER_STEP) {
                findings.progress().advances(record.getStartingLineNumber() - line);
                line = record.getStartingLineNumber();
            }
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
                accept(
                        new Row(name, record.getStartingLineNumber(), header, record.getFields(), semicolons, null),
                        accepted);
            }
        }
        if (header == null) {
            findings.reject(new RejectedRow(name, 0, "", "is empty; a header is expected in the first line"));
        }
        return header != null;
    }

    private void accept(Row row, Consumer<Row> accepted) {
        RowMapping mapping = shape.mapping();
        if (mapping == null) {
            accepted.accept(row);
            return;
        }
        if (row.cells.stream().allMatch(String::isBlank)) {
            // Spreadsheet programs write the separators of empty rows.
            return;
        }
        Map<String, Integer> columns = new HashMap<>();
        for (int i = row.header.size() - 1; i >= 0; i--) {
            columns.put(row.header.get(i), i);
        }
        Row mapped = new Row(name, row.line, mapping.fields(), mapping.cells(columns, row.cells), false, mapping);
        if (!mapping.isSilent(mapped) && !mapping.isRepeated(mapped)) {
            accepted.accept(mapped);
        }
    }

    private @Nullable CsvText text() {
        try {
            if (Files.size(path) > MAX_BYTES) {
                findings.reject(new RejectedRow(
                        name, 0, "", "is larger than " + MAX_BYTES / 1024 / 1024 + " MiB; split it by customers"));
                return null;
            }
            byte[] bytes = Files.readAllBytes(path);
            CsvText csv = CsvText.of(decoded(bytes), 1);
            Character separator = shape.separator();
            return separator == null ? csv : new CsvText(csv.text(), separator);
        } catch (TextEncoding.Undecodable e) {
            findings.reject(new RejectedRow(name, e.line(), "", "is not " + encoding() + " text. " + e.hint()));
        } catch (NoSuchFileException e) {
            findings.reject(new RejectedRow(name, 0, "", "cannot be read: there is no such file"));
        } catch (IOException e) {
            findings.reject(new RejectedRow(name, 0, "", "cannot be read: " + e.getMessage()));
        }
        return null;
    }

    private String decoded(byte[] bytes) throws TextEncoding.Undecodable {
        Charset charset = shape.charset();
        if (charset != null) {
            return TextEncoding.decode(bytes, charset);
        }
        TextEncoding encoding = TextEncoding.of(bytes);
        if (encoding.isUnusual()) {
            findings.note(name + ": it is encoded in " + encoding.label());
        }
        return TextEncoding.decode(bytes);
    }

    private String encoding() {
        Charset charset = shape.charset();
        return charset == null ? "UTF-8" : charset.name();
    }
}
