package org.holdfast.cli.crm;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.holdfast.cli.CommandLines;
import org.holdfast.crm.jdbc.MappingCheck;
import org.holdfast.crm.jdbc.SourceRow;
import org.holdfast.crm.mapping.FactCollection;
import org.holdfast.facts.json.FactsJson;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

class MappingCheckPrinterTest {

    private static SourceRow row(String owner, String fields) {
        return new SourceRow(
                owner,
                null,
                null,
                null,
                (ObjectNode) FactsJson.mapper().readTree(fields.replace('\'', '"')),
                List.of());
    }

    private static MappingCheck.Tried orders(List<SourceRow> rows, List<MappingCheck.Misfit> misfits) {
        return new MappingCheck.Tried(
                FactCollection.ORDERS, List.of("customerId", "id", "value"), rows, misfits, List.of(), List.of());
    }

    private static String printed(MappingCheck.Tried tried, int rows) {
        return CommandLines.printed(out -> MappingCheckPrinter.print(tried, rows, out));
    }

    @Test
    void theFirstRowsAreATable() {
        MappingCheck.Tried tried = orders(
                List.of(row("1", "{'id':'A-1','value':120.00}"), row("2", "{'id':'A-2'}"), row("3", "{'id':'A-3'}")),
                List.of());

        assertThat(printed(tried, 2)).isEqualTo("""

                orders: 3 rows checked
                customerId  id   value
                1           A-1  120.00
                2           A-2  -
                """);
        assertThat(printed(tried, 0)).isEqualTo("\norders: 3 rows checked\n");
    }

    @Test
    void anEmptyResultIsReported() {
        assertThat(printed(orders(List.of(), List.of()), 3)).isEqualTo("\norders: no rows\n");
        assertThat(printed(orders(List.of(row("1", "{'id':'A'}")), List.of()), 0))
                .isEqualTo("\norders: 1 row checked\n");
    }

    @Test
    void longCellsAreShortenedAndPutOnOneLine() {
        assertThat(printed(orders(List.of(row("1", "{'id':'" + "x".repeat(30) + "'}")), List.of()), 1))
                .contains("x".repeat(27) + "…")
                .doesNotContain("x".repeat(28));
    }

    @Test
    void misfitsNameTheirRecordColumnAndReasonUpToALimit() {
        List<MappingCheck.Misfit> misfits = IntStream.rangeClosed(1, 22)
                .mapToObj(row -> new MappingCheck.Misfit(row, "C-" + row, "A-" + row, "value", "cannot be negative"))
                .toList();

        assertThat(printed(orders(List.of(), misfits), 0))
                .contains(
                        "row  customer  record  column  does not fit\n",
                        "  1  C-1       A-1     value   cannot be negative\n",
                        "... and 2 more\n")
                .doesNotContain("C-21");
    }
}
