package org.holdfast.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Sources do not contain hard-to-read constructs that the formatter does not correct. */
class SourceStyleTest {

    private static SourceStyle program;
    private static SourceStyle tests;

    @BeforeAll
    static void read() throws IOException {
        program = new SourceStyle(Path.of("src/main/java"));
        tests = new SourceStyle(Path.of("src/test/java"));
    }

    @Test
    void noTernaryIsNestedInAnother() {
        assertThat(program.nestedTernaries()).isEmpty();
        assertThat(tests.nestedTernaries()).isEmpty();
    }

    @Test
    void typesAreImported() {
        assertThat(program.inlineQualifiedNames()).isEmpty();
        assertThat(tests.inlineQualifiedNames()).isEmpty();
    }

    /** Tables in tests have longer rows. */
    @Test
    void noLineIsTooLong() {
        assertThat(program.longLines()).isEmpty();
    }

    @Test
    void violationsAreDetected() throws IOException {
        SourceStyle broken = new SourceStyle(Path.of("src/test/resources/org/holdfast/architecture"));
        assertThat(broken.nestedTernaries()).containsExactly("HardToRead.java:8", "HardToRead.java:12");
        assertThat(broken.inlineQualifiedNames()).containsExactly("HardToRead.java:15 java.util.List");
        assertThat(broken.longLines()).containsExactly("HardToRead.java:21");
    }
}
