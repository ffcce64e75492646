package org.holdfast.decisioning;

import java.time.Clock;
import java.util.function.Function;
import org.holdfast.decisions.DecisionTrace;
import org.holdfast.history.IdempotencyRecords;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.dao.QueryTimeoutException;

/** The answer to a request with an idempotency key, stored in the transaction of its decision. */
final class KeyedAnswer {

    private final IdempotencyRecords records;
    private final IdempotentDecisions.Key key;
    private final String request;
    private final Function<DecisionTrace, String> writer;
    private final Clock clock;
    private String text = "";

    KeyedAnswer(
            IdempotencyRecords records,
            IdempotentDecisions.Key key,
            String request,
            Function<DecisionTrace, String> writer,
            Clock clock) {
        this.records = records;
        this.key = key;
        this.request = request;
        this.writer = writer;
        this.clock = clock;
    }

    /**
     * Claims the key as the first step of the transaction, in every attempt.
     *
     * @throws DuplicateKeyException when another node has stored an answer with this key
     */
    void claim() {
        try {
            records.claim(key.scope(), key.text(), request, clock.instant());
        } catch (PessimisticLockingFailureException | QueryTimeoutException e) {
            // Another node has held the key for longer than the database lets us wait.
            throw new IdempotentDecisions.StillRunning(key);
        }
    }

    /** Stores the answer as the last step before the commit. */
    void store(DecisionTrace result) {
        text = writer.apply(result);
        records.keep(key.scope(), key.text(), result.decision().customerId(), text);
    }

    /** Returns where the key comes in the order in which keys are claimed, which prevents deadlocks. */
    String order() {
        return key.scope() + "\n" + key.text();
    }

    String text() {
        return text;
    }
}
