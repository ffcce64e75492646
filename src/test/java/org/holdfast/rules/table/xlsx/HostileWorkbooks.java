package org.holdfast.rules.table.xlsx;

import static org.holdfast.rules.table.xlsx.Workbooks.parts;
import static org.holdfast.rules.table.xlsx.Workbooks.relations;
import static org.holdfast.rules.table.xlsx.Workbooks.zip;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Files that try to exhaust memory or time, to access external resources, or that are not workbooks. */
public final class HostileWorkbooks {

    private static final String SHEET = "xl/worksheets/sheet1.xml";
    private static final String BOOK = "xl/workbook.xml";
    private static final String RELATIONS = "xl/_rels/workbook.xml.rels";
    private static final String CELL = "<row r=\"1\"><c r=\"A1\"><v>1</v></c></row>";

    private final Map<String, Hostile> all = new LinkedHashMap<>();

    /** A file that must be rejected, with a part of the expected message. */
    public record Hostile(byte[] bytes, String message) {}

    private HostileWorkbooks() {
        hostileZips();
        hostileXml();
        hostileCells();
    }

    /** Returns the files by description. */
    public static Map<String, Hostile> all() {
        return new HostileWorkbooks().all;
    }

    private void refused(String name, byte[] bytes, String message) {
        all.put(name, new Hostile(bytes, message));
    }

    private void refused(String name, Map<String, String> parts, String message) {
        refused(name, zip(parts), message);
    }

    private void cells(String name, String rows, String message) {
        refused(name, parts(rows), message);
    }

    private void hostileZips() {
        refused(
                "zip bomb",
                with("xl/media/image1.png", "\0".repeat(100_000_000)),
                "unpacks to more than 16777216 bytes");
        refused("zip bomb in the sheet", with(SHEET, " ".repeat(60_000_000)), "unpacks to more than 16777216 bytes");
        Map<String, String> many = parts(CELL);
        IntStream.range(0, 2_000).forEach(i -> many.put("xl/" + i, ""));
        refused("many parts", zip(many), "more than 1000 parts");
        refused("cut off", Arrays.copyOf(zip(parts(CELL)), 700), "damaged");
        refused("the same part twice", with("XL/Workbook.xml", "<workbook/>"), "damaged");
        byte[] encryptedZip = zip(parts(CELL));
        encryptedZip[listed(encryptedZip) + 8] |= 1;
        refused("encrypted zip", encryptedZip, "protected with a password");
        for (int field : new int[] {0, 10, 16, 42}) {
            byte[] broken = zip(parts(CELL));
            broken[listed(broken) + field] ^= 0x55;
            refused("a wrong list in the zip, " + field, broken, "damaged");
        }
        refused(
                "text",
                "RuleTable T\nNAME,CONDITION,ACTION\n".getBytes(StandardCharsets.UTF_8),
                "not an .xlsx workbook");
        refused("nothing", new byte[0], "not an .xlsx workbook");
        refused("another zip", zip(Map.of("readme.txt", "hello")), "not an .xlsx workbook");
        refused(
                "ods",
                zip(Map.of("mimetype", "application/vnd.oasis.opendocument.spreadsheet", "content.xml", "<x/>")),
                "OpenDocument spreadsheet (.ods)");
        refused(
                "xlsb",
                zip(Map.of("_rels/.rels", relations("officeDocument", "xl/workbook.bin"), "xl/workbook.bin", "x")),
                "binary workbook (.xlsb)");
        byte[] old = Arrays.copyOf(HexFormat.of().parseHex("d0cf11e0a1b11ae1"), 4_096);
        refused("xls", old, "old kind (.xls)");
        byte[] password = old.clone();
        System.arraycopy("EncryptedPackage".getBytes(StandardCharsets.UTF_16LE), 0, password, 1_025, 32);
        refused("password", password, "protected with a password");
    }

    /** Returns the offset of the central directory of a zip. */
    private static int listed(byte[] zip) {
        int at = zip.length - 22;
        return (zip[at + 16] & 0xff) | (zip[at + 17] & 0xff) << 8 | (zip[at + 18] & 0xff) << 16;
    }

