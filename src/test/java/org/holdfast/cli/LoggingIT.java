package org.holdfast.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.holdfast.ClassPath;
import org.holdfast.HoldfastApplication;
import org.holdfast.facts.json.FactsJson;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Logging of the program in its own process, without the logging settings of the tests. */
class LoggingIT {

    @TempDir
    private Path folder;

    private String run(String... settings) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                ClassPath.ofTheProgram(),
                HoldfastApplication.class.getName(),
                "keys",
                "list",
                "--logging.level.root=info"));
        command.addAll(List.of(settings));
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectError(file("err"))
                .redirectOutput(file("out"))
                .start();
        assertThat(process.waitFor()).as(Files.readString(file("err").toPath())).isZero();
        return Files.readString(file("err").toPath());
    }

    private File file(String name) {
        return folder.resolve(name).toFile();
    }

    private static void isJson(String log, String field) {
        assertThat(log.lines())
                .hasSizeGreaterThan(3)
                .allSatisfy(line -> assertThat(FactsJson.mapper().readTree(line).hasNonNull(field))
                        .as(line)
                        .isTrue());
    }

    @ParameterizedTest
    @CsvSource({
        "ecs, @timestamp, logstash, @timestamp",
        "gelf, short_message, ecs, message",
        "logstash, message, gelf, short_message"
    })
    void inAStructuredFormatEveryLineIsJsonOnTheConsoleAndInTheFile(
            String console, String field, String format, String inFile) throws Exception {
        isJson(
                run(
                        "--logging.structured.format.console=" + console,
                        "--logging.structured.format.file=" + format,
                        "--logging.file.name=log.json"),
                field);
        isJson(Files.readString(folder.resolve("log.json")), inFile);
        assertThat(Files.readString(file("out").toPath())).doesNotContain("{");
    }

    @Test
    void withoutOneLogsAreLinesOnStandardErrorAndStandardOutputHasNone() throws Exception {
        assertThat(run("--logging.threshold.file=error", "--logging.file.name=log.txt"))
                .contains("INFO ")
                .doesNotContain("{\"");
        assertThat(Files.readString(file("out").toPath())).doesNotContain("INFO");
        assertThat(folder.resolve("log.txt")).isEmptyFile();
    }
}
