package org.holdfast.delivery.tryton;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Skips tests if Tryton is not installed or its database is not prepared, and says what to do about it. */
final class WhereTrytonIs implements ExecutionCondition {

    private static final String TODO =
            " Run src/test/tryton/install.sh and src/test/tryton/prepare.sh on Debian 12, as .ci/run does.";

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        try {
            Path dump = dump();
            return Files.isReadable(dump)
                    ? ConditionEvaluationResult.enabled("Tryton is here")
                    : ConditionEvaluationResult.disabled(
                            "The Tryton database is not prepared: there is no " + dump + "." + TODO);
        } catch (IOException e) {
            return ConditionEvaluationResult.disabled(e.getMessage() + TODO);
        }
    }

    /**
     * Returns where the prepared database is, or would be.
     *
     * @throws IOException if it is not available, with the reason
     */
    static Path dump() throws IOException {
        Process process = new ProcessBuilder("bash", "src/test/tryton/prepare.sh", "--path")
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        try {
            if (process.waitFor() != 0) {
                throw new IOException(output);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
        return Path.of(output);
    }
}
