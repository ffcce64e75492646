package org.holdfast.rules.table.xlsx;

import de.siegmar.fastcsv.reader.CsvReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/** Workbooks for tests: valid ones written by a library, and unusual ones assembled part by part. */
public final class Workbooks {

    private static final String HEAD = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>";
    private static final String SPACE = "http://schemas.openxmlformats.org/";
    private static final String TYPE = SPACE + "officeDocument/2006/relationships/";

    private Workbooks() {}

    /** Converts CSV to a workbook; text that looks like a number is stored as a number. */
    public static byte[] of(String csv) {
        return of(csv, sheet -> {});
    }

    public static byte[] of(String csv, Consumer<Worksheet> more) {
        return of(book -> {
            Worksheet sheet = book.newWorksheet("Table");
            fill(sheet, csv);
            more.accept(sheet);
        });
    }

    public static byte[] of(SheetsOf sheets) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (Workbook book = new Workbook(bytes, "test", "1.0")) {
            sheets.into(book);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** Writes the sheets of a workbook. */
    public interface SheetsOf {
        void into(Workbook book) throws IOException;
    }

    public static void fill(Worksheet sheet, String csv) {
        int row = 0;
        for (List<String> cells :
                (Iterable<List<String>>) CsvReader.builder()
                        .skipEmptyLines(false)
                        .allowExtraFields(true)
                        .allowMissingFields(true)
                        .ofCsvRecord(csv)
                        .stream()
                        .map(record -> record.getFields())::iterator) {
            for (int column = 0; column < cells.size(); column++) {
                String text = cells.get(column);
                if (text.matches("-?[0-9]+(\\.[0-9]+)?")) {
                    sheet.value(row, column, new BigDecimal(text));
                } else if (!text.isEmpty()) {
                    sheet.value(row, column, text);
                }
            }
            row++;
        }
    }

    /** Returns the parts of a workbook with one sheet, whose rows are given as XML. */
    public static Map<String, String> parts(String rows) {
        return parts(rows, "");
    }

    /** @param behind the XML after the rows, such as merged cells */
    public static Map<String, String> parts(String rows, String behind) {
        Map<String, String> parts = new LinkedHashMap<>();
        parts.put("_rels/.rels", relations("officeDocument", "xl/workbook.xml"));
        parts.put(
                "xl/workbook.xml",
                HEAD + "<workbook xmlns=\"" + SPACE + "spreadsheetml/2006/main\" xmlns:r=\"" + SPACE
                        + "officeDocument/2006/relationships\"><sheets><sheet name=\"Table\" sheetId=\"1\" "
                        + "r:id=\"id0\"/></sheets></workbook>");
        parts.put(
                "xl/_rels/workbook.xml.rels",
                relations(
                        "worksheet",
                        "worksheets/sheet1.xml",
                        "sharedStrings",
                        "sharedStrings.xml",
                        "styles",
                        "styles.xml"));
        parts.put(
                "xl/sharedStrings.xml",
                HEAD + "<sst xmlns=\"" + SPACE + "spreadsheetml/2006/main\"><si><t>first</t></si>"
                        + "<si><r><t>rich </t></r><r><t>text</t></r><rPh sb=\"0\" "
                        + "eb=\"1\"><t>spoken</t></rPh></si></sst>");
        parts.put(
                "xl/styles.xml",
                HEAD + "<styleSheet xmlns=\"" + SPACE + "spreadsheetml/2006/main\"><numFmts count=\"5\">"
                        + "<numFmt numFmtId=\"170\" formatCode=\"dd\\.mm\\.yyyy\"/><numFmt numFmtId=\"171\" "
                        + "formatCode=\"[Red]&quot;days: &quot;0.00\"/>"
                        + "<numFmt numFmtId=\"172\" formatCode=\"0.0&quot;%&quot;\"/><numFmt numFmtId=\"173\" "
                        + "formatCode=\"[$-419]d mmm yy;@\"/>"
                        + "<numFmt numFmtId=\"174\" formatCode=\"#,##0.00\\ [$€-1]\"/></numFmts><cellStyleXfs><xf "
                        + "numFmtId=\"14\"/></cellStyleXfs>"
                        + "<cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/><xf numFmtId=\"10\"/><xf "
                        + "numFmtId=\"170\"/><xf numFmtId=\"171\"/>"
                        + "<xf numFmtId=\"172\"/><xf numFmtId=\"173\"/><xf numFmtId=\"174\"/></cellXfs></styleSheet>");
        parts.put(
                "xl/worksheets/sheet1.xml",
                HEAD + "<worksheet xmlns=\"" + SPACE + "spreadsheetml/2006/main\"><sheetData>" + rows + "</sheetData>"
                        + behind + "</worksheet>");
        return parts;
    }

    public static String relations(String... kindsAndTargets) {
        StringBuilder xml =
                new StringBuilder(HEAD + "<Relationships xmlns=\"" + SPACE + "package/2006/relationships\">");
        for (int i = 0; i < kindsAndTargets.length; i += 2) {
            xml.append("<Relationship Id=\"id")
                    .append(i / 2)
                    .append("\" Type=\"")
                    .append(TYPE)
                    .append(kindsAndTargets[i])
                    .append("\" Target=\"")
                    .append(kindsAndTargets[i + 1])
                    .append("\"/>");
        }
        return xml.append("</Relationships>").toString();
    }

    public static byte[] zip(Map<String, String> parts) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, String> part : parts.entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                zip.write(part.getValue().getBytes(StandardCharsets.UTF_8));
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
