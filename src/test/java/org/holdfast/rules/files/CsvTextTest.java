package org.holdfast.rules.files;

import static org.assertj.core.api.Assertions.assertThat;

import org.holdfast.diagnostics.text.CsvText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CsvTextTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            value = {"id,name! ,", "id;name! ;", "id\\tname! T", "id|name! |", "id! ,", "\"a;b;c\",d! ,"})
    void findsTheSeparatorOutsideOfQuotationMarks(String header, String expected) {
        char separator = expected.equals("T") ? '\t' : expected.charAt(0);

        assertThat(CsvText.of(header.replace("\\t", "\t") + "\n1,50,2;3;4;5;6;7\n", 1)
                        .separator())
                .isEqualTo(separator);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            value = {"sep=;! ;", "SEP=,! ,", "\"sep=;\"! ;", "sep=\\t! T", "sep=^! ^", "sep=|! |"})
    void aDeclaredSeparatorIsUsedAndItsLineIsNotARow(String line, String expected) {
        CsvText csv = CsvText.of(line + "\r\nid,x;name\n", 1);

        assertThat(csv.separator()).isEqualTo(expected.equals("T") ? '\t' : expected.charAt(0));
        assertThat(csv.text()).isEqualTo("\r\nid,x;name\n");
    }

    @Test
    void aColumnOfThatNameIsNotADeclaration() {
        assertThat(CsvText.of("sep=a\n", 1).text()).isEqualTo("sep=a\n");
        assertThat(CsvText.of("September;x\n", 1).separator()).isEqualTo(';');
    }

    @Test
    void emptyLinesAboveDoNotCount() {
        assertThat(CsvText.of("\n\nid;name;value\n1,5,5,5,5\n", 1).separator()).isEqualTo(';');
    }
}
