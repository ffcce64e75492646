package org.holdfast.rules.table.xlsx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.holdfast.rules.table.xlsx.Workbooks.parts;
import static org.holdfast.rules.table.xlsx.Workbooks.zip;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.dhatim.fastexcel.VisibilityState;
import org.dhatim.fastexcel.Worksheet;
import org.holdfast.diagnostics.Problem;
import org.holdfast.diagnostics.Problems;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WorkbookTest {

    private final Problems problems = new Problems();

    private List<List<String>> read(byte[] bytes) {
        return texts(Workbook.read("t.xlsx", bytes, "RuleTable", 2_000, 40, problems));
    }

    static List<List<String>> texts(List<List<SheetCell>> rows) {
        return rows.stream()
                .map(row -> row.stream().map(SheetCell::text).toList())
                .toList();
    }

    /** Returns the text read from cell A1 with the given content. */
    private String cell(String attributes, String content) {
        List<List<String>> rows =
                read(zip(parts("<row r=\"1\"><c r=\"A1\" " + attributes + ">" + content + "</c></row>")));
        return rows.isEmpty() ? "" : rows.get(0).get(0);
    }

    private String problem() {
        assertThat(problems.list()).hasSize(1);
        return problems.list().get(0).toString();
    }

    @ParameterizedTest
    @CsvSource({
        "10,10",
        "10.0,10",
        "0.1,0.1",
        "0.10000000000000001,0.1",
        "1.1000000000000001,1.1",
        "0.30000000000000004,0.3",
        "-2.5,-2.5",
        "1E-007,0.0000001",
        "1.5E3,1500",
        "1.2345678901234568E+19,12345678901234600000",
        "0,0",
        "-0,0",
        "0.0,0",
        "100,100",
        "1000000,1000000"
    })
    void numbersAreReadAsTyped(String kept, String typed) {
        assertThat(cell("", "<v>" + kept + "</v>")).isEqualTo(typed);
        assertThat(cell("t=\"n\" s=\"0\"", "<f>A2*1</f><v>" + kept + "</v>")).isEqualTo(typed);
        assertThat(problems.list()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1 | 46082 | 2026-03-01",
                "3 | 46082 | 2026-03-01",
                "6 | 46082 | 2026-03-01",
                "3 | 46082.4375 | 2026-03-01T10:30",
                "1 | 0.4375 | 10:30",
                "1 | 1 | 1900-01-01",
                "1 | 59 | 1900-02-28",
                "1 | 61 | 1900-03-01",
                "1 | 2958465 | 9999-12-31",
                "1 | 2958466 | 2958466",
                "1 | -1 | -1",
                "2 | 0.075 | 7.5%",
                "2 | 1 | 100%",
                "4 | 0.5 | 0.5",
                "5 | 7.5 | 7.5",
                "7 | 25 | 25",
                "99 | 25 | 25",
            })
    void theDisplayFormatDeterminesTheMeaningOfANumber(String style, String kept, String shown) {
        assertThat(cell("s=\"" + style + "\"", "<v>" + kept + "</v>")).isEqualTo(shown);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "t='s' | <v>0</v> | first",
                "t='s' | <v>1</v> | rich text",
                "t='b' | <v>1</v> | true",
                "t='b' | <v>0</v> | false",
                "t='inlineStr' | <is><t>in line</t></is> | in line",
                "t='str' | <f>A2</f><v>shown</v> | shown",
                "t='d' | <v>2026-03-01T00:00:00</v> | 2026-03-01",
                "t='str' | <v>a_x005F_x0041_b</v> | a_x0041_b",
                "t='str' | <v>&lt;b&gt; &amp; &#x416;</v> | <b> & Ж",
            })
    void everyKindOfCellIsRead(String attributes, String content, String text) {
        assertThat(cell(attributes.replace('\'', '"'), content)).isEqualTo(text);
        assertThat(problems.list()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "t='e' | <f>1/0</f><v>#DIV/0!</v> | The cell A1 shows the error #DIV/0!. Maybe correct its formula.",
                "       | <f>1+1</f> | The formula in A1 has no value yet. Maybe open the workbook",
                "t='s' | <v>2</v> | The content of the cell A1 cannot be read. Maybe open it",
                "t='s' | <v>2000000000</v> | The content of the cell A1 cannot be read. Maybe open it",
                "t='n' | <v>1e999999999</v> | The content of the cell A1 cannot be read. Maybe open it",
                "t='n' | <v>1.2.3</v> | The content of the cell A1 cannot be read. Maybe open it",
                "t='q' | <v>1</v> | The content of the cell A1 cannot be read. Maybe open it",
            })
    void anUnreadableCellIsReported(String attributes, String content, String message) {
        assertThat(cell(attributes == null ? "" : attributes.replace('\'', '"'), content))
                .isEmpty();
        assertThat(problem()).startsWith("t.xlsx, line 1: " + message);
    }

    @Test
    void aFormulaWithAnEmptyResultIsAnEmptyCell() {
        assertThat(cell("t=\"str\"", "<f>\"\"</f><v></v>")).isEmpty();
        assertThat(problems.list()).isEmpty();
    }

    @Test
    void emptyRowsAndColumnsAreKeptInsideAndDroppedAtTheEnd() {
        assertThat(read(zip(parts("<row r=\"2\"><c r=\"B2\"><v>1</v></c><c r=\"XFD2\" s=\"1\"/></row><row "
                        + "r=\"4\"><c><v>2</v></c></row>"
                        + "<row r=\"1048576\"><c r=\"A1048576\" s=\"1\"/></row>"))))
                .containsExactly(List.of("", ""), List.of("", "1"), List.of("", ""), List.of("2", ""));
        assertThat(problems.list()).isEmpty();
    }

    @Test
    void mergedCellsHaveTheValueOfTheFirst() {
        String rows = "<row r=\"1\"><c r=\"A1\"><v>1</v></c><c r=\"B1\"><v>2</v></c></row>"
                + "<row r=\"2\"><c r=\"A2\"><v>3</v></c><c r=\"B2\"><v>4</v></c></row>";

        assertThat(read(zip(parts(rows, "<mergeCells><mergeCell ref=\"B1:B9\"/></mergeCells>"))))
                .containsExactly(List.of("1", "2"), List.of("3", "2"));
        assertThat(read(zip(parts(rows, "<mergeCells><mergeCell ref=\"A1:XFD1048576\"/></mergeCells>"))))
                .containsExactly(List.of("1", "1"), List.of("1", "1"));
    }

    @Test
    void aWorkbookSavedByLibreOfficeIsRead() throws IOException {
        List<List<String>> table = read(saved("table"));
        assertThat(table).hasSize(9).allSatisfy(row -> assertThat(row).hasSize(4));
        assertThat(table.get(1)).containsOnly("RuleTable Tier by spend");
        assertThat(table.get(6)).containsExactly("Bronze tier", "200", "MD", "0.1");
        assertThat(table.get(7)).containsExactly("Silver tier", "1000.5", "MD", "0.3");
        assertThat(table.get(8)).containsExactly("Gold tier", "3000", "RO", "1.1");
        assertThat(problems.list()).isEmpty();

        assertThat(read(saved("values")))
                .extracting(row -> row.get(0))
                .containsExactly(
                        "2026-03-01",
                        "2026-03-01T10:30",
                        "7.5%",
                        "true",
                        "",
                        "Ștefan — «привет»\u00a0😀",
                        "0.0000001",
                        "12345678901234600000");
        assertThat(problem()).startsWith("t.xlsx, line 5: The cell A5 shows the error #DIV/0!.");
    }

    private static byte[] saved(String name) throws IOException {
        return Files.readAllBytes(Path.of("src/test/resources/workbooks", name + ".xlsx"));
    }

    @Test
    void aWorkbookSavedByAnotherProgramIsRead() {
        byte[] bytes = Workbooks.of(book -> {
            Worksheet sheet = book.newWorksheet("Table");
            sheet.value(0, 0, "text");
            sheet.value(0, 1, 0.1);
            sheet.value(0, 2, LocalDate.parse("2026-03-01"));
            sheet.style(0, 2).format("yyyy-mm-dd").set();
            sheet.value(0, 3, true);
            sheet.inlineString(0, 4, "in line");
        });

        assertThat(read(bytes)).containsExactly(List.of("text", "0.1", "2026-03-01", "true", "in line"));
        assertThat(problems.list()).isEmpty();
    }

    @Test
    void datesOfTheMacEpochCountFrom1904() {
        Map<String, String> parts = parts("<row r=\"1\"><c r=\"A1\" s=\"1\"><v>44620</v></c></row>");
        parts.computeIfPresent(
                "xl/workbook.xml", (name, xml) -> xml.replace("<sheets>", "<workbookPr date1904=\"1\"/><sheets>"));

        assertThat(read(zip(parts))).containsExactly(List.of("2026-03-01"));
    }

    @Test
    void theFirstSheetThatIsNotHiddenIsReadAndTheOthersAreReported() {
        byte[] notes = Workbooks.of(book -> {
            Worksheet lists = book.newWorksheet("Lists");
            lists.value(0, 0, "gold");
            lists.setVisibilityState(VisibilityState.HIDDEN);
            book.newWorksheet("Tiers").value(0, 0, "read");
            book.newWorksheet("Empty");
            book.newWorksheet("Notes").value(5_000, 50, "a note");
            book.newWorksheet("More notes").value(0, 0, "a note");
        });

        assertThat(read(notes)).containsExactly(List.of("read"));
        assertThat(problem())
                .isEqualTo("t.xlsx: warning: Only the sheet \"Tiers\" is read; the content of \"More notes\" is "
                        + "ignored.");
    }

    @Test
    void aTableOnAnotherSheetWouldBeLostAndIsAnError() {
        for (VisibilityState state : VisibilityState.values()) {
            Problems found = new Problems();
            Workbook.read(
                    "t.xlsx",
                    Workbooks.of(book -> {
                        book.newWorksheet("First").value(0, 0, "read");
                        Worksheet second = book.newWorksheet("Second");
                        second.value(3, 0, "ruletable Lost");
                        second.setVisibilityState(state);
                    }),
                    "RuleTable",
                    2_000,
                    40,
                    found);

            assertThat(found.list())
                    .extracting(Problem::toString)
                    .containsExactly("t.xlsx: Only the sheet \"First\" is read, so the table on the "
                            + "sheet \"Second\" would be lost. Maybe save it as a workbook of its own.");
        }
    }

    @Test
    void hiddenRowsAndColumnsAreReadAndReported() {
        byte[] bytes = Workbooks.of(book -> {
            Worksheet sheet = book.newWorksheet("Table");
            sheet.value(0, 0, "a");
            sheet.value(1, 0, "b");
            sheet.value(1, 1, "c");
            sheet.hideRow(1);
            sheet.hideRow(7);
            sheet.hideColumn(1);
        });

        assertThat(read(bytes)).containsExactly(List.of("a", ""), List.of("b", "c"));
        assertThat(problem())
                .isEqualTo("t.xlsx: warning: Hidden in the sheet \"Table\" but read nevertheless: row 2, column B. "
                        + "Maybe show or delete it.");
    }
}
