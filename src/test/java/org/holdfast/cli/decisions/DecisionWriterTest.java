package org.holdfast.cli.decisions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.holdfast.decisions.json.DecisionJson;
import org.holdfast.delivery.DecisionSamples;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DecisionWriterTest {

    private static final String HEADER = "customerId,outcome,decisionId,actionId,rank,action,kind,area,rule,channel,"
            + "incident,granted,currency,value,validUntil,language,subject,body,reason";

    @TempDir
    private Path folder;

    @Test
    void ndjsonHasOneDecisionPerLine() throws Exception {
        Path file = folder.resolve("out.ndjson");
        try (DecisionWriter writer = DecisionWriter.to(file)) {
            long start = writer.begin();
            writer.write(List.of(DecisionSamples.act("d-1", "C-1"), DecisionSamples.hold("d-2", "C-2")), start);
        }

        assertThat(Files.readAllLines(file))
                .hasSize(2)
                .extracting(line -> DecisionJson.read(line).decisionId())
                .containsExactly("d-1", "d-2");
    }

    @Test
    void csvHasARowForEachActionAndOneForADecisionWithoutAny() throws Exception {
        Path file = folder.resolve("out.csv");
        try (DecisionWriter writer = DecisionWriter.to(file)) {
            writer.write(
                    List.of(DecisionSamples.act("d-1", "C-1"), DecisionSamples.hold("d-2", "C-2")), writer.begin());
        }

        String text = Files.readString(file);
        assertThat(text.lines().findFirst()).contains(HEADER);
        assertThat(text)
                .contains("C-1,act,d-1,d-1.1,1,apologise,goodwill,delivery,Apologise,email,,10.00,EUR,29.9,,ru,")
                .contains("Простите")
                .endsWith("C-2,hold,d-2,,,,,,,,,,,,,,,,\r\n");
    }

    @Test
    void aResumedRunOverwritesWhatWasNotCommitted() throws Exception {
        Path file = folder.resolve("out.ndjson");
        long committed;
        try (DecisionWriter writer = DecisionWriter.to(file)) {
            committed = writer.write(List.of(DecisionSamples.hold("d-1", "C-1")), writer.begin());
            writer.write(List.of(DecisionSamples.hold("lost", "C-2")), committed);
        }
        try (DecisionWriter writer = DecisionWriter.to(file)) {
            long at = writer.resume(committed);
            writer.write(List.of(DecisionSamples.hold("d-2", "C-2")), at);
        }

        assertThat(Files.readAllLines(file))
                .extracting(line -> DecisionJson.read(line).decisionId())
                .containsExactly("d-1", "d-2");
    }

    @Test
    void aShorterFileCannotBeResumed() throws Exception {
        Path file = Files.writeString(folder.resolve("out.csv"), "cut");
        try (DecisionWriter writer = DecisionWriter.to(file)) {
            assertThatThrownBy(() -> writer.resume(100))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage(file + " is shorter than when the interrupted run wrote to it. Start over with"
                            + " --restart, or choose another file for the remaining decisions.");
        }
        assertThat(file).hasContent("cut");
    }

    @Test
    void withoutAFileNothingIsWritten() throws Exception {
        try (DecisionWriter writer = DecisionWriter.to(null)) {
            assertThat(writer.begin()).isZero();
            assertThat(writer.resume(100)).isZero();
            assertThat(writer.write(List.of(DecisionSamples.hold("d-1", "C-1")), 0))
                    .isZero();
        }
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void theExtensionChoosesTheFormat() {
        assertThat(DecisionWriter.supports(Path.of("a.ndjson"))).isTrue();
        assertThat(DecisionWriter.supports(Path.of("a.csv"))).isTrue();
        assertThat(DecisionWriter.supports(Path.of("a.json"))).isFalse();
    }
}
