package org.holdfast.delivery.file;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.holdfast.decisions.Decision;
import org.holdfast.decisions.json.DecisionJson;
import org.holdfast.delivery.DecisionSamples;
import org.holdfast.delivery.DeliveryResult;
import org.holdfast.delivery.OutboxMessage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A file contains only complete lines, even if the process was killed while writing. */
class DecisionFileTest {

    @TempDir
    private Path folder;

    private DecisionFile file(String name) {
        return new DecisionFile("out", folder.resolve(name), Set.of(Decision.Outcome.ACT, Decision.Outcome.HOLD));
    }

    private static OutboxMessage entry(int number) {
        return new OutboxMessage(
                "d-" + number,
                DecisionSamples.AT,
                number % 2 == 0 ? DecisionSamples.hold("d-" + number, "c") : DecisionSamples.act("d-" + number, "c"),
                1);
    }

    private List<NamedCsvRecord> rows() throws Exception {
        try (CsvReader<NamedCsvRecord> reader = CsvReader.builder().ofNamedCsvRecord(folder.resolve("out.csv"))) {
            return reader.stream().toList();
        }
    }

    @Test
    void aRowHasTheIdFirstAndNoLineBreaks() throws Exception {
        file("out.csv").deliver(entry(1));
        file("out.csv").deliver(entry(2));

        assertThat(Files.readAllLines(folder.resolve("out.csv")))
                .hasSize(3)
                .first()
                .asString()
                .startsWith("decisionId,decidedAt,customerId,");
        assertThat(rows().get(0).getField("decisionId")).isEqualTo("d-1");
        assertThat(rows().get(0).getField("actionId")).isEqualTo("d-1.1");
        assertThat(rows().get(0).getField("reason")).isEqualTo("Заказ 5512 опаздывает, \"совсем\".");
        assertThat(rows().get(0).getField("body")).startsWith("Здравствуйте!").endsWith("Нам жаль, Ștefan.");
        assertThat(rows().get(1).getField("outcome")).isEqualTo("hold");
    }

    @Test
    void aValueThatLooksLikeAFormulaIsEscaped() throws Exception {
        file("out.csv")
                .deliver(new OutboxMessage("d-1", DecisionSamples.AT, DecisionSamples.act("d-1", "=HYPERLINK(A1)"), 1));

        assertThat(rows().get(0).getField("customerId")).isEqualTo("'=HYPERLINK(A1)");
        assertThat(rows().get(0).getField("value")).isEqualTo("29.9");
    }

    @Test
    void aLineIsTheWholeDecision() throws Exception {
        file("out.ndjson").deliver(entry(1));

        assertThat(DecisionJson.read(Files.readString(folder.resolve("out.ndjson"))))
                .isEqualTo(entry(1).decision());
    }

    @ParameterizedTest
    @ValueSource(strings = {"out.csv", "out.ndjson"})
    void noLineIsIncompleteOrLostIfTheProcessIsKilled(String name) throws Exception {
        Path path = folder.resolve(name);
        file(name).deliver(entry(1));
        file(name).deliver(entry(3));
        byte[] whole = Files.readAllBytes(path);
        file(name).deliver(entry(5));
        byte[] expected = Files.readAllBytes(path);
        // Killed after each byte of the third line, and of the header.
        for (int length = 0; length < expected.length; length += length < 60 ? 1 : 7) {
            Files.write(path, Arrays.copyOf(expected, length));
            assertThat(file(name).deliver(entry(5))).isEqualTo(DeliveryResult.delivered());
            String text = Files.readString(path);
            assertThat(text).endsWith("\n");
            if (length >= whole.length) {
                assertThat(text).as("cut at " + length).isEqualTo(new String(expected, StandardCharsets.UTF_8));
            } else if (name.endsWith(".csv")) {
                assertThat(rows())
                        .as("cut at " + length)
                        .allMatch(row -> row.getFieldCount() == 20)
                        .last()
                        .matches(row -> row.getField(0).equals("d-5"));
            } else {
                text.lines().forEach(line -> DecisionJson.read(line));
            }
        }
    }

    @Test
    void aNewFileIsStartedIfTheFileIsMovedAway() throws Exception {
        DecisionFile file = file("out.csv");
        file.deliver(entry(1));
        Files.move(folder.resolve("out.csv"), folder.resolve("yesterday.csv"));
        file.deliver(entry(3));

        assertThat(rows()).hasSize(1).allMatch(row -> row.getField("decisionId").equals("d-3"));
    }

    @Test
    void aFileWithOtherContentIsNotTouched() throws Exception {
        Files.writeString(folder.resolve("out.csv"), "name,amount\nIon,5");
        Files.writeString(folder.resolve("out.ndjson"), "Not JSON at all, and no end of line");

        assertThat(file("out.csv").deliver(entry(1)))
                .isInstanceOfSatisfying(
                        DeliveryResult.TryLater.class,
                        later -> assertThat(later.why()).contains("something other than decisions"));
        assertThat(file("out.ndjson").deliver(entry(1))).isInstanceOf(DeliveryResult.TryLater.class);
        assertThat(folder.resolve("out.csv")).hasContent("name,amount\nIon,5");
        assertThat(file("missing/out.csv").deliver(entry(1)))
                .isInstanceOfSatisfying(
                        DeliveryResult.TryLater.class,
                        later -> assertThat(later.why()).contains("does not exist"));
    }
}
