package org.holdfast.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class TableTest {

    private static String printed(Table table) {
        StringWriter text = new StringWriter();
        PrintWriter out = new PrintWriter(text);
        table.print(out);
        out.flush();
        return text.toString().replace(System.lineSeparator(), "\n");
    }

    @Test
    void textIsAlignedLeftAndNumbersRight() {
        Table table = new Table("action", "customers:");
        table.row("voucher", 7);
        table.row("a", 12_345);

        assertThat(printed(table)).isEqualTo("""
                action   customers
                voucher          7
                a            12345
                """);
    }

    @Test
    void aTableWithoutRowsIsItsHeader() {
        assertThat(printed(new Table("name", "uses:"))).isEqualTo("name  uses\n");
    }

    @Test
    void aCharacterOutsideTheBasicPlaneIsOneColumn() {
        Table table = new Table("name", "n:");
        table.row("😀", 1);
        table.row("Вера", 2);

        assertThat(printed(table)).isEqualTo("name  n\n😀     1\nВера  2\n");
    }

    @Test
    void linesEndWithoutSpaces() {
        Table table = new Table("name", "note");
        table.row("a", "long note");
        table.row("b", "");

        assertThat(printed(table).lines()).allMatch(line -> line.equals(line.stripTrailing()));
    }
}
