package org.holdfast.ingestion.points;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.holdfast.audit.Actor;
import org.holdfast.facts.json.FactsJson;
import org.holdfast.facts.validation.InvalidInput;
import org.holdfast.facts.validation.NotFound;
import org.holdfast.facts.validation.SimilarNames;
import org.holdfast.outcomes.DifferentEntry;
import org.holdfast.outcomes.HandEntry;
import org.holdfast.outcomes.HandPoints;
import tools.jackson.databind.node.ObjectNode;

/**
 * Enters balances of another programme, or its whole ledger, from a CSV file. Either all rows are entered or none: they
 * are checked first, and each that is not valid is named.
 */
public final class PointsFile {

    private static final List<String> COLUMNS = Arrays.stream(HandEntry.class.getRecordComponents())
            .map(RecordComponent::getName)
            .toList();
    private static final List<String> REQUIRED = List.of("customerId", "programme", "amount", "key", "reason");

    private final Path path;
    private final List<String> problems = new ArrayList<>();
    private final List<Row> rows = new ArrayList<>();

    private record Row(long line, HandEntry entry) {}

    /**
     * What became of a file.
     *
     * @param unchanged number of rows that had been entered before
     * @param problems the rows that are not valid, with file, line and column; nothing is entered if there are any
     */
    public record Result(int entered, int unchanged, List<String> problems) {}

    public PointsFile(Path path) {
        this.path = path;
    }

    /** @param dry whether to check the rows only */
    public Result enter(HandPoints points, Actor actor, boolean dry) {
        read();
        Map<String, Long> together = new HashMap<>();
        for (Row row : rows) {
            HandEntry entry = row.entry;
            String account = entry.customerId() + "\n" + entry.programme() + "\n" + entry.unit();
            try {
                if (points.check(entry, together.getOrDefault(account, 0L))) {
                    together.merge(account, (long) entry.amount(), Long::sum);
                }
            } catch (InvalidInput e) {
                problem(row.line, e);
            } catch (DifferentEntry e) {
                problem(row.line, new InvalidInput("key", e.getMessage()));
            }
        }
        if (dry || !problems.isEmpty() || rows.isEmpty()) {
            return new Result(0, 0, List.copyOf(problems));
        }
        points.begun(actor, path.getFileName().toString());
        int entered = 0;
        for (Row row : rows) {
            try {
                entered += points.open(row.entry, actor).entered() ? 1 : 0;
            } catch (InvalidInput e) {
                // Something has changed since the rows were checked.
                problem(row.line, e);
            } catch (DifferentEntry e) {
                problem(row.line, new InvalidInput("key", e.getMessage()));
            } catch (NotFound e) {
                problem(row.line, new InvalidInput("customerId", "\"" + row.entry.customerId() + "\" is not known"));
            }
        }
        return new Result(entered, rows.size() - entered - problems.size(), List.copyOf(problems));
    }

    private void read() {
        try (CsvReader<CsvRecord> csv = CsvReader.builder()
                .fieldSeparator(separator())
                .allowExtraFields(true)
                .allowMissingFields(true)
                .ofCsvRecord(path)) {
            List<String> header = null;
            Map<String, Long> keys = new HashMap<>();
            for (CsvRecord csvRecord : csv) {
                if (header == null) {
                    header = header(csvRecord);
                } else if (!csvRecord.getFields().stream().allMatch(String::isBlank)) {
                    row(csvRecord, header, keys);
                }
            }
        } catch (CharacterCodingException e) {
            problems.add(path.getFileName() + ": is not in UTF-8");
        } catch (UncheckedIOException e) {
            IOException cause = e.getCause();
            problems.add(path.getFileName()
                    + (cause instanceof CharacterCodingException
                            ? ": is not in UTF-8"
                            : ": cannot be read: " + (cause == null ? e.getMessage() : cause.getMessage())));
        } catch (NoSuchFileException e) {
            problems.add(path.getFileName() + ": cannot be read: there is no such file");
        } catch (CsvParseException | IOException e) {
            problems.add(path.getFileName() + ": cannot be read: " + e.getMessage());
        }
    }

    /** Spreadsheets of many countries separate columns by semicolons. */
    private char separator() throws IOException {
        try (var lines = Files.lines(path)) {
            String first = lines.findFirst().orElse("");
            return first.indexOf(';') >= 0 && first.indexOf(',') < 0 ? ';' : ',';
        }
    }

    private List<String> header(CsvRecord csvRecord) {
        List<String> header = csvRecord.getFields().stream()
                .map(name -> name.replace("\uFEFF", "").strip())
                .toList();
        header.stream()
                .filter(name -> !COLUMNS.contains(name))
                .forEach(name -> problems.add(path.getFileName() + ", line 1: \"" + name + "\" is not a column"
                        + SimilarNames.hint(name, COLUMNS)));
        REQUIRED.stream()
                .filter(name -> !header.contains(name))
                .forEach(name -> problems.add(path.getFileName() + ", line 1: the column \"" + name + "\" is missing"));
        return header;
    }

    private void row(CsvRecord csvRecord, List<String> header, Map<String, Long> keys) {
        long line = csvRecord.getStartingLineNumber();
        try {
            if (csvRecord.getFieldCount() != header.size()) {
                throw new InvalidInput(
                        "",
                        "has " + csvRecord.getFieldCount() + " cells, but the header has " + header.size()
                                + "; maybe a text with a separator lacks its quotation marks");
            }
            ObjectNode fields = FactsJson.mapper().createObjectNode();
            for (int i = 0; i < header.size(); i++) {
                put(fields, header.get(i), csvRecord.getField(i).strip());
            }
            HandEntry entry = FactsJson.read(fields, HandEntry.class);
            Long before = keys.putIfAbsent(entry.customerId() + "\n" + entry.key(), line);
            if (before != null) {
                throw new InvalidInput("key", "\"" + entry.key() + "\" is used for this customer in line " + before);
            }
            rows.add(new Row(line, entry));
        } catch (InvalidInput e) {
            problem(line, e);
        }
    }

    private static void put(ObjectNode fields, String column, String cell) {
        if (cell.isEmpty() || !COLUMNS.contains(column)) {
            return;
        }
        if (!column.equals("amount")) {
            fields.put(column, cell);
            return;
        }
        try {
            fields.put(column, new BigDecimal(cell).intValueExact());
        } catch (ArithmeticException | NumberFormatException e) {
            throw new InvalidInput("amount", "is \"" + cell + "\"; a whole number is expected, such as 120 or -50");
        }
    }

    private void problem(long line, InvalidInput e) {
        problems.add(path.getFileName() + ", line " + line + (e.field().isEmpty() ? ": " : ", " + e.field() + ": ")
                + e.getMessage());
    }
}
