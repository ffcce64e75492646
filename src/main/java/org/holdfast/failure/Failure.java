package org.holdfast.failure;

import java.util.Optional;
import java.util.UUID;
import org.holdfast.coordination.TooBusy;
import org.holdfast.database.DatabaseFailure;
import org.holdfast.decisioning.IdempotentDecisions;
import org.holdfast.facts.validation.InvalidInput;
import org.holdfast.facts.validation.NotFound;
import org.holdfast.insight.ReceiptUnavailable;
import org.holdfast.outcomes.InsufficientBalance;
import org.holdfast.rules.engine.RuleLimitExceeded;
import org.holdfast.rules.files.BookUnreadable;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A failure as callers see it, whichever way they came in.
 *
 * @param status HTTP status
 * @param code machine-readable, the last part of the problem type
 * @param field path of the invalid field, or {@code null}
 * @param text complete sentences for the caller: what is wrong and what to do
 */
public record Failure(
        int status, String code, String title, @Nullable String field, String text) {

    /** Code of a failure that passes: the database cannot be reached. */
    public static final String STORE_UNAVAILABLE = "store-unavailable";

    private static final Logger LOG = LoggerFactory.getLogger(Failure.class);
    private static final String FAULT = "fault";
    private static final String FAULT_TITLE = "A fault of ours";

    public Failure(int status, String code, String title, String text) {
        this(status, code, title, null, text);
    }

    /** Translates any failure. What is not the caller's doing is logged, under a number that the text repeats. */
    public static Failure of(Throwable e) {
        if (e instanceof RuleLimitExceeded) {
            LOG.error(e.getMessage());
        }
        return known(e).or(() -> DatabaseFailure.in(e).map(Failure::store)).orElseGet(() -> fault(e));
    }

    /** Translates a failure that has a text for the caller; does not look at its causes. Nothing is logged. */
    public static Optional<Failure> known(Throwable e) {
        String text = String.valueOf(e.getMessage());
        Failure failure = null;
        if (e instanceof FailureSource source) {
            failure = source.failure();
        } else if (e instanceof InvalidInput input) {
            failure = invalid(input);
        } else if (e instanceof NotFound) {
            failure = new Failure(404, "unknown", "Not found", text);
        } else if (e instanceof ReceiptUnavailable) {
            failure = new Failure(410, "receipt-gone", "No longer kept", text);
        } else if (e instanceof IdempotentDecisions.KeyTaken) {
            failure = new Failure(422, "key-taken", "Another request under the same key", text);
        } else if (e instanceof IdempotentDecisions.StillRunning) {
            failure = new Failure(409, "still-running", "Still being answered", text);
        } else if (e instanceof TooBusy) {
            failure = new Failure(503, "busy", "Too much at once", text);
        } else if (e instanceof InsufficientBalance) {
            failure = new Failure(409, "not-enough", "Not enough points or stamps", text);
        } else if (e instanceof BookUnreadable) {
            failure = new Failure(422, "rule-book-unreadable", "The rule book cannot be read", text);
        } else if (e instanceof RuleLimitExceeded) {
            failure = new Failure(500, "rule-overrun", "A rule takes too long", text);
        }
        return Optional.ofNullable(failure);
    }

    /** Whether trying again later can help, because the database could not be reached. */
    public boolean isStoreUnavailable() {
        return code.equals(STORE_UNAVAILABLE);
    }

    private static Failure invalid(InvalidInput e) {
        return e.field().isEmpty()
                ? new Failure(400, "invalid", "The request cannot be understood", e.getMessage() + ".")
                : new Failure(
                        400,
                        "invalid",
                        "The request cannot be understood",
                        e.field(),
                        "\"" + e.field() + "\" " + e.getMessage() + ".");
    }

    /** A decision that cannot be recorded is not given. */
    private static Failure store(DatabaseFailure failure) {
        return failure.isUnavailable()
                ? new Failure(503, STORE_UNAVAILABLE, "The store is not available", failure.report())
                : new Failure(500, FAULT, FAULT_TITLE, failure.report());
    }

    private static Failure fault(Throwable e) {
        String number = UUID.randomUUID().toString();
        LOG.error("Fault {}", number, e);
        return new Failure(
                500,
                FAULT,
                FAULT_TITLE,
                "Something went wrong on our side. The log has the details under " + number + ".");
    }
}
