package org.holdfast.rules.table.xlsx;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.holdfast.diagnostics.Problems;
import org.holdfast.diagnostics.SourceLocation;
import org.jspecify.annotations.Nullable;

/** Reads the first visible sheet of a workbook and reports other content that is not read. */
public final class Workbook {

    private static final int MAX_SHEETS = 100;
    private static final int MAX_SHOWN = 60;

    private final String file;
    private final SheetReader.Bounds bounds;
    private final String tableWord;
    private final Problems problems;

    private Workbook(String file, SheetReader.Bounds bounds, String tableWord, Problems problems) {
        this.file = file;
        this.bounds = bounds;
        this.tableWord = tableWord;
        this.problems = problems;
    }

    private record Sheet(String name, boolean hidden, String part) {}

    /**
     * Returns all rows of the sheet up to the last non-empty one, padded to the same width; empty if the workbook
     * cannot be read, which is reported as a problem.
     *
     * @param tableWord the word that begins a table; a table on a sheet that is not read is an error
     * @param maxRows maximum number of rows with content
     * @param maxColumns maximum number of columns with content
     */
    public static List<List<SheetCell>> read(
            String file, byte[] bytes, String tableWord, int maxRows, int maxColumns, Problems problems) {
        SheetReader.Bounds bounds = new SheetReader.Bounds(maxRows, maxColumns);
        try {
            return new Workbook(file, bounds, tableWord, problems).rows(PackageParts.unpack(bytes));
        } catch (UnreadableWorkbook e) {
            problems.error(new SourceLocation(file, e.line(), ""), String.valueOf(e.getMessage()), e.hint());
            return List.of();
        }
    }

    /** Returns whether a workbook contains macros, which are never run. */
    public static boolean hasMacros(byte[] bytes) {
        try {
            return PackageParts.unpack(bytes).has("xl/vbaProject.bin");
        } catch (UnreadableWorkbook e) {
            return false;
        }
    }

    /** Returns the name of a cell as shown by spreadsheet programs; lines count from 1, columns from 0. */
    public static String cell(int line, int column) {
        return new CellReference(line - 1, column).toString();
    }

    private List<List<SheetCell>> rows(PackageParts packageParts) throws UnreadableWorkbook {
        String main = main(packageParts);
        String folder = main.substring(0, main.lastIndexOf('/') + 1);
        Map<String, Relation> relations =
                relations(packageParts, folder, folder + "_rels/" + main.substring(folder.length()) + ".rels");
        XmlPart book = packageParts.xml(main);
        List<Sheet> sheets = new ArrayList<>();
        boolean from1904 = false;
        while (book.next()) {
            if (book.starts("workbookPr")) {
                from1904 = book.flag("date1904");
            } else if (book.starts("sheet")) {
                sheet(book, relations, sheets);
            }
        }
        NumberFormats numberFormats = new NumberFormats(from1904);
        List<String> texts = List.of();
        for (Relation each : relations.values()) {
            if (each.kind.equals("styles")) {
                numberFormats.read(packageParts.xml(each.part));
            } else if (each.kind.equals("sharedStrings")) {
                texts = SharedStrings.list(packageParts.xml(each.part));
            }
        }
        reportIgnoredParts(packageParts, folder);
        return rows(packageParts, sheets, texts, numberFormats);
    }

    private List<List<SheetCell>> rows(
            PackageParts packageParts, List<Sheet> sheets, List<String> texts, NumberFormats numberFormats)
            throws UnreadableWorkbook {
        Sheet first =
                sheets.stream().filter(sheet -> !sheet.hidden).findFirst().orElseThrow(UnreadableWorkbook::damaged);
        SheetReader reader = new SheetReader(file, bounds, texts, numberFormats, problems);
        reader.read(packageParts.xml(first.part));
        if (!reader.hidden().isEmpty()) {
            problems.warning(
                    SourceLocation.of(file),
                    "Hidden in the sheet \"" + shown(first.name) + "\" but read nevertheless: "
                            + String.join(", ", reader.hidden()) + ".",
                    "Maybe show or delete it.");
        }
        for (Sheet sheet : sheets) {
            if (sheet != first) {
                reportOtherSheets(
                        first,
                        sheet,
                        readIgnoringErrors(
                                packageParts,
                                sheet,
                                new SheetReader(file, bounds, texts, numberFormats, new Problems())));
            }
        }
        return reader.cells().rows();
    }

