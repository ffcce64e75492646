package org.holdfast.cli.simulation;

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

/** Writes the result of a simulation to a file: each customer while being compared, or the report at the end. */
interface SimulationWriter extends Closeable {

    default void write(CustomerDifference difference) {}

    default void write(SimulationReport simulationReport) throws IOException {}

    @Override
    default void close() throws IOException {}

    /** Returns whether the extension of a file is {@code .json} or {@code .csv}. */
    static boolean supports(Path file) {
        return file.toString().endsWith(".json") || file.toString().endsWith(".csv");
    }

    /** Returns a writer chosen by the extension of the file, or one that writes nothing for {@code null}. */
    static SimulationWriter to(@Nullable Path file) throws IOException {
        if (file == null) {
            return new SimulationWriter() {};
        }
        return file.toString().endsWith(".csv") ? new Csv(file) : new Json(file);
    }

    /** Writes the report as returned over HTTP. */
    record Json(Path file) implements SimulationWriter {

        @Override
        public void write(SimulationReport simulationReport) throws IOException {
            Files.writeString(
                    file,
                    FactsJson.mapper().writerWithDefaultPrettyPrinter().writeValueAsString(simulationReport) + "\n");
        }
    }

    /** Writes one row for each affected customer. */
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
