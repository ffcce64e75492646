package org.holdfast;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A text that is given twice hides the first one in silence, and with it what it was written for. */
class PropertyFilesTest {

    static List<Path> files() throws IOException {
        try (Stream<Path> all = Files.walk(Path.of("src/main/resources/org/holdfast"))) {
            return all.filter(file -> file.toString().endsWith(".properties")).toList();
        }
    }

    @ParameterizedTest
    @MethodSource("files")
    void givesEachTextOnce(Path file) {
        assertThat(keys(file)).doesNotHaveDuplicates();
    }

    private static List<String> keys(Path file) {
        try (Stream<String> lines = Files.lines(file)) {
            return lines.filter(line -> line.matches("[\\w.-]+ ?=.*"))
                    .map(line -> line.replaceFirst(" ?=.*", ""))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
