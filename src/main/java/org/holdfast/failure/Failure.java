package org.holdfast.failure;

import java.util.Optional;
import java.util.UUID;
import org.holdfast.database.DatabaseFailure;
import org.holdfast.facts.validation.InvalidInput;
import org.holdfast.facts.validation.NotFound;
import org.holdfast.rules.engine.RuleLimitExceeded;
import org.holdfast.rules.files.BookUnreadable;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A failure as callers see it over HTTP, NDJSON, MCP and the command line.
 *
 * @param status HTTP status
 * @param code machine-readable, the last part of the problem type
 * @param field path of the invalid field, or {@code null}
 * @param text complete sentences for the caller: what is wrong, and what to do about it
 */
public record Failure(
        int status, String code, String title, @Nullable String field, String text) {

    /** Code of a failure that may be temporary: the database cannot be reached. */
    public static final String STORE_UNAVAILABLE = "store-unavailable";

    private static final Logger LOG = LoggerFactory.getLogger(Failure.class);
    private static final String FAULT = "fault";
    private static final String FAULT_TITLE = "Internal error";
    private static final String INVALID = "invalid";
    private static final String INVALID_TITLE = "Invalid request";

    public Failure(int status, String code, String title, String text) {
        this(status, code, title, null, text);
    }

    /**
     * Translates any failure. A failure that the caller did not cause is logged, under a number that the text repeats.
     */
    public static Failure of(Throwable e) {
        if (e instanceof RuleLimitExceeded) {
            LOG.error(e.getMessage());
        }
        return known(e).or(() -> DatabaseFailure.in(e).map(Failure::store)).orElseGet(() -> fault(e));
    }

    /**
     * Translates a failure that has a text for the caller. Causes are not examined, and nothing is logged.
     *
     * <p>Exceptions describe themselves as a {@link FailureSource}; those of the core, which knows no HTTP, are
     * described here.
     */
    public static Optional<Failure> known(Throwable e) {
        Failure failure = null;
        if (e instanceof FailureSource source) {
            failure = source.failure();
        } else if (e instanceof InvalidInput input) {
            failure = invalid(input);
        } else if (e instanceof NotFound notFound) {
            failure = new Failure(404, "unknown", "Not found", notFound.getMessage());
        } else if (e instanceof BookUnreadable unreadable) {
            failure = new Failure(422, "rule-book-unreadable", "Rule book unreadable", unreadable.getMessage());
        } else if (e instanceof RuleLimitExceeded exceeded) {
            failure = new Failure(500, "rule-overrun", "Rule limit exceeded", exceeded.getMessage());
        }
        return Optional.ofNullable(failure);
    }

    /** Returns whether a later retry can help, because the database could not be reached. */
    public boolean isStoreUnavailable() {
        return code.equals(STORE_UNAVAILABLE);
    }

    private static Failure invalid(InvalidInput e) {
        return e.field().isEmpty()
                ? new Failure(400, INVALID, INVALID_TITLE, e.getMessage() + ".")
                : new Failure(400, INVALID, INVALID_TITLE, e.field(), "\"" + e.field() + "\" " + e.getMessage() + ".");
    }

    private static Failure store(DatabaseFailure failure) {
        return failure.isUnavailable()
                ? new Failure(503, STORE_UNAVAILABLE, "Database unavailable", failure.report())
                : new Failure(500, FAULT, FAULT_TITLE, failure.report());
    }

    private static Failure fault(Throwable e) {
        String number = UUID.randomUUID().toString();
        LOG.error("Fault {}", number, e);
        return new Failure(
                500, FAULT, FAULT_TITLE, "An internal error occurred. The log has the details under " + number + ".");
    }
}