    /** Reads a sheet that is not used; its errors are ignored. */
    private static SheetCells readIgnoringErrors(PackageParts packageParts, Sheet sheet, SheetReader reader) {
        try {
            reader.read(packageParts.xml(sheet.part));
        } catch (UnreadableWorkbook e) {
            return reader.cells();
        }
        return reader.cells();
    }

    /** Reports content of another sheet: notes are only a warning, but a table would be lost. */
    private void reportOtherSheets(Sheet read, Sheet other, SheetCells sheetCells) {
        String only = "Only the sheet \"" + shown(read.name) + "\" is read";
        if (sheetCells.anyStartsWith(tableWord)) {
            problems.error(
                    SourceLocation.of(file),
                    only + ", so the table on the sheet \"" + shown(other.name) + "\" would be lost.",
                    "Maybe save it as a workbook of its own.");
        } else if (!sheetCells.isEmpty() && !other.hidden) {
            problems.warning(
                    SourceLocation.of(file), only + "; the content of \"" + shown(other.name) + "\" is ignored.", "");
        }
    }

    private void reportIgnoredParts(PackageParts packageParts, String folder) {
        if (packageParts.has(folder + "vbaProject.bin")) {
            problems.warning(
                    SourceLocation.of(file),
                    "The macros in this workbook are never run.",
                    "Maybe save it without them.");
        }
        if (packageParts.hasFolder(folder + "externalLinks/")) {
            problems.warning(
                    SourceLocation.of(file),
                    "This workbook takes values from other workbooks; the values of the last update are used.",
                    "Maybe write the values into the table.");
        }
    }

    private void sheet(XmlPart book, Map<String, Relation> relations, List<Sheet> sheets) throws UnreadableWorkbook {
        Relation relation = relations.get(String.valueOf(book.attribute("id")));
        String state = book.attribute("state");
        if (relation == null) {
            throw UnreadableWorkbook.damaged();
        }
        if (relation.kind.equals("worksheet")) {
            sheets.add(new Sheet(
                    String.valueOf(book.attribute("name")), state != null && !state.equals("visible"), relation.part));
        }
        Set<String> parts = new HashSet<>();
        // Each reference to the same part would be read again.
        if (sheets.size() > MAX_SHEETS || !sheets.stream().allMatch(each -> parts.add(each.part))) {
            throw new UnreadableWorkbook(
                    "This workbook has more than " + MAX_SHEETS + " sheets, or one sheet twice.",
                    "Maybe copy the table alone into a new workbook.");
        }
    }

    /** Returns the name of the part that lists the sheets. */
    private static String main(PackageParts packageParts) throws UnreadableWorkbook {
        if (packageParts.has("content.xml") && packageParts.has("mimetype")) {
            throw new UnreadableWorkbook(
                    "This is an OpenDocument spreadsheet (.ods), whatever its name says.", "Maybe save it as .xlsx.");
        }
        if (!packageParts.has("_rels/.rels")) {
            throw UnreadableWorkbook.noWorkbook();
        }
        String main = relations(packageParts, "", "_rels/.rels").values().stream()
                .filter(each -> each.kind.equals("officeDocument"))
                .map(Relation::part)
                .findFirst()
                .orElseThrow(UnreadableWorkbook::noWorkbook);
        if (!main.endsWith(".xml")) {
            throw new UnreadableWorkbook(
                    "This is a binary workbook (.xlsb), whatever its name says.", "Maybe save it as .xlsx.");
        }
        return main;
    }

    /** A reference from one part to another. */
    private record Relation(String kind, String part) {}

    /** Returns references by id. External targets are ignored and never fetched. */
    private static Map<String, Relation> relations(PackageParts packageParts, String folder, String name)
            throws UnreadableWorkbook {
        Map<String, Relation> relations = new HashMap<>();
        XmlPart xmlPart = packageParts.xml(name);
        while (xmlPart.next()) {
            String target = xmlPart.starts("Relationship") ? xmlPart.attribute("Target") : null;
            if (target != null && !"External".equals(xmlPart.attribute("TargetMode"))) {
                String type = String.valueOf(xmlPart.attribute("Type"));
                relations.put(
                        String.valueOf(xmlPart.attribute("Id")),
                        new Relation(
                                type.substring(type.lastIndexOf('/') + 1),
                                target.startsWith("/") ? target.substring(1) : folder + target));
            }
        }
        return relations;
    }

    /** Returns a text from the workbook for use in a message: shortened, and without invisible characters. */
    static String shown(@Nullable String words) {
        String visible = String.valueOf(words).replaceAll("\\p{C}", "?");
        return visible.length() > MAX_SHOWN ? visible.substring(0, MAX_SHOWN) + "…" : visible;
    }
}
