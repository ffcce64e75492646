package org.holdfast.crm.csv;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One CSV file with a header (RFC 4180, UTF-8, with or without a byte order mark). */
final class CsvFile {

    private final Path path;
    private final String name;

    CsvFile(Path path) {
        this.path = path;
        this.name = path.getFileName().toString();
    }

    String name() {
        return name;
    }

    /** A row and the names of its cells. */
    record Row(String file, long line, List<String> header, List<String> cells) {

        /** The cell under a header, or {@code null} when it is empty or there is no such column. */
        @Nullable String cell(String column) {
            int index = header.indexOf(column);
            String cell = index < 0 ? "" : cells.get(index).strip();
            return cell.isEmpty() ? null : cell;
        }
    }

    /**
     * Reads all rows in turn. What is wrong with a row goes to {@code bad}, and the row is left out.
     *
     * @return whether the file as a whole could be read
     */
    boolean read(Set<String> known, Set<String> required, Consumer<Row> good, Consumer<BadRow> bad) {
        try (Reader text = new InputStreamReader(Files.newInputStream(path), StandardCharsets.UTF_8.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT).onUnmappableCharacter(CodingErrorAction.REPORT));
                CsvReader<CsvRecord> reader = CsvReader.builder().allowExtraFields(true).allowMissingFields(true)
                        .ofCsvRecord(text)) {
            List<String> header = null;
            for (CsvRecord record : reader) {
                if (header == null) {
                    header = record.getFields().stream().map(CsvFile::title).toList();
                    if (!headerIsSound(header, known, required, bad)) {
                        return false;
                    }
                } else if (record.getFieldCount() != header.size()) {
                    bad.accept(new BadRow(name, record.getStartingLineNumber(), "", "has " + record.getFieldCount() + " cells, but the header has "
                            + header.size() + "; maybe a comma or a quotation mark is missing"));
                } else {
                    good.accept(new Row(name, record.getStartingLineNumber(), header, record.getFields()));
                }
            }
            if (header == null) {
                bad.accept(new BadRow(name, 0, "", "is empty; a header is expected in the first line"));
            }
            return header != null;
        } catch (UncheckedIOException | IOException | CsvParseException e) {
            bad.accept(new BadRow(name, 0, "", problem(e)));
            return false;
        }
    }

    /** A header cell; the first can carry the byte order mark that some programs put before a text. */
    private static String title(String cell) {
        return (cell.startsWith("\uFEFF") ? cell.substring(1) : cell).strip();
    }

    private boolean headerIsSound(List<String> header, Set<String> known, Set<String> required, Consumer<BadRow> bad) {
        boolean sound = true;
        Set<String> seen = new HashSet<>();
        for (String column : header) {
            if (!known.contains(column)) {
                bad.accept(new BadRow(name, 1, column, "is not a known column; known are "
                        + String.join(", ", known.stream().sorted().toList())));
                sound = false;
            } else if (!seen.add(column)) {
                bad.accept(new BadRow(name, 1, column, "stands twice in the header"));
                sound = false;
            }
        }
        for (String column : required) {
            if (!seen.contains(column)) {
                bad.accept(new BadRow(name, 1, column, "is missing in the header"));
                sound = false;
            }
        }
        return sound;
    }

    private static String problem(Exception e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof CharacterCodingException) {
                return "is not UTF-8 text; maybe it was saved as Windows-1252 or UTF-16. Save it again with the encoding UTF-8";
            }
        }
        return "cannot be read as CSV: " + e.getMessage();
    }
}
