package org.holdfast.rules.table.grid;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.holdfast.diagnostics.Problems;
import org.holdfast.rules.files.BookSource;
import org.holdfast.rules.table.TableReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class TableDocumentTest {

    private static final BookSource SHIPPED = BookSource.read(Path.of("rules"));
    private static final String SMALL = "RuleTable T\nNAME;CONDITION\n;\n;\"It costs $1; about\"\n\"Name\";Cost\n"
            + "\"First\" ;1\nSecond;\"2\"\nThird;\"3\nlines\"";

    static Stream<String> shippedTables() {
        return SHIPPED.paths().stream().filter(TableReader::isTable);
    }

    private static TableDocument read(String path, byte[] bytes) {
        return Objects.requireNonNull(TableDocument.read(path, bytes, new Problems()));
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String csv(String text, TableEdit... edits) {
        TableDocument document = read("t.csv", utf8(text));
        List<List<String>> rows = document.rows();
        for (TableEdit edit : edits) {
            rows = edit.apply(rows);
        }
        return new String(document.with(rows), StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @MethodSource("shippedTables")
    void aTableThatComesBackUnchangedKeepsItsBytes(String path) {
        byte[] bytes = SHIPPED.bytes(path);
        TableDocument document = read(path, bytes);
        List<List<String>> rows = document.rows();

        assertThat(document.with(rows)).isEqualTo(bytes);
        assertThat(document.with(TableTransfer.read("back.xlsx", TableTransfer.xlsx(rows))))
                .isEqualTo(bytes);
        assertThat(document.with(TableTransfer.read("back.csv", TableTransfer.csv(rows))))
                .isEqualTo(bytes);

        byte[] workbook = TableTransfer.xlsx(rows);
        TableDocument inWorkbook = read("t.xlsx", workbook);
        assertThat(inWorkbook.with(TableTransfer.read("back.csv", TableTransfer.csv(inWorkbook.rows()))))
                .isEqualTo(workbook);
    }

    @ParameterizedTest
    @MethodSource("shippedTables")
    void anyChangedCellChangesItsRowOnly(String path) {
        byte[] bytes = SHIPPED.bytes(path);
        TableDocument document = read(path, bytes);
        List<List<String>> rows = document.rows();
        List<String> lines = new String(bytes, StandardCharsets.UTF_8).lines().toList();
        for (int row = 0; row < rows.size(); row++) {
            for (int column = 0; column < rows.get(row).size(); column++) {
                List<List<String>> wanted = new TableEdit.SetCell(row, column, "x;\",\n").apply(rows);
                byte[] changed = document.with(wanted);
                assertThat(read(path, changed).rows()).isEqualTo(wanted);
                List<String> same =
                        new String(changed, StandardCharsets.UTF_8).lines().toList();
                assertThat(same.subList(0, row)).isEqualTo(lines.subList(0, row));
                assertThat(same.subList(row + 2, same.size())).isEqualTo(lines.subList(row + 1, lines.size()));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\uFEFF", "sep=;\n", "\uFEFFsep=;\n"})
    void quotationMarksAndTheMissingLastLineBreakAreKept(String start) {
        String text = start + SMALL.replace("\"First\" ", "\"First\"");
        assertThat(csv(text, new TableEdit.SetCell(row(start, 6), 1, "2.5")))
                .isEqualTo(text.replace("Second;\"2\"", "Second;2.5"));
        assertThat(csv(text, new TableEdit.MoveRow(row(start, 7), row(start, 5))))
                .isEqualTo(text.replace(
                        "\"First\";1\nSecond;\"2\"\nThird;\"3\nlines\"",
                        "Third;\"3\nlines\"\n\"First\";1\nSecond;\"2\""));
        assertThat(csv(text, new TableEdit.CopyRow(row(start, 6)), new TableEdit.SetCell(row(start, 7), 0, "a;b")))
                .isEqualTo(text.replace("Second;\"2\"\n", "Second;\"2\"\n\"a;b\";2\n"));
        assertThat(csv(text, new TableEdit.DeleteRow(row(start, 7))))
                .isEqualTo(text.replace("\nThird;\"3\nlines\"", ""));
    }

    private static int row(String start, int row) {
        return start.contains("sep") ? row + 1 : row;
    }

    @Test
    void lineBreaksAndTheEncodingAreKept() {
        String text = SMALL.replace("\"First\" ", "Первый").replace("\n", "\r\n") + "\r\n";
        assertThat(csv(text, new TableEdit.AddRow(5), new TableEdit.SetCell(6, 0, "Новый")))
                .isEqualTo(text.replace("Первый;1\r\n", "Первый;1\r\nНовый;\r\n"));

        byte[] wide = ("\uFEFF" + text).getBytes(StandardCharsets.UTF_16LE);
        TableDocument document = read("t.csv", wide);
        byte[] changed = document.with(new TableEdit.SetCell(5, 1, "9").apply(document.rows()));
        assertThat(new String(changed, StandardCharsets.UTF_16LE))
                .isEqualTo("\uFEFF" + text.replace("Первый;1", "Первый;9"));
    }

    @Test
    void linesAreThoseOfTheFile() {
        TableDocument document = read("t.csv", utf8(SMALL.replace("\"First\" ", "\"A\r\n\nB\"") + "\nLast;1\n"));

        assertThat(document.line(5)).isEqualTo(6);
        assertThat(document.line(6)).isEqualTo(9);
        assertThat(document.line(8)).isEqualTo(12);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "=1+1",
                "+A1",
                "-A1",
                "@SUM(A1)",
                "\"=1+1\"",
                "'=1+1",
                "''x",
                "'-5",
                "-5",
                "+373 22",
                "- that is late",
                "_x0041_",
                "_x005F_",
                "1.50",
                "007",
                "1e5",
                "-0",
                "12345678901234567890",
                "0.1",
                "5%",
                "2026-03-01",
                "1;2",
                "a\nb",
                "TRUE",
                "1,5",
                "<b>&amp;",
                "ș ț ă",
                "Пять",
                "#note"
            })
    void everyCellComesBackAsItWas(String cell) {
        List<List<String>> rows = List.of(List.of("RuleTable X", cell), List.of(cell, "end"));

        List<List<String>> bySheet = TableTransfer.read("t.xlsx", TableTransfer.xlsx(rows));
        assertThat(bySheet).isEqualTo(rows);
        byte[] file = TableTransfer.csv(rows);
        assertThat(TableTransfer.read("t.csv", file)).isEqualTo(rows);
        assertThat(new String(file, StandardCharsets.UTF_8)).doesNotContainPattern("(?m)(^|,)\"?(=|@|[+-][A-Z ])");
    }
}
