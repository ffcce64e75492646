package org.holdfast.api.decisions;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.holdfast.access.Caller;
import org.holdfast.api.decisions.DecisionController.DecisionRequest;
import org.holdfast.api.web.IdempotencyKey;
import org.holdfast.database.DatabaseFailure;
import org.holdfast.facts.json.FactsJson;
import org.holdfast.facts.validation.InvalidInput;
import org.holdfast.failure.Failure;
import org.holdfast.ingestion.BoundedLines;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;

/**
 * Requests for decisions, one a line: each is decided and answered before the next is read, so memory stays flat
 * however many there are.
 */
final class NdjsonDecisions {

    /** Most lines of one request. */
    static final int MOST_LINES = 100_000;
    /** Longest key of a request with many lines: every line adds its number. */
    static final int LONGEST_KEY = IdempotencyKey.LONGEST - 8;
    /** The output is flushed after this number of lines. */
    private static final int FLUSHED = 50;

    private static final String UNAVAILABLE =
            "The store is not available, so this line was not decided and no further ones were read. Send them again.";

    private final DecisionEndpoint desk;
    private final Caller caller;
    private final @Nullable String key;
    private final OutputStream out;
    private boolean begun;

    NdjsonDecisions(DecisionEndpoint desk, Caller caller, @Nullable String key, OutputStream out) {
        if (key != null && key.length() > LONGEST_KEY) {
            throw new InvalidInput(
                    IdempotencyKey.HEADER,
                    "is longer than " + LONGEST_KEY + " characters, which is the most for many lines");
        }
        this.desk = desk;
        this.caller = caller;
        this.key = key;
        this.out = out;
    }

    /**
     * The answer to a line: a decision, or a problem.
     *
     * @param line counted from 1
     * @param status as {@code POST /v1/decisions} would have answered
     * @param field what is wrong, as a path into the line
     */
    record Answer(
            int line,
            int status,
            @Nullable DecisionResponse decision,
            @Nullable String field,
            @Nullable String problem) {

        static Answer problem(int line, int status, @Nullable String field, String problem) {
            return new Answer(line, status, null, field, problem);
        }
    }

    /**
     * Reads all lines and answers each.
     *
     * @throws DataAccessException when nothing was answered yet; later the line gets the error, and no further one is
     *     read
     */
    void process(InputStream in) throws IOException {
        BoundedLines boundedLines = new BoundedLines(in);
        for (BoundedLines.Line line = boundedLines.next(); line != null; line = boundedLines.next()) {
            if (line.number() > MOST_LINES) {
                answer(Answer.problem(
                        line.number(),
                        400,
                        null,
                        "At most " + MOST_LINES + " lines are taken at once. Send the rest with another request."));
                break;
            }
            if (!process(line)) {
                break;
            }
            if (line.number() % FLUSHED == 0) {
                out.flush();
            }
        }
        out.flush();
    }

    /** Whether further lines can be read. */
    private boolean process(BoundedLines.Line line) throws IOException {
        int number = line.number();
        try {
            if (line.tooLong()) {
                throw new InvalidInput("", "The line is longer than " + BoundedLines.MOST_BYTES / 1024 / 1024 + " MiB");
            }
            byte[] decision = desk.answer(
                    FactsJson.read(line.bytes(), DecisionRequest.class),
                    caller,
                    key == null ? null : key + "#" + number);
            begun = true;
            out.write(("{\"line\":" + number + ",\"status\":200,\"decision\":").getBytes(StandardCharsets.UTF_8));
            out.write(decision);
            out.write('}');
            out.write('\n');
        } catch (RuntimeException e) {
            return failed(number, e);
        }
        return true;
    }

    /** A line that fails does not stop the others; an unavailable database does. */
    private boolean failed(int number, RuntimeException e) throws IOException {
        if (!begun
                && DatabaseFailure.in(e).filter(DatabaseFailure::isUnavailable).isPresent()) {
            throw e;
        }
        Failure failure = Failure.of(e);
        answer(Answer.problem(
                number,
                failure.status(),
                failure.field(),
                failure.isStoreUnavailable() ? UNAVAILABLE : failure.text()));
        return !failure.isStoreUnavailable();
    }

    private void answer(Answer answer) throws IOException {
        begun = true;
        out.write(FactsJson.bytes(answer));
        out.write('\n');
    }
}
