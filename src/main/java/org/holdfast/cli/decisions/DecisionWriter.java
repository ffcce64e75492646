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
 * Writes decisions to a file, one a line. Always at a given place, so that what was written and never came to be is
 * written over.
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

    static boolean knows(Path file) {
        return file.toString().endsWith(".ndjson") || file.toString().endsWith(".csv");
    }

    /** A writer for the file by its ending, or one that writes nothing when there is no file. */
    static DecisionWriter to(@Nullable Path file) throws IOException {
        return file == null
                ? new DecisionWriter(null, null, false)
                : new DecisionWriter(
                        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE),
                        file,
                        file.toString().endsWith(".csv"));
    }

    /** Empties the file, apart from the names of columns. */
    long begin() {
        StringWriter text = new StringWriter();
        if (csv) {
            writer(text).writeRecord(COLUMNS);
        }
        return put(text, 0);
    }

    /**
     * Goes on with what is there.
     *
     * @throws IllegalStateException when it is not
     */
    long goOn(long at) {
        try {
            if (channel != null && channel.size() < at) {
                throw new IllegalStateException(
                        file + " is shorter than what the earlier run has written to it. Run with --restart to begin "
                                + "anew, or with another file for the rest.");
            }
            return channel == null ? 0 : at;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes at a place and cuts off what was behind it; on the disk before it returns. */
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

    /** The actions in columns. */
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
        for (Decision.DecidedAction act : decision.actions()) {
            out.writeRecord(SpreadsheetCells.of(
                    decision.customerId(),
                    decision.outcome().toString(),
                    decision.decisionId(),
                    act.actionId(),
                    String.valueOf(act.rank()),
                    act.action(),
                    act.kind().toString(),
                    act.area(),
                    act.rule(),
                    act.channel().toString(),
                    act.incident(),
                    act.granted() == null ? "" : act.granted().amount().toPlainString(),
                    act.granted() == null ? "" : act.granted().currency(),
                    act.score().total().toPlainString(),
                    act.validUntil() == null ? "" : act.validUntil().toString(),
                    act.message().language(),
                    act.message().subject(),
                    act.message().body(),
                    act.reason()));
        }
    }

    @Override
    public void close() throws IOException {
        if (channel != null) {
            channel.close();
        }
    }
}
