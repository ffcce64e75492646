package org.holdfast.cli;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.BufferedWriter;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.holdfast.decisions.Decision;
import org.holdfast.facts.json.FactsJson;
import org.jspecify.annotations.Nullable;

/** Writes decisions to a file, one a line. */
interface DecisionWriter extends Closeable {

    void write(Decision decision);

    @Override
    default void close() throws IOException {
    }

    static boolean knows(Path file) {
        return file.toString().endsWith(".ndjson") || file.toString().endsWith(".csv");
    }

    /** A writer for the file by its ending, or one that writes nothing when there is no file. */
    static DecisionWriter to(@Nullable Path file) throws IOException {
        if (file == null) {
            return decision -> { };
        }
        return file.toString().endsWith(".csv") ? new Csv(file) : new Ndjson(file);
    }

    /** The whole decision as JSON. */
    final class Ndjson implements DecisionWriter {

        private final BufferedWriter out;

        Ndjson(Path file) throws IOException {
            this.out = Files.newBufferedWriter(file, StandardCharsets.UTF_8);
        }

        @Override
        public void write(Decision decision) {
            try {
                out.write(FactsJson.write(decision));
                out.write('\n');
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public void close() throws IOException {
            out.close();
        }
    }

    /** The next-best-action in columns. */
    final class Csv implements DecisionWriter {

        private final CsvWriter out;

        Csv(Path file) throws IOException {
            this.out = CsvWriter.builder().build(file, StandardCharsets.UTF_8);
            out.writeRecord("customerId", "outcome", "decisionId", "actionId", "rank", "action", "kind", "area", "rule", "channel",
                    "incident", "granted", "currency", "value", "validUntil", "language", "subject", "body", "reason");
        }

        @Override
        public void write(Decision decision) {
            if (decision.actions().isEmpty()) {
                out.writeRecord(decision.customerId(), decision.outcome().toString(), decision.decisionId(), "", "", "", "", "", "", "",
                        "", "", "", "", "", "", "", "", "");
            }
            for (Decision.Act act : decision.actions()) {
                out.writeRecord(decision.customerId(), decision.outcome().toString(), decision.decisionId(), act.actionId(),
                        String.valueOf(act.rank()), act.action(), act.kind().toString(), act.area(), act.rule(),
                        act.channel().toString(), act.incident(), act.granted() == null ? "" : act.granted().amount().toPlainString(),
                        act.granted() == null ? "" : act.granted().currency(), act.score().total().toPlainString(),
                        act.validUntil() == null ? "" : act.validUntil().toString(), act.message().language(), act.message().subject(),
                        act.message().body(), act.reason());
            }
        }

        @Override
        public void close() throws IOException {
            out.close();
        }
    }
}
