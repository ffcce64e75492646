package org.holdfast.rules.table.xlsx;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.regex.Pattern;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/** Writes a table as a workbook of one sheet. */
public final class WorkbookWriter {

    /** Numbers that come back as they are: spreadsheet programs keep 15 digits and drop zeros at the end. */
    private static final Pattern NUMBER = Pattern.compile("-?(?:0|[1-9]\\d{0,9})(?:\\.\\d{0,4}[1-9])?");

    /** A spreadsheet program would run such a text if it were typed again. */
    private static final Pattern LIKE_FORMULA = Pattern.compile("[=+\\-@].*", Pattern.DOTALL);

    /** What readers of workbooks take for an escaped character. */
    private static final Pattern LIKE_ESCAPE = Pattern.compile("_(?=x[0-9A-Fa-f]{4}_)");

    private static final Pattern NOT_XML =
            Pattern.compile("[^\\t\\n\\x20-\\uD7FF\\uE000-\\uFFFD\\x{10000}-\\x{10FFFF}]");
    /** Format of cells whose content stays text, whatever is typed. */
    private static final String TEXT = "@";

    private static final double WIDTH = 18;

    private WorkbookWriter() {}

    public static byte[] write(List<List<String>> rows) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (Workbook book = new Workbook(bytes, "Holdfast", "1.0")) {
            Worksheet sheet = book.newWorksheet("Table");
            for (int row = 0; row < rows.size(); row++) {
                for (int column = 0; column < rows.get(row).size(); column++) {
                    write(sheet, row, column, rows.get(row).get(column));
                }
            }
            int columns = rows.stream().mapToInt(List::size).max().orElse(0);
            for (int column = 0; column < columns; column++) {
                sheet.width(column, WIDTH);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static void write(Worksheet sheet, int row, int column, String cell) {
        if (cell.isEmpty()) {
            return;
        }
        if (NUMBER.matcher(cell).matches() && !cell.equals("-0")) {
            sheet.value(row, column, new BigDecimal(cell));
            return;
        }
        String text = cell.replaceAll("\\r\\n?", "\n");
        sheet.value(
                row,
                column,
                LIKE_ESCAPE.matcher(NOT_XML.matcher(text).replaceAll("")).replaceAll("_x005F_"));
        if (LIKE_FORMULA.matcher(cell).matches()) {
            sheet.style(row, column).format(TEXT).set();
        } else if (text.indexOf('\n') >= 0) {
            sheet.style(row, column).wrapText(true).set();
        }
    }
}
