package org.holdfast.rules.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.holdfast.diagnostics.Problems;
import org.holdfast.diagnostics.yaml.YamlNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NumbersInYamlTest {

    private final Problems problems = new Problems();

    @ParameterizedTest
    @ValueSource(strings = {"-1e1000000000", "1e99999999999", "0e-20000", "1e101"})
    void exponentsAreBoundedAsInJson(String number) {
        refused(number);
    }

    /** The time to parse such a number is quadratic in its length. */
    @ParameterizedTest
    @ValueSource(strings = {"", "-", "0.", "-0."})
    void digitsAreBoundedAsInJson(String beginning) {
        refused(beginning + "7".repeat(900_000));
    }

    @Test
    void readableNumbersAreKeptExactly() {
        YamlNode node = YamlNode.parse("a.yaml", "a: 1e3\nb: -0.50\nc: " + "7".repeat(100), problems)
                .orElseThrow();

        assertThat(String.valueOf(node.plain())).isEqualTo("{a=1E+3, b=-0.50, c=" + "7".repeat(100) + "}");
        assertThat(problems.list()).isEmpty();
    }

    private void refused(String number) {
        YamlNode node = YamlNode.parse("a.yaml", "b: 1\na: " + number, problems).orElseThrow();
        assertThat(((Map<?, ?>) node.plain()).get("a")).isNull();
        assertThat(node.entries().get("a").number()).isNull();
        assertThat(problems.list()).hasSize(2).allSatisfy(problem -> {
            assertThat(problem.origin().line()).isEqualTo(2);
            assertThat(problem.message()).hasSizeLessThan(200).doesNotContain("java");
        });
    }
}
