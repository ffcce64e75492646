package org.holdfast.api.openapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.holdfast.Patience;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs the linter Spectral. Skipped if it is not installed and cannot be. */
class SpectralTest {

    private static final int NOT_TO_BE_HAD = 3;

    @TempDir
    private static Path folder;

    private record Linted(int exit, String text) {}

    @BeforeAll
    static void requireLinter() {
        String cache = System.getenv().getOrDefault("XDG_CACHE_HOME", System.getProperty("user.home") + "/.cache");
        boolean installed = Files.isDirectory(Path.of(cache, "holdfast"))
                && Path.of(cache, "holdfast").toFile().list((in, name) -> name.startsWith("spectral-")).length > 0;
        assumeTrue(
                installed || "true".equals(System.getenv("CI")),
                "Spectral is not installed; .ci/lint-openapi does that once");
    }

    private static Linted lint(String... files) throws Exception {
        List<String> command = new ArrayList<>(List.of("bash", ".ci/lint-openapi"));
        command.addAll(List.of(files));
        Path output = Files.createTempFile(folder, "spectral", ".txt");
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        try {
            assertThat(process.waitFor(Patience.ENDLESS.toMinutes(), TimeUnit.MINUTES))
                    .as("the linter finished")
                    .isTrue();
        } finally {
            process.destroyForcibly();
        }
        String text = Files.readString(output, StandardCharsets.UTF_8);
        assumeTrue(process.exitValue() != NOT_TO_BE_HAD, text);
        return new Linted(process.exitValue(), text);
    }

    @Test
    void theDescriptionsAreWellFormed() throws Exception {
        Linted linted = lint();

        assertThat(linted.exit).as(linted.text).isZero();
    }

    @Test
    void aMalformedDescriptionIsFound() throws Exception {
        Path wrong = Files.writeString(
                folder.resolve("wrong.json"),
                Files.readString(Path.of("openapi/salesforce.json"))
                        .replaceFirst("\"operationId\" *: *\"listActions\"", "\"operationId\":\"getRuleBook\""));

        Linted linted = lint(wrong.toString());
        assertThat(linted.exit).isOne();
        assertThat(linted.text).contains("operation-operationId-unique");
    }
}
