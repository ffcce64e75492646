package org.holdfast.authoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class YamlAppenderTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a:~  x: 1~b:~  y: 2~ | a:~  x: 1~  new: 1~b:~  y: 2~",
                "b:~  y: 2~a:~    x: 1~    # end of a~~# about nothing~ | "
                        + "b:~  y: 2~a:~    x: 1~    # end of a~    new: 1~~# about nothing~",
                "a:~  x: >-~    text~~    more~~# about b~b:~  y: 2 | "
                        + "a:~  x: >-~    text~~    more~  new: 1~~# about b~b:~  y: 2",
                "b:~  y: 2 | b:~  y: 2~a:~  new: 1~",
                "a: {}~b:~  y: 2~ | a:~  new: 1~b:~  y: 2~",
                "a: # all~  x: 1 | a: # all~  x: 1~  new: 1~",
                "'' | a:~  new: 1~",
            })
    void addsLinesAtTheEndOfTheirSection(String before, String after) {
        assertThat(YamlAppender.under("a", before.replace('~', '\n'), List.of("new: 1")))
                .isEqualTo(after.replace('~', '\n'));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"a: { x: 1 }", "'\"a\":~  x: 1'", "a: &anchor~  x: 1"})
    void doesNotExtendSectionsInOtherStyles(String before) {
        assertThat(YamlAppender.under("a", before.replace('~', '\n'), List.of("new: 1")))
                .isNull();
    }

    @Test
    void preservesLineEnds() {
        assertThat(YamlAppender.atEnd("x: 1", List.of("y: 2"))).isEqualTo("x: 1\ny: 2\n");
        assertThat(YamlAppender.atEnd("x: 1\r\n", List.of("y: 2"))).isEqualTo("x: 1\r\ny: 2\r\n");
        assertThat(YamlAppender.under("a", "\uFEFFa:\r\n  x: 1\r\n", List.of("y: 2")))
                .isEqualTo("\uFEFFa:\r\n  x: 1\r\n  y: 2\r\n");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Thank a customer | Thank a customer",
                "It's late (again) | It's late (again)",
                "No | \"No\"",
                "3 days | \"3 days\"",
                "Late: very | \"Late: very\"",
                "Late, very | \"Late, very\"",
                "- late | \"- late\"",
            })
    void quotesScalarsWhereNecessary(String text, String written) {
        assertThat(YamlAppender.scalar(text)).isEqualTo(written);
    }
}
