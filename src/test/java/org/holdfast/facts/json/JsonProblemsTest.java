package org.holdfast.facts.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.jupiter.api.Test;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.json.JsonMapper;

/** Messages omit what the JSON reader says about itself. */
class JsonProblemsTest {

    private static String message(String json) {
        JsonMapper mapper = JsonMapper.builder(JsonFactory.builder()
                        .streamReadConstraints(StreamReadConstraints.builder()
                                .maxStringLength(10)
                                .build())
                        .build())
                .build();
        return JsonProblems.describe(catchThrowableOfType(JacksonException.class, () -> mapper.readTree(json)))
                .getMessage();
    }

    @Test
    void truncatedJsonIsReportedWithItsPosition() {
        assertThat(message("{\"name\":\"x\""))
                .isEqualTo("is not valid JSON at line 1, column 12: Unexpected end-of-input: expected close marker"
                        + " for Object");
    }

    @Test
    void tooLongTextIsReported() {
        assertThat(message("{\"name\":\"" + "x".repeat(100_000) + "\"}"))
                .isEqualTo("holds a name, text or number that is too long, or is nested too deeply");
    }
}
