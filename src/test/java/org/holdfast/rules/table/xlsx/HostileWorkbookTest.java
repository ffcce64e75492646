package org.holdfast.rules.table.xlsx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.holdfast.rules.table.xlsx.Workbooks.parts;
import static org.holdfast.rules.table.xlsx.Workbooks.relations;
import static org.holdfast.rules.table.xlsx.Workbooks.zip;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.holdfast.CpuTime;
import org.holdfast.diagnostics.Problem;
import org.holdfast.diagnostics.Problems;
import org.holdfast.rules.files.BookSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Workbooks that try to exhaust memory or time, or to access external resources, are rejected. */
class HostileWorkbookTest {

    private static final String SHEET = "xl/worksheets/sheet1.xml";
    private static final String BOOK = "xl/workbook.xml";
    private static final String RELATIONS = "xl/_rels/workbook.xml.rels";
    private static final String CELL = "<row r=\"1\"><c r=\"A1\"><v>1</v></c></row>";

    static Stream<Arguments> refused() {
        return HostileWorkbooks.all().entrySet().stream().map(each -> Arguments.of(each.getKey(), each.getValue()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("refused")
    void isRefusedImmediatelyWithAPlainMessage(String name, HostileWorkbooks.Hostile book) {
        byte[] bytes = book.bytes();
        assertThat(bytes.length).isLessThan(BookSource.MAX_FILE_BYTES);

        Problems problems = CpuTime.atMost(Duration.ofSeconds(5), () -> read(bytes));

        assertThat(problems.list()).singleElement().satisfies(problem -> {
            assertThat(problem.isError()).isTrue();
            assertThat(problem.toString())
                    .startsWith("t.xlsx")
                    .contains(book.message())
                    .hasSizeLessThan(300)
                    .doesNotContain("Exception", "java.", "javax.", "JAXP", "entry");
        });
    }

    private static Problems read(byte[] bytes) {
        Problems problems = new Problems();
        Workbook.read("t.xlsx", bytes, "RuleTable", 2_000, 40, problems);
        return problems;
    }

    @Test
    void macrosAndLinksAreReportedAndIgnored() {
        Map<String, String> parts = parts(CELL);
        parts.put("xl/vbaProject.bin", "Sub Auto_Open()");
        parts.put("xl/externalLinks/externalLink1.xml", "<!DOCTYPE x SYSTEM \"http://127.0.0.1:9/x\"><externalLink/>");
        parts.put(
                RELATIONS,
                parts.get(RELATIONS)
                        .replace(
                                "</Relationships>",
                                "<Relationship Id=\"x\" Type=\"y/externalLink\" "
                                        + "Target=\"file:///etc/passwd\" TargetMode=\"External\"/></Relationships>"));
        parts.put(
                SHEET,
                "<worksheet><row r=\"1\"><c r=\"A1\" t=\"str\">"
                        + "<f>cmd|' /C calc'!A0+WEBSERVICE(\"http://127.0.0.1:9\")</f><v>seen "
                        + "last</v></c></row></worksheet>");

        Problems problems = new Problems();
        assertThat(WorkbookTest.texts(Workbook.read("t.xlsx", zip(parts), "RuleTable", 2_000, 40, problems)))
                .containsExactly(List.of("seen last"));
        assertThat(problems.list())
                .extracting(Problem::toString)
                .containsExactly(
                        "t.xlsx: warning: The macros in this workbook are never run. Maybe save it without them.",
                        "t.xlsx: warning: This workbook takes values from other workbooks; the values of "
                                + "the last update are used. Maybe write the values into the table.");
    }

    @Test
    void quotedTextInMessagesIsShortAndPrintable() {
        Map<String, String> parts = parts(CELL);
        parts.put(
                BOOK,
                parts.get(BOOK)
                        .replace("name=\"Table\"", "name=\"a&#x202e;" + "b".repeat(100_000) + "\"")
                        .replace("</sheets>", "<sheet name=\"Second\" sheetId=\"2\" r:id=\"id1\"/></sheets>"));
        parts.put(RELATIONS, relations("worksheet", "worksheets/sheet1.xml", "worksheet", "worksheets/sheet2.xml"));
        parts.put("xl/worksheets/sheet2.xml", parts(CELL).get(SHEET));

        assertThat(read(zip(parts)).list())
                .singleElement()
                .satisfies(problem -> assertThat(problem.message())
                        .startsWith("Only the sheet \"a?bbb")
                        .hasSizeLessThan(200));
    }

    @Test
    void theLargestTableIsReadQuickly() {
        String row = IntStream.range(0, 40)
                .mapToObj(i -> "<c t=\"s\"><v>1</v></c>")
                .collect(Collectors.joining("", "<row>", "</row>"));

        assertThat(CpuTime.atMost(
                        Duration.ofSeconds(5),
                        () -> Workbook.read(
                                "t.xlsx", zip(parts(row.repeat(2_000))), "RuleTable", 2_000, 40, new Problems())))
                .hasSize(2_000);
    }
}
