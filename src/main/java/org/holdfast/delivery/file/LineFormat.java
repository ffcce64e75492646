package org.holdfast.delivery.file;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.function.Function;
import org.holdfast.decisions.Decision;
import org.holdfast.decisions.json.DecisionJson;
import org.holdfast.delivery.OutboxMessage;
import org.holdfast.facts.validation.SpreadsheetCells;
import org.jspecify.annotations.Nullable;

/**
 * The format of decisions in a file. No value contains a line break, so that each record is one line and an incomplete
 * one can be detected.
 *
 * @param header first line of a new file; may be empty
 * @param beginning text that every file in this format begins with
 * @param formatter writes a decision as one or more lines
 */
record LineFormat(String header, String beginning, Function<OutboxMessage, String> formatter) {

    private static final String[] COLUMNS = {
        "decisionId",
        "decidedAt",
        "customerId",
        "outcome",
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

    String of(OutboxMessage entry) {
        return formatter.apply(entry);
    }

    /** Writes the decision as over HTTP, on one line. Its first field is the id. */
    static LineFormat json() {
        return new LineFormat("", "{\"decisionId\":", entry -> DecisionJson.write(entry.decision()) + "\n");
    }

    /** Writes one row per action, with the columns of {@code run --out} but the id first. */
    static LineFormat csv() {
        String header = row(COLUMNS);
        return new LineFormat(header, header, LineFormat::rows);
    }

    private static String rows(OutboxMessage entry) {
        Decision decision = entry.decision();
        StringBuilder rows = new StringBuilder();
        for (Decision.DecidedAction act : decision.actions()) {
            rows.append(row(
                    entry.id(),
                    entry.decidedAt().toString(),
                    decision.customerId(),
                    decision.outcome().toString(),
                    act.actionId(),
                    String.valueOf(act.rank()),
                    act.action().id(),
                    String.valueOf(act.action().kind()),
                    act.cause().area(),
                    act.cause().rule(),
                    act.contact().channel().toString(),
                    act.matter().incident(),
                    act.grant().granted() == null
                            ? ""
                            : act.grant().granted().amount().toPlainString(),
                    act.grant().granted() == null ? "" : act.grant().granted().currency(),
                    act.value().score().total().toPlainString(),
                    act.validUntil() == null ? "" : act.validUntil().toString(),
                    act.message().language(),
                    act.message().subject(),
                    act.message().body(),
                    act.cause().reason()));
        }
        if (decision.actions().isEmpty()) {
            String[] cells = new String[COLUMNS.length];
            Arrays.fill(cells, "");
            cells[0] = entry.id();
            cells[1] = entry.decidedAt().toString();
            cells[2] = decision.customerId();
            cells[3] = decision.outcome().toString();
            rows.append(row(cells));
        }
        return rows.toString();
    }

    private static String row(@Nullable String... cells) {
        StringWriter text = new StringWriter();
        try (CsvWriter out = CsvWriter.builder().bufferSize(0).build(text)) {
            out.writeRecord(SpreadsheetCells.of(Arrays.stream(cells)
                    .map(cell -> cell == null ? "" : cell.replaceAll("\\R", " "))
                    .toArray(String[]::new)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }
}
