package org.holdfast.cli.rulebook;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.Closeable;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.holdfast.facts.json.FactsJson;
import org.holdfast.facts.validation.SpreadsheetCells;
import org.holdfast.insight.SimulationReport;
import org.holdfast.simulation.comparison.ChosenAction;
import org.holdfast.simulation.comparison.CustomerDifference;
import org.jspecify.annotations.Nullable;

/** Writes what would change to a file: customer by customer while they are compared, or the result as a whole. */
interface SimulationWriter extends Closeable {

    default void write(CustomerDifference difference) {}

    default void write(SimulationReport simulationReport) throws IOException {}

    @Override
    default void close() throws IOException {}

    static boolean knows(Path file) {
        return file.toString().endsWith(".json") || file.toString().endsWith(".csv");
    }

    /** A writer for the file by its ending, or one that writes nothing when there is no file. */
    static SimulationWriter to(@Nullable Path file) throws IOException {
        if (file == null) {
            return new SimulationWriter() {};
        }
        return file.toString().endsWith(".csv") ? new Csv(file) : new Json(file);
    }

    /** The same as the answer over HTTP. */
    record Json(Path file) implements SimulationWriter {

        @Override
        public void write(SimulationReport simulationReport) throws IOException {
            Files.writeString(
                    file,
                    FactsJson.mapper().writerWithDefaultPrettyPrinter().writeValueAsString(simulationReport) + "\n");
        }
    }

    /** One row for each customer for whom something changes. */
    final class Csv implements SimulationWriter {

        private final CsvWriter out;

        Csv(Path file) throws IOException {
            this.out = CsvWriter.builder().build(file, StandardCharsets.UTF_8);
            out.writeRecord(
                    "customerId",
                    "change",
                    "beforeAction",
                    "beforeRule",
                    "beforeSubject",
                    "beforeAmount",
                    "afterAction",
                    "afterRule",
                    "afterSubject",
                    "afterAmount",
                    "reachable",
                    "why");
        }

        @Override
        public void write(CustomerDifference difference) {
            if (difference.changed()) {
                ChosenAction before = difference.before();
                ChosenAction after = difference.after();
                out.writeRecord(SpreadsheetCells.of(
                        difference.customerId(),
                        difference.change().toString(),
                        before == null ? "" : before.action(),
                        before == null ? "" : before.rule(),
                        before == null ? "" : before.subject(),
                        before == null ? "" : plain(before.amount()),
                        after == null ? "" : after.action(),
                        after == null ? "" : after.rule(),
                        after == null ? "" : after.subject(),
                        after == null ? "" : plain(after.amount()),
                        String.valueOf(difference.reachable()),
                        difference.why()));
            }
        }

        private static String plain(@Nullable BigDecimal amount) {
            return amount == null ? "" : amount.toPlainString();
        }

        @Override
        public void close() throws IOException {
            out.close();
        }
    }
}
