package org.holdfast.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.holdfast.CpuTime;
import org.holdfast.Samples;
import org.holdfast.diagnostics.Problem;
import org.holdfast.rules.files.BookSource;
import org.holdfast.simulation.RuleBookValidator;
import org.holdfast.simulation.ValidationReport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class HostileFilesTest {

    private static final RuleBookValidator CHECK = Samples.check();
    private static final Map<String, String> SHIPPED = Samples.shippedTexts();
    private static final Map<String, Integer> WHERE = new TreeMap<>();

    static Stream<Arguments> files() {
        return HostileFiles.all().entrySet().stream().map(file -> Arguments.of(file.getKey(), file.getValue()));
    }

    @BeforeEach
    void hush() {
        CanarySong.forget();
    }

    @Test
    void thereAreManyHostileFiles() {
        assertThat(HostileFiles.all()).hasSizeGreaterThan(100);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("files")
    void isRefusedByNameAndLineAndNothingInItRuns(String path, String text) {
        Map<String, String> texts = new TreeMap<>(SHIPPED);
        texts.put(path, text);
        int threads = ManagementFactory.getThreadMXBean().getThreadCount();

        ValidationReport checked = CpuTime.atMost(Duration.ofSeconds(20), () -> CHECK.check(BookSource.of(texts)));

        assertThat(CanarySong.heard()).as("code of the rule file was run").isNull();
        assertThat(Files.exists(Path.of("canary"))).isFalse();
        assertThat(ManagementFactory.getThreadMXBean().getThreadCount()).isLessThanOrEqualTo(threads + 2);
        assertThat(checked.passed()).isFalse();
        List<Problem> errors =
                checked.problems().stream().filter(Problem::isError).toList();
        assertThat(errors).isNotEmpty().allSatisfy(error -> {
            assertThat(error.origin().file())
                    .isEqualTo(
                            path.startsWith("customers/")
                                            && !error.origin().file().equals(path)
                                    ? error.origin().file()
                                    : path);
            assertThat(error.origin().line()).isBetween(path.equals("messages/en.yaml") ? 0 : 1, 200_010);
            assertThat(error.message() + error.hint())
                    .doesNotContain(
                            "Exception",
                            "mismatched input",
                            "no viable",
                            "NullPointer",
                            "org.drools",
                            "org.antlr",
                            "\tat ")
                    .hasSizeLessThan(600);
        });
        WHERE.merge(stage(errors.get(0).message()), 1, Integer::sum);
        System.setProperty("holdfast.hostile.stages", WHERE.toString());
    }

    /** The step of reading that refuses a file. */
    private static String stage(String message) {
        if (message.contains("longer than")
                || message.contains("nested")
                || message.contains("More than")
                || message.contains("at most")
                || message.contains("invisible")
                || message.contains("Unicode escape")) {
            return "limits";
        }
        return message.startsWith("I cannot read")
                        || message.contains("cannot be read")
                        || message.contains("is missing here")
                        || message.contains("not valid YAML")
                ? "parser"
                : "subset";
    }

    @Test
    void callsOfTheCanaryAreDetected() {
        assertThat(Canary.sing()).isTrue();
        assertThat(CanarySong.heard()).isEqualTo("called");
    }

    @Test
    void neitherACompilerNorMvelIsOnTheClassPath() {
        for (String name : List.of(
                "org.mvel2.MVEL",
                "org.eclipse.jdt.internal.compiler.Compiler",
                "org.drools.ecj.EclipseJavaCompiler",
                "com.github.javaparser.JavaParser",
                "org.drools.mvel.MVELConstraint")) {
            assertThat(getClass().getClassLoader().getResource(name.replace('.', '/') + ".class"))
                    .as(name)
                    .isNull();
        }
    }
}
