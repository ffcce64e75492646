package org.holdfast.api.decisions;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.holdfast.access.Caller;
import org.holdfast.api.decisions.DecisionController.DecisionRequest;
import org.holdfast.api.web.IdempotencyKey;
import org.holdfast.audit.Actor;
import org.holdfast.database.DatabaseFailure;
import org.holdfast.facts.json.FactsJson;
import org.holdfast.facts.validation.InvalidInput;
import org.holdfast.failure.Failure;
import org.holdfast.ingestion.BoundedLines;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;

/**
 * Processes requests for decisions, one per line. Each line is answered before the next is read, so memory use does not
 * depend on their number.
 */
final class NdjsonDecisions {

    /** Maximum number of lines in a request. */
    static final int MAX_LINES = 100_000;
    /** Maximum length of the idempotency key of the request. The key of a line is this key and the line's number. */
    static final int MAX_KEY_LENGTH = IdempotencyKey.MAX_LENGTH - 8;
    /** Number of lines after which the output is flushed. */
    private static final int FLUSH_INTERVAL = 50;

    private static final String UNAVAILABLE =
            "The database is unavailable, so this line was not decided and no further lines were read. "
                    + "Send them again.";

    private final DecisionEndpoint endpoint;
    private final Caller caller;
    private final Actor actor;
    private final @Nullable String key;
    private final OutputStream out;
    private boolean started;

    NdjsonDecisions(DecisionEndpoint endpoint, Caller caller, Actor actor, @Nullable String key, OutputStream out) {
        if (key != null && key.length() > MAX_KEY_LENGTH) {
            throw new InvalidInput(
                    IdempotencyKey.HEADER,
                    "is longer than " + MAX_KEY_LENGTH + " characters, the maximum for a request with many lines");
        }
        this.endpoint = endpoint;
        this.caller = caller;
        this.actor = actor;
        this.key = key;
        this.out = out;
    }

    /**
     * The response to a line: a decision, or a problem.
     *
     * @param line number of the line, from 1
     * @param status the HTTP status that {@code POST /v1/decisions} would have had
     * @param field path of the invalid field within the line
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
     * Reads all lines and responds to each.
     *
     * @throws DataAccessException if the database is unavailable before the first response; later the error becomes the
     *     response to the line, and no further lines are read
     */
    void process(InputStream in) throws IOException {
        BoundedLines boundedLines = new BoundedLines(in);
        for (BoundedLines.Line line = boundedLines.next(); line != null; line = boundedLines.next()) {
            if (line.number() > MAX_LINES) {
                answer(Answer.problem(
                        line.number(),
                        400,
                        null,
                        "A request can have at most " + MAX_LINES
                                + " lines. Send the remaining lines in another request."));
                break;
            }
            if (!process(line)) {
                break;
            }
            if (line.number() % FLUSH_INTERVAL == 0) {
                out.flush();
            }
        }
        out.flush();
    }

    /** Responds to a line, and returns whether further lines can be read. */
    private boolean process(BoundedLines.Line line) throws IOException {
        int number = line.number();
        try {
            if (line.tooLong()) {
                throw new InvalidInput("", "The line is longer than " + BoundedLines.MAX_BYTES / 1024 / 1024 + " MiB");
            }
            byte[] decision = endpoint.respond(
                    FactsJson.read(line.bytes(), DecisionRequest.class),
                    caller,
                    actor,
                    key == null ? null : key + "#" + number);
            started = true;
            out.write(("{\"line\":" + number + ",\"status\":200,\"decision\":").getBytes(StandardCharsets.UTF_8));
            out.write(decision);
            out.write('}');
            out.write('\n');
        } catch (RuntimeException e) {
            return failed(number, e);
        }
        return true;
    }

    /** Responds with a problem. A line that fails does not stop the others; an unavailable database does. */
    private boolean failed(int number, RuntimeException e) throws IOException {
        if (!started
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
        started = true;
        out.write(FactsJson.bytes(answer));
        out.write('\n');
    }
}
