package org.holdfast.cli.decisions;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.Closeable;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.holdfast.decisions.Decision;
import org.holdfast.decisions.json.DecisionJson;
import org.holdfast.facts.validation.SpreadsheetCells;
import org.jspecify.annotations.Nullable;

/**
 * Writes decisions to a file, one per line. Each write starts at a given position, so that a resumed run overwrites
 * lines whose decisions were not committed.
 */
final class DecisionWriter implements Closeable {

    private static final String[] COLUMNS = {
        "customerId",
        "outcome",
        "decisionId",
        "actionId",
        "rank",
        "action",
        "kind",
        "area",
        "rule",
        "channel",
        "incident",
        "granted",
        "currency",
        "value",
        "validUntil",
        "language",
        "subject",
        "body",
        "reason"
    };

    private final @Nullable FileChannel channel;
    private final @Nullable Path file;
    private final boolean csv;

    private DecisionWriter(@Nullable FileChannel channel, @Nullable Path file, boolean csv) {
        this.channel = channel;
        this.file = file;
        this.csv = csv;
    }

    /** Returns whether the extension of a file is {@code .ndjson} or {@code .csv}. */
    static boolean supports(Path file) {
        return file.toString().endsWith(".ndjson") || file.toString().endsWith(".csv");
    }

    /** Returns a writer chosen by the extension of the file, or one that writes nothing for {@code null}. */
    static DecisionWriter to(@Nullable Path file) throws IOException {
        return file == null
                ? new DecisionWriter(null, null, false)
                : new DecisionWriter(
                        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE),
                        file,
                        file.toString().endsWith(".csv"));
    }

    /** Empties the file, writes the header of a CSV file, and returns the position after it. */
    long begin() {
        StringWriter text = new StringWriter();
        if (csv) {
            writer(text).writeRecord(COLUMNS);
        }
        return put(text, 0);
    }

    /**
     * Resumes at the position up to which an interrupted run has written.
     *
     * @throws IllegalStateException if the file is shorter than that
     */
    long resume(long at) {
        try {
            if (channel != null && channel.size() < at) {
                throw new IllegalStateException(
                        file + " is shorter than when the interrupted run wrote to it. Start over with --restart, or"
                                + " choose another file for the remaining decisions.");
            }
            return channel == null ? 0 : at;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes at a position, truncates the rest, forces the file to disk, and returns the position after the write. */
    long write(List<Decision> decisions, long at) {
        StringWriter text = new StringWriter();
        if (channel != null && csv) {
            CsvWriter out = writer(text);
            decisions.forEach(decision -> rows(decision, out));
        } else if (channel != null) {
            decisions.forEach(
                    decision -> text.append(DecisionJson.write(decision)).append('\n'));
        }
        return put(text, at);
    }

    private long put(StringWriter text, long at) {
        if (channel == null) {
            return 0;
        }
        ByteBuffer bytes = StandardCharsets.UTF_8.encode(text.toString());
        try {
            channel.truncate(at).position(at);
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(false);
            return channel.position();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static CsvWriter writer(StringWriter text) {
        return CsvWriter.builder().bufferSize(0).build(text);
    }

    /** Writes one row for each action, or a single row for a decision without actions. */
    private static void rows(Decision decision, CsvWriter out) {
        if (decision.actions().isEmpty()) {
            out.writeRecord(SpreadsheetCells.of(
                    decision.customerId(),
                    decision.outcome().toString(),
                    decision.decisionId(),
                    "",
                    "",
                    "",
                    "",
                    "",
                    "",
                    "",
                    "",
                    "",
                    "",
                    "",
                    "",
                    "",
                    "",
                    "",
                    ""));
        }
        for (Decision.DecidedAction decided : decision.actions()) {
            out.writeRecord(SpreadsheetCells.of(
                    decision.customerId(),
                    decision.outcome().toString(),
                    decision.decisionId(),
                    decided.actionId(),
                    String.valueOf(decided.rank()),
                    decided.action().id(),
                    decided.action().kind().toString(),
                    decided.cause().area(),
                    decided.cause().rule(),
                    decided.contact().channel().toString(),
                    decided.matter().incident(),
                    decided.grant().granted() == null
                            ? ""
                            : decided.grant().granted().amount().toPlainString(),
                    decided.grant().granted() == null
                            ? ""
                            : decided.grant().granted().currency(),
                    decided.value().score().total().toPlainString(),
                    decided.validUntil() == null ? "" : decided.validUntil().toString(),
                    decided.message().language(),
                    decided.message().subject(),
                    decided.message().body(),
                    decided.cause().reason()));
        }
    }

    @Override
    public void close() throws IOException {
        if (channel != null) {
            channel.close();
        }
    }
}
