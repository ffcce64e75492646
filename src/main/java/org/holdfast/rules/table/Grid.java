package org.holdfast.rules.table;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.util.ArrayList;
import java.util.List;
import org.holdfast.rules.source.Origin;
import org.holdfast.rules.source.Problems;
import org.holdfast.rules.workbook.Workbook;

/** The cells of a table, with the line on which each row begins. */
record Grid(List<Row> rows) {

    static final int MAX_ROWS = 2_000;
    static final int MAX_COLUMNS = 40;
    /** Most characters that the rules of a table may have before their values are looked at. */
    static final int MAX_CHARACTERS = 1_000_000;

    record Row(int line, List<String> cells) {

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
    }

    /** From the first sheet of an .xlsx workbook. */
    static Grid xlsx(String file, byte[] bytes, Problems problems) {
        List<Row> rows = new ArrayList<>();
        for (List<String> cells : Workbook.read(file, bytes, "RuleTable", MAX_ROWS, MAX_COLUMNS, problems)) {
            rows.add(new Row(rows.size() + 1, cells));
        }
        return new Grid(rows);
    }

    /** From comma- or semicolon-separated text. */
    static Grid csv(String file, String text, Problems problems) {
        List<Row> rows = new ArrayList<>();
        String header = text.lines().limit(3).reduce("", String::concat);
        char separator = header.chars().filter(c -> c == ';').count() > header.chars().filter(c -> c == ',').count() ? ';' : ',';
        try (CsvReader<CsvRecord> reader = CsvReader.builder().fieldSeparator(separator).skipEmptyLines(false)
                .allowExtraFields(true).allowMissingFields(true).ofCsvRecord(text)) {
            for (CsvRecord record : reader) {
                rows.add(new Row((int) record.getStartingLineNumber(), record.getFields()));
                if (rows.size() > MAX_ROWS || record.getFieldCount() > MAX_COLUMNS) {
                    problems.error(new Origin(file, (int) record.getStartingLineNumber(), ""),
                            "A table can have at most " + MAX_ROWS + " rows and " + MAX_COLUMNS + " columns.", "Maybe split it.");
                    return new Grid(List.of());
                }
            }
        } catch (java.io.IOException | CsvParseException e) {
            problems.error(Origin.of(file), "This is not a table that can be read: " + e.getMessage() + ".",
                    "Maybe a quotation mark is not closed.");
        }
        return new Grid(rows);
    }

    /**
     * How many characters the rules could have: every row repeats the sentences with its values in them, so that a small file can make
     * large rules.
     */
    long charactersOfRules(int sentences, int firstRule) {
        long characters = 0;
        for (Row row : rows.subList(firstRule, rows.size())) {
            for (int column = 0; column < row.cells.size(); column++) {
                String sentence = rows.get(sentences).cell(column);
                String value = row.cell(column);
                characters += (long) value.length() * (1 + count(sentence, '$')) + (long) sentence.length() * (1 + count(value, ','));
            }
        }
        return characters;
    }

    private static long count(String text, char sign) {
        return text.chars().filter(c -> c == sign).count();
    }
}
