package org.holdfast.ingestion.points;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.holdfast.audit.Actor;
import org.holdfast.facts.json.FactsJson;
import org.holdfast.facts.validation.InvalidInput;
import org.holdfast.facts.validation.NotFound;
import org.holdfast.ingestion.BoundedLines;
import org.holdfast.outcomes.DifferentEntry;
import org.holdfast.outcomes.HandEntry;
import org.holdfast.outcomes.HandPoints;
import org.jspecify.annotations.Nullable;

/** Enters balances of another programme from newline-delimited JSON. A refused line does not stop the others. */
public final class NdjsonPoints {

    private static final int MAX_LINES = 1_000_000;

    private final HandPoints points;
    private final Actor actor;
    private final OutputStream out;
    private boolean begun;

    public NdjsonPoints(HandPoints points, Actor actor, OutputStream out) {
        this.points = points;
        this.actor = actor;
        this.out = out;
    }

    /**
     * The result of one line.
     *
     * @param line counted from 1
     * @param status {@code entered}, {@code unchanged} if it was entered before, or {@code refused}
     * @param balance balance of the customer after it
     * @param field the invalid field
     */
    public record Answer(
            int line,
            @Nullable String customerId,
            String status,
            @Nullable Integer balance,
            @Nullable String field,
            @Nullable String problem) {}

    /** Enters each line and writes one result per line. */
    public void enter(InputStream in) throws IOException {
        BoundedLines lines = new BoundedLines(in);
        for (BoundedLines.Line line = lines.next(); line != null; line = lines.next()) {
            Answer answer = line.number() > MAX_LINES
                    ? refused(line, null, new InvalidInput("", "At most " + MAX_LINES + " lines are accepted"))
                    : enter(line);
            out.write(FactsJson.write(answer).getBytes(StandardCharsets.UTF_8));
            out.write('\n');
            if (line.number() > MAX_LINES) {
                break;
            }
        }
        out.flush();
    }

    private Answer enter(BoundedLines.Line line) {
        HandEntry entry;
        try {
            if (line.tooLong()) {
                throw new InvalidInput("", "The line is too long");
            }
            entry = FactsJson.read(line.bytes(), HandEntry.class);
        } catch (InvalidInput e) {
            return refused(line, null, e);
        }
        try {
            if (!begun) {
                points.begun(actor, "ndjson");
                begun = true;
            }
            HandPoints.Entered entered = points.open(entry, actor);
            return new Answer(
                    line.number(),
                    entry.customerId(),
                    entered.entered() ? "entered" : "unchanged",
                    entered.balance(),
                    null,
                    null);
        } catch (InvalidInput e) {
            return refused(line, entry.customerId(), e);
        } catch (NotFound e) {
            return refused(
                    line,
                    entry.customerId(),
                    new InvalidInput("customerId", "\"" + entry.customerId() + "\" is not known"));
        } catch (DifferentEntry e) {
            return refused(line, entry.customerId(), new InvalidInput("key", e.getMessage()));
        }
    }

    private static Answer refused(BoundedLines.Line line, @Nullable String customerId, InvalidInput e) {
        return new Answer(
                line.number(),
                customerId,
                "refused",
                null,
                e.field().isEmpty() ? null : e.field(),
                e.field().isEmpty() ? e.getMessage() : "\"" + e.field() + "\" " + e.getMessage());
    }
}
