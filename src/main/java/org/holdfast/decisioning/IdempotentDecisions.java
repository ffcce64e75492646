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
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Decides once per idempotency key: the same request under the same key gets the same answer, byte for byte, and has no
 * second effect. The answer is stored in the transaction of the decision, so a crash leaves both or neither. Errors are
 * not stored.
 */
public class IdempotentDecisions {

    /** Answers are kept at least this long. */
    public static final Duration KEPT = Duration.ofHours(24);

    private final DecisionService decisionService;
    private final IdempotencyRecords answers;
    private final TransactionTemplate transaction;
    private final Clock clock;
    /** What this node is working on, so that the second of two equal requests is refused without waiting. */
    private final Map<Key, String> running = new ConcurrentHashMap<>();

    IdempotentDecisions(
            DecisionService decisionService, IdempotencyRecords answers, TransactionTemplate transaction, Clock clock) {
        this.decisionService = decisionService;
        this.answers = answers;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** @param scope the caller; equal keys of different callers are different keys */
    public record Key(String scope, String text) {}

    /** The key was used for another request. */
    public static final class KeyTaken extends RuntimeException implements FailureSource {

        private static final long serialVersionUID = 1L;

        KeyTaken(Key key) {
            super("The key \"" + key.text + "\" was used for another request. Give every request a key of its own.");
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

    /** The first request under the key is not answered yet. */
    public static final class StillRunning extends RuntimeException implements FailureSource {

        private static final long serialVersionUID = 1L;

        StillRunning(Key key) {
            super("A request with the key \"" + key.text + "\" is being answered. Ask again in a moment.");
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
     * The answer, or the one that was given before.
     *
     * @param request hash of the whole request
     * @param write writes the answer
     */
    public String decide(Key key, String request, DecisionQuery query, Function<DecisionTrace, String> write) {
        String other = running.putIfAbsent(key, request);
        if (other != null) {
            throw other.equals(request) ? new StillRunning(key) : new KeyTaken(key);
        }
        try {
            Optional<String> before = before(key, request);
            return before.isPresent() ? before.get() : first(key, request, query, write);
        } finally {
            running.remove(key);
        }
    }

    private Optional<String> before(Key key, String request) {
        return answers.find(key.scope, key.text).map(kept -> {
            if (!kept.request().equals(request)) {
                throw new KeyTaken(key);
            }
            return kept.answer();
        });
    }

    private String first(Key key, String request, DecisionQuery query, Function<DecisionTrace, String> write) {
        KeyedAnswer answer = new KeyedAnswer(answers, key, request, write, clock);
        try {
            if (query.dry()) {
                DecisionTrace preview = decisionService.consider(query);
                transaction.executeWithoutResult(status -> {
                    answer.claim();
                    answer.store(preview);
                });
            } else {
                decisionService.consider(query, answer);
            }
            return answer.text();
        } catch (DuplicateKeyException e) {
            // Another node was faster; its answer counts.
            return before(key, request).orElseThrow(() -> e);
        }
    }

    /** Deletes answers older than {@link #KEPT}. */
    public void forgetOld() {
        answers.forget(clock.instant().minus(KEPT));
    }
}
