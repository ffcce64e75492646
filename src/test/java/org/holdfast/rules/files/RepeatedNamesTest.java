package org.holdfast.rules.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.holdfast.Samples;
import org.holdfast.diagnostics.Problem;
import org.holdfast.diagnostics.Problem.Severity;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** In YAML, the second entry of a name silently replaces the first. */
class RepeatedNamesTest {

    @ParameterizedTest
    @CsvSource({
        "limits.yaml, quietHours",
        "programmes.yaml, why",
        "areas/delivery/actions.yaml, warn-late-delivery",
        "messages/en.yaml, actions",
        "customers/amira.yaml, language",
        "areas/delivery/warn-late-delivery.scenarios.yaml, today"
    })
    void aNameThatAppearsTwiceIsWarnedOfInEveryFile(String path, String name) {
        List<Problem> problems =
                Samples.problemsWith(path, twice(Samples.shippedTexts().get(path), name));

        assertThat(problems).anySatisfy(problem -> {
            assertThat(problem.origin().file()).isEqualTo(path);
            assertThat(problem.origin().line()).isPositive();
            assertThat(problem.severity()).isEqualTo(Severity.WARNING);
            assertThat(problem.message()).isEqualTo("\"" + name + "\" appears twice here; only the last one counts.");
        });
    }

    /** Repeats the first entry of this name, with the lines that belong to it. */
    private static String twice(String text, String name) {
        List<String> lines = text.lines().toList();
        int first = 0;
        while (!lines.get(first).strip().startsWith(name + ":")) {
            first++;
        }
        int indentation = indentation(lines.get(first));
        int next = first + 1;
        while (next < lines.size() && (lines.get(next).isBlank() || indentation(lines.get(next)) > indentation)) {
            next++;
        }
        List<String> entry = lines.subList(first, next);
        return String.join("\n", lines.subList(0, next)) + "\n" + String.join("\n", entry) + "\n"
                + String.join("\n", lines.subList(next, lines.size())) + "\n";
    }

    private static int indentation(String line) {
        return line.length() - line.stripLeading().length();
    }
}
