package org.holdfast.rules.table;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.holdfast.diagnostics.ProblemText;
import org.holdfast.diagnostics.Problems;
import org.holdfast.diagnostics.SourceLocation;
import org.holdfast.diagnostics.text.CsvText;
import org.holdfast.rules.table.xlsx.SheetCell;
import org.holdfast.rules.table.xlsx.Workbook;

/** The cells of a table file. */
record TableGrid(List<Row> rows) {

    static final int MAX_ROWS = 2_000;
    static final int MAX_COLUMNS = 40;
    /** Maximum estimated number of characters of all rules of a table. */
    static final int MAX_CHARACTERS = 1_000_000;
    /** Number of header lines examined if the row of column kinds cannot be found. */
    private static final int HEAD = 3;

    /**
     * One row.
     *
     * @param line the line of the file on which the row begins, counted from 1
     * @param numbers the columns stored as numbers in a workbook, where a point is always a decimal point
     */
    record Row(int line, List<String> cells, Set<Integer> numbers) {

        String cell(int column) {
            return column < cells.size() ? cells.get(column).strip() : "";
        }

        boolean isEmpty() {
            return cells.stream().allMatch(String::isBlank);
        }

        /** Returns the cells as one line of text. */
        String words() {
            return String.join(" | ", cells.stream().map(String::strip).toList());
        }

        private Row withPlainSpaces() {
            return new Row(line, cells.stream().map(TableGrid::withPlainSpaces).toList(), numbers);
        }
    }

    /** Reads the first sheet of an .xlsx workbook. */
    static TableGrid xlsx(String file, byte[] bytes, Problems problems) {
        List<Row> rows = new ArrayList<>();
        for (List<SheetCell> cells : Workbook.read(file, bytes, "RuleTable", MAX_ROWS, MAX_COLUMNS, problems)) {
            Set<Integer> numbers = IntStream.range(0, cells.size())
                    .filter(column -> cells.get(column).number())
                    .boxed()
                    .collect(Collectors.toSet());
            rows.add(
                    new Row(rows.size() + 1, cells.stream().map(SheetCell::text).toList(), numbers));
        }
        return new TableGrid(rows);
    }

    /** Reads CSV; the separator is the declared one, or the one used in the row of column kinds. */
    static TableGrid csv(String file, String text, Problems problems) {
        CsvText csv = csvText(text);
        return read(file, csv.text(), csv.separator(), problems);
    }

    static CsvText csvText(String text) {
        List<String> lines = text.lines().dropWhile(String::isBlank).toList();
        int head = 0;
        while (head < lines.size() && !lines.get(head).toUpperCase(Locale.ROOT).contains("CONDITION")) {
            head++;
        }
        return CsvText.of(text, head < lines.size() ? head + 1 : HEAD);
    }

    /**
     * Reads CSV as release 0.1.0 did: the separator is a comma or a semicolon, whichever is more frequent at the top.
     */
    static TableGrid csvAsFirstRead(String file, String text, Problems problems) {
        String head = text.lines().limit(HEAD).reduce("", String::concat);
        return read(
                file,
                text,
                head.chars().filter(c -> c == ';').count()
                                > head.chars().filter(c -> c == ',').count()
                        ? ';'
                        : ',',
                problems);
    }

    private static TableGrid read(String file, String text, char separator, Problems problems) {
        List<Row> rows = new ArrayList<>();
        try (CsvReader<CsvRecord> reader = CsvReader.builder()
                .fieldSeparator(separator)
                .skipEmptyLines(false)
                .allowExtraFields(true)
                .allowMissingFields(true)
                .ofCsvRecord(text)) {
            for (CsvRecord record : reader) {
                rows.add(new Row((int) record.getStartingLineNumber(), record.getFields(), Set.of()));
                if (rows.size() > MAX_ROWS || record.getFieldCount() > MAX_COLUMNS) {
                    problems.error(
                            new SourceLocation(file, (int) record.getStartingLineNumber(), ""),
                            ProblemText.of("table-too-large", "rows", MAX_ROWS, "columns", MAX_COLUMNS));
                    return new TableGrid(List.of());
                }
            }
        } catch (IOException | CsvParseException e) {
            problems.error(
                    SourceLocation.of(file),
                    "This table cannot be read: " + e.getMessage() + ".",
                    "Maybe a quotation mark is not closed.");
        }
        return new TableGrid(rows);
    }

    /** Returns the grid with plain spaces instead of the non-breaking and zero-width spaces of spreadsheet programs. */
    TableGrid withPlainSpaces() {
        return new TableGrid(rows.stream().map(Row::withPlainSpaces).toList());
    }

    private static String withPlainSpaces(String cell) {
        return cell.replaceAll("[\\p{Zs}\\t]", " ")
                .replaceAll("[\\u200B\\u2060\\uFEFF]", "")
                .strip();
    }

    /**
     * Estimates the total length of the rules. Every row repeats all sentences with its values, so a small file can
     * expand to very long rules.
     */
    long charactersOfRules(int sentences, int firstRule) {
        long characters = 0;
        for (Row row : rows.subList(firstRule, rows.size())) {
            for (int column = 0; column < row.cells.size(); column++) {
                String sentence = rows.get(sentences).cell(column);
                String value = row.cell(column);
                characters += (long) value.length() * (1 + count(sentence, '$'))
                        + (long) sentence.length() * (1 + count(value, ','));
            }
        }
        return characters;
    }

    private static long count(String text, char character) {
        return text.chars().filter(c -> c == character).count();
    }
}
