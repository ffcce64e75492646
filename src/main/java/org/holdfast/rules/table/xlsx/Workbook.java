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

/** Reads the first sheet of a workbook that is not hidden, and says so when there is more in the workbook. */
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
     * All rows of the sheet down to the last that holds something, equally wide; none when the workbook cannot be read,
     * which is then a problem.
     *
     * @param tableWord begins a cell that must not stand on a sheet that is not read
     * @param maxRows and {@code maxColumns}: more than these is a problem
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

    /** What spreadsheet programs call a cell; lines are counted from 1 and columns from 0. */
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
                    "Hidden in the sheet \"" + shown(first.name) + "\", and read all the same: "
                            + String.join(", ", reader.hidden()) + ".",
                    "Maybe show or delete it.");
        }
        for (Sheet sheet : sheets) {
            if (sheet != first) {
                reportOtherSheets(
                        first,
                        sheet,
                        glance(
                                packageParts,
                                sheet,
                                new SheetReader(file, bounds, texts, numberFormats, new Problems())));
            }
        }
        return reader.cells().rows();
    }

    /** What is wrong or too large on a sheet that does not count does not count either. */
    private static SheetCells glance(PackageParts packageParts, Sheet sheet, SheetReader reader) {
        try {
            reader.read(packageParts.xml(sheet.part));
        } catch (UnreadableWorkbook e) {
            return reader.cells();
        }
        return reader.cells();
    }

    /** Notes on another sheet are welcome, a table there would be lost. */
    private void reportOtherSheets(Sheet read, Sheet other, SheetCells sheetCells) {
        String only = "Only the sheet \"" + shown(read.name) + "\" is read";
        if (sheetCells.anyStartsWith(tableWord)) {
            problems.error(
                    SourceLocation.of(file),
                    only + ", so the table on the sheet \"" + shown(other.name) + "\" would be lost.",
                    "Maybe save it as a workbook of its own.");
        } else if (!sheetCells.isEmpty() && !other.hidden) {
            problems.warning(
                    SourceLocation.of(file),
                    only + "; what stands on \"" + shown(other.name) + "\" does not count.",
                    "");
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
                    "This workbook takes values from other workbooks; what it last saw there is what counts.",
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
        // The same part over and over would be read over and over.
        if (sheets.size() > MAX_SHEETS || !sheets.stream().allMatch(each -> parts.add(each.part))) {
            throw new UnreadableWorkbook(
                    "This workbook has more than " + MAX_SHEETS + " sheets, or one sheet twice.",
                    "Maybe copy the table alone into a new workbook.");
        }
    }

    /** The part that lists the sheets. */
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

    /** Which part another part speaks of, and as what. */
    private record Relation(String kind, String part) {}

    /** By their ids. What lies outside the workbook is no part of it and is never fetched. */
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

    /** Words from a workbook inside a message: never long, and nothing in them that cannot be seen. */
    static String shown(@Nullable String words) {
        String visible = String.valueOf(words).replaceAll("\\p{C}", "?");
        return visible.length() > MAX_SHOWN ? visible.substring(0, MAX_SHOWN) + "…" : visible;
    }
}
