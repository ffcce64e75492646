package org.holdfast.rules.table.grid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.holdfast.facts.validation.InvalidInput;
import org.holdfast.rules.table.xlsx.Workbooks;
import org.junit.jupiter.api.Test;

/** Files that are no tables are refused with a sentence. */
class TableTransferTest {

    private static final List<List<String>> ROWS = List.of(List.of("RuleTable X"), List.of("NAME"));

    private static void refuses(String name, byte[] bytes, String why) {
        assertThatThrownBy(() -> TableTransfer.read(name, bytes))
                .isInstanceOfSatisfying(
                        InvalidInput.class,
                        refused -> assertThat(refused.field()).isEqualTo("file"))
                .hasMessageContaining(why);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** Returns a workbook with a part of its own. */
    private static byte[] with(String rows, String part, String content) {
        Map<String, String> parts = Workbooks.parts(rows);
        parts.put(part, content);
        return Workbooks.zip(parts);
    }

    @Test
    void otherKindsOfFilesAreRefused() {
        refuses("table.pdf", new byte[10], "ends with .xlsx or .csv");
        refuses("table.xlsm", new byte[10], "ends with .xlsx or .csv");
        refuses("table.xlsx", utf8("no zip"), "not an .xlsx workbook");
        refuses("table.csv", TableTransfer.xlsx(ROWS), "cannot be read as a table");
        refuses("table.csv", new byte[] {(byte) 0xC3, 0x28}, "not UTF-8");
    }

    @Test
    void filesThatAreTooLargeAreRefused() {
        refuses("table.csv", new byte[2_000_000], "expected at most 1048576");
        refuses("table.csv", utf8("x\n".repeat(500_000)), "2000 rows");
        refuses("table.xlsx", TableTransfer.xlsx(Collections.nCopies(2_001, List.of("x"))), "2000 rows");
        refuses("table.xlsx", with("", "xl/media/image.bin", "0".repeat(100_000_000)), "workbook");
        StringBuilder rows = new StringBuilder();
        for (int row = 1; row <= 300_000; row++) {
            rows.append("<row r=\"").append(row).append("\"><c><v>1</v></c></row>");
        }
        refuses("table.xlsx", with(rows.toString(), "docProps/x.xml", ""), "2000 rows");
    }

    @Test
    void macrosAreRefused() {
        refuses("table.xlsx", with("<row><c><v>1</v></c></row>", "xl/vbaProject.bin", "x"), "with macros");
    }
}
