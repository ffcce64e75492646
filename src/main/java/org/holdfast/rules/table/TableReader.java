package org.holdfast.rules.table;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.holdfast.diagnostics.ProblemText;
import org.holdfast.diagnostics.Problems;
import org.holdfast.diagnostics.SourceLocation;
import org.holdfast.diagnostics.text.CsvText;
import org.holdfast.rules.files.BookSource;
import org.holdfast.rules.files.SourceMappedText;
import org.holdfast.rules.language.Sentences;

/**
 * Reads a decision table in Drools' layout: a cell {@code RuleTable NAME}; below it a row of {@code NAME},
 * {@code CONDITION} and {@code ACTION}; an empty row; a row of sentences with {@code $param} (or {@code $1},
 * {@code $2}) as placeholders; a row of headings; then one rule per row. An empty cell omits its sentence from that
 * rule.
 */
public final class TableReader {

    private static final String CSV = ".csv";
    private static final String XLSX = ".xlsx";

    private TableReader() {}

    /** Returns whether a file with this name is a table. */
    public static boolean isTable(String file) {
        return isWorkbook(file) || file.toLowerCase(Locale.ROOT).endsWith(CSV);
    }

    /** Returns whether a file with this name is a workbook; other tables are CSV. */
    public static boolean isWorkbook(String file) {
        return file.toLowerCase(Locale.ROOT).endsWith(XLSX);
    }

    /**
     * Reads a table as rules in sentences; each line is mapped to its row.
     *
     * @param home ISO code of the company's currency
     */
    public static SourceMappedText read(
            BookSource source, String file, Sentences sentences, String home, Problems problems) {
        boolean asMeant = source.semantics().readsTableCellsAsMeant();
        Problems unreadable = new Problems();
        TableGrid tableGrid = grid(source, file, asMeant, unreadable);
        Problems own = new Problems(sentences.languageOf(words(file, tableGrid)));
        own.addAll(unreadable.list());
        TableLayout tableLayout = unreadable.hasErrors() ? null : TableLayoutCheck.sound(file, tableGrid, asMeant, own);
        SourceMappedText rules = new SourceMappedText();
        if (tableLayout != null) {
            rules = asMeant
                    ? new TableRowReader(tableLayout, home, own).read(sentences)
                    : new LegacyRowReader(tableLayout, own).read();
        }
        problems.addAll(own.list());
        return rules;
    }

    /** Returns the cells of a table, row by row, whether or not it is correct; none if it cannot be read. */
    public static List<List<String>> cells(BookSource source, String file) {
        return cells(source, file, new Problems());
    }

    /** Returns the cells of a table, row by row, whether or not it is correct. What cannot be read is reported. */
    public static List<List<String>> cells(BookSource source, String file, Problems problems) {
        return grid(source, file, true, problems).rows().stream()
                .map(TableGrid.Row::cells)
                .toList();
    }

    /** Returns the text of a CSV table with its separator. */
    public static CsvText csvText(String text) {
        return TableGrid.csvText(text);
    }

    private static TableGrid grid(BookSource source, String file, boolean asMeant, Problems problems) {
        if (isWorkbook(file)) {
            TableGrid tableGrid = TableGrid.xlsx(file, source.bytes(file), problems);
            return asMeant ? tableGrid.withPlainSpaces() : tableGrid;
        }
        if (isZip(source.bytes(file))) {
            problems.error(
                    SourceLocation.of(file),
                    ProblemText.of(
                            "table-is-workbook",
                            "name",
                            file.replaceFirst(".*/", "").replaceFirst("\\.[^.]*$", XLSX)));
            return new TableGrid(List.of());
        }
        String text = source.text(file, problems);
        return asMeant
                ? TableGrid.csv(file, text, problems).withPlainSpaces()
                : TableGrid.csvAsFirstRead(file, text, problems);
    }

    /** Returns whether the file is a zip, as workbooks are regardless of their name. */
    private static boolean isZip(byte[] bytes) {
        return bytes.length > 3 && bytes[0] == 'P' && bytes[1] == 'K' && bytes[2] == 3 && bytes[3] == 4;
    }

    /** Returns all cells as text, from which the author's language is detected. */
    private static SourceMappedText words(String file, TableGrid tableGrid) {
        return SourceMappedText.of(
                file, tableGrid.rows().stream().map(TableGrid.Row::words).collect(Collectors.joining("\n")));
    }
}
