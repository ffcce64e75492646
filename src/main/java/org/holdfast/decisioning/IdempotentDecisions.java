package org.holdfast.decisioning;

import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.holdfast.decisions.DecisionTrace;
import org.holdfast.failure.Failure;
import org.holdfast.failure.FailureSource;
import org.holdfast.history.IdempotencyRecords;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Decides once per idempotency key: a repeated request with the same key gets the same answer, byte for byte, and has
 * no further effect. The answer is stored in the transaction of the decision, so a crash leaves both or neither. Errors
 * are not stored.
 */
public class IdempotentDecisions {

    /** Minimum time for which answers are kept. */
    public static final Duration KEPT = Duration.ofHours(24);

    private final DecisionService decisionService;
    private final IdempotencyRecords answers;
    private final TransactionTemplate transaction;
    private final Clock clock;
    /** Requests in progress on this node, so that a repeated request is refused without waiting. */
    private final Map<Key, String> running = new ConcurrentHashMap<>();

    IdempotentDecisions(
            DecisionService decisionService, IdempotencyRecords answers, TransactionTemplate transaction, Clock clock) {
        this.decisionService = decisionService;
        this.answers = answers;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** @param scope the caller; keys of different callers are independent */
    public record Key(String scope, String text) {}

    /** The answer to a request with an idempotency key, stored in the transaction of its decision. */
    static final class KeyedAnswer {

        private final IdempotencyRecords records;
        private final Key key;
        private final String request;
        private final Function<DecisionTrace, String> writer;
        private final Clock clock;
        private String text = "";

        KeyedAnswer(
                IdempotencyRecords records,
                Key key,
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
                throw new StillRunning(key);
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

    /** Thrown when the key was used for another request. */
    public static final class KeyTaken extends RuntimeException implements FailureSource {

        private static final long serialVersionUID = 1L;

        KeyTaken(Key key) {
            super("The key \"" + key.text + "\" was used for another request. Use a new key for every request.");
        }

        @Override
        public Failure failure() {
            return new Failure(422, "key-taken", "Idempotency key reused", getMessage());
        }

        @Override
        public String getMessage() {
            return Objects.requireNonNull(super.getMessage());
        }
    }

    /** Thrown when the first request with the key is still in progress. */
    public static final class StillRunning extends RuntimeException implements FailureSource {

        private static final long serialVersionUID = 1L;

        StillRunning(Key key) {
            super("A request with the key \"" + key.text + "\" is still in progress. Try again in a moment.");
        }

        @Override
        public Failure failure() {
            return new Failure(409, "still-running", "Request still in progress", getMessage());
        }

        @Override
        public String getMessage() {
            return Objects.requireNonNull(super.getMessage());
        }
    }

    /**
     * Returns the answer to a request, or the stored answer of an earlier request with the same key.
     *
     * @param request hash of the whole request
     * @param write renders the answer
     */
    public String decide(Key key, String request, DecisionQuery query, Function<DecisionTrace, String> write) {
        String inProgress = running.putIfAbsent(key, request);
        if (inProgress != null) {
            throw inProgress.equals(request) ? new StillRunning(key) : new KeyTaken(key);
        }
        try {
            Optional<String> stored = stored(key, request);
            return stored.isPresent() ? stored.get() : answer(key, request, query, write);
        } finally {
            running.remove(key);
        }
    }

    private Optional<String> stored(Key key, String request) {
        return answers.find(key.scope, key.text).map(kept -> {
            if (!kept.request().equals(request)) {
                throw new KeyTaken(key);
            }
            return kept.answer();
        });
    }

    private String answer(Key key, String request, DecisionQuery query, Function<DecisionTrace, String> write) {
        KeyedAnswer answer = new KeyedAnswer(answers, key, request, write, clock);
        try {
            if (query.dry()) {
                DecisionTrace preview = decisionService.trace(query);
                transaction.executeWithoutResult(status -> {
                    answer.claim();
                    answer.store(preview);
                });
            } else {
                decisionService.trace(query, answer);
            }
            return answer.text();
        } catch (DuplicateKeyException e) {
            // Another node answered first; its answer counts.
            return stored(key, request).orElseThrow(() -> e);
        }
    }

    /** Deletes answers older than {@link #KEPT}. */
    public void deleteExpired() {
        answers.forget(clock.instant().minus(KEPT));
    }
}
