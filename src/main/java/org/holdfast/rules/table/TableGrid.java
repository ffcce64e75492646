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

/** The cells of a table, with the line on which each row begins. */
record TableGrid(List<Row> rows) {

    static final int MAX_ROWS = 2_000;
    static final int MAX_COLUMNS = 40;
    /** Most characters that the rules of a table may have before their values are looked at. */
    static final int MAX_CHARACTERS = 1_000_000;
    /** The lines of a table that name things, where nothing says how many there are. */
    private static final int HEAD = 3;

    /** @param numbers the columns in which a workbook keeps a number, whose point can only stand before decimals */
    record Row(int line, List<String> cells, Set<Integer> numbers) {

        String cell(int column) {
            return column < cells.size() ? cells.get(column).strip() : "";
        }

        boolean isEmpty() {
            return cells.stream().allMatch(String::isBlank);
        }

        /** The cells as a person would read them out. */
        String words() {
            return String.join(" | ", cells.stream().map(String::strip).toList());
        }

        private Row withPlainSpaces() {
            return new Row(line, cells.stream().map(TableGrid::withPlainSpaces).toList(), numbers);
        }
    }

    /** From the first sheet of an .xlsx workbook. */
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

    /** From text whose cells are separated by what stands between the kinds of its columns, or by what it declares. */
    static TableGrid csv(String file, String text, Problems problems) {
        List<String> lines = text.lines().dropWhile(String::isBlank).toList();
        int head = 0;
        while (head < lines.size() && !lines.get(head).toUpperCase(Locale.ROOT).contains("CONDITION")) {
            head++;
        }
        CsvText csv = CsvText.of(text, head < lines.size() ? head + 1 : HEAD);
        return read(file, csv.text(), csv.separator(), problems);
    }

    /** From text as release 0.1.0 read it: commas or semicolons, whichever the first lines have more of. */
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
                    "This is not a table that can be read: " + e.getMessage() + ".",
                    "Maybe a quotation mark is not closed.");
        }
        return new TableGrid(rows);
    }

    /** The same cells with plain spaces, where spreadsheet programs put spaces that do not break or have no width. */
    TableGrid withPlainSpaces() {
        return new TableGrid(rows.stream().map(Row::withPlainSpaces).toList());
    }

    private static String withPlainSpaces(String cell) {
        return cell.replaceAll("[\\p{Zs}\\t]", " ")
                .replaceAll("[\\u200B\\u2060\\uFEFF]", "")
                .strip();
    }

    /**
     * How many characters the rules could have: every row repeats the sentences with its values in them, so that a
     * small file can make large rules.
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

    private static long count(String text, char sign) {
        return text.chars().filter(c -> c == sign).count();
    }
}
