package org.holdfast.diagnostics;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ProblemsTest {

    @Test
    void noNumberOfWarningsHidesAnError() {
        Problems problems = new Problems();
        for (int i = 0; i < 5_000; i++) {
            problems.warning(SourceLocation.of("file-" + i), "A warning.", "");
        }
        problems.error(SourceLocation.of("last"), "An error.");

        assertThat(problems.hasErrors()).isTrue();
        assertThat(problems.list()).hasSizeLessThan(2_000);
        assertThat(problems.list().get(0).message()).contains("An error.");
    }
}