    private void hostileXml() {
        String laughs = "<!DOCTYPE w [<!ENTITY a \"ha\">"
                + IntStream.range(1, 20)
                        .mapToObj(i -> "<!ENTITY " + (char) ('a' + i) + " \""
                                + ("&" + (char) ('a' + i - 1) + ";").repeat(10) + "\">")
                        .collect(Collectors.joining())
                + "]>";
        for (String part : List.of(BOOK, RELATIONS, SHEET, "_rels/.rels", "xl/sharedStrings.xml", "xl/styles.xml")) {
            String plain = parts(CELL).get(part);
            refused(
                    "a billion laughs in " + part,
                    with(part, plain.replaceFirst("\\?>", "?>" + laughs).replaceFirst("</", "&t;</")),
                    "declares entities");
        }
        refused(
                "a file of this machine",
                with(
                        SHEET,
                        "<!DOCTYPE w [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><worksheet><sheetData><row r=\"1\">"
                                + "<c r=\"A1\" t=\"str\"><v>&x;</v></c></row></sheetData></worksheet>"),
                "declares entities");
        refused(
                "a foreign declaration",
                with(SHEET, "<!DOCTYPE w SYSTEM \"http://127.0.0.1:9/x.dtd\"><worksheet/>"),
                "declares entities");
        refused("undeclared entity", with(SHEET, "<worksheet><c>&x;</c></worksheet>"), "");
        refused("deep", with(SHEET, "<a>".repeat(4_000_000)), "damaged");
        refused(
                "wide",
                with(
                        SHEET,
                        "<a "
                                + IntStream.range(0, 400_000)
                                        .mapToObj(i -> "a" + i + "=\"\" ")
                                        .collect(Collectors.joining())
                                + "/>"),
                "damaged");
        refused("not closed", with(SHEET, "<worksheet><sheetData><row r=\"1\"><c r=\"A1\"><v>"), "damaged");
        refused("no sheet", with(BOOK, "<workbook/>"), "damaged");
        refused("a sheet outside", with(RELATIONS, relations("worksheet", "../../../../etc/passwd")), "damaged");
        refused(
                "a sheet on another machine",
                with(
                        RELATIONS,
                        relations("worksheet", "http://127.0.0.1:9/sheet.xml")
                                .replace("Target=", "TargetMode=\"External\" Target=")),
                "damaged");
        refused(
                "one sheet over and over",
                with(
                        BOOK,
                        parts(CELL)
                                .get(BOOK)
                                .replace(
                                        "</sheets>",
                                        "<sheet name=\"x\" sheetId=\"2\" r:id=\"id0\"/>".repeat(50_000) + "</sheets>")),
                "one sheet twice");
    }

    private void hostileCells() {
        cells(
                "the last cell",
                "<row r=\"1048576\"><c r=\"XFD1048576\"><v>1</v></c></row>",
                "line 1048576: The cell XFD1048576 is too far out. A table can have at most 2000 rows and 40 "
                        + "columns.");
        cells(
                "a row too far",
                "<row r=\"2001\"><c r=\"A2001\"><v>1</v></c></row>",
                "line 2001: The cell A2001 is too far out");
        cells("a column too far", "<row r=\"1\"><c r=\"AO1\"><v>1</v></c></row>", "The cell AO1 is too far out");
        cells("beyond the last cell", "<row r=\"1\"><c r=\"FXSHRXW1\"><v>1</v></c></row>", "damaged");
        cells("beyond the last column", "<row r=\"1\"><c r=\"XFE1\" /></row>", "damaged");
        cells("beyond the last row", "<row r=\"1048577\"/>", "damaged");
        cells("row below nothing", "<row r=\"0\"/>", "damaged");
        cells("row without end", "<row r=\"99999999999999999999\"/>", "damaged");
        cells("a cell in the wrong row", "<row r=\"1\"><c r=\"A2\"><v>1</v></c></row>", "damaged");
        cells("a cell without a row", "<c><v>1</v></c>", "damaged");
        cells("a cell twice", CELL + CELL, "damaged");
        cells(
                "a text without end",
                "<row r=\"1\"><c r=\"A1\" t=\"str\"><v>" + "x".repeat(3_000_000) + "</v></c></row>",
                "The text in A1 is longer than 2000 characters");
        refused("merged and merged again", parts(CELL, "<mergeCell ref=\"A1:XFD1048576\"/>".repeat(70_000)), "damaged");
        refused("merged nowhere", parts(CELL, "<mergeCell ref=\"B2:B2\"/>".repeat(500_000)), "damaged");
        refused(
                "a million texts",
                with("xl/sharedStrings.xml", "<sst>" + "<si/>".repeat(1_000_000) + "</sst>"),
                "more than 200000 texts");
        refused(
                "a million styles",
                with("xl/styles.xml", "<s><cellXfs>" + "<xf/>".repeat(1_000_000) + "</cellXfs></s>"),
                "damaged");
    }

    private static Map<String, String> with(String part, String content) {
        Map<String, String> parts = parts(CELL);
        parts.put(part, content);
        return parts;
    }
}
