package org.holdfast.decisioning;

import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.holdfast.history.IdempotencyRecords;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Decides once for each key that a caller gives: the same request under the same key is answered with the same words
 * and has no second effect. The answer is kept in the transaction of the decision, so a crash leaves either both or
 * neither. Errors are not kept.
 */
public class IdempotentDecisions {

    /** How long an answer is kept at least. */
    public static final Duration KEPT = Duration.ofHours(24);

    private final DecisionService decisionService;
    private final IdempotencyRecords answers;
    private final TransactionTemplate transaction;
    private final Clock clock;
    /**
     * What this node is working on, so that the second of two equal requests need not wait for the first to be told so.
     */
    private final Map<Key, String> running = new ConcurrentHashMap<>();

    IdempotentDecisions(
            DecisionService decisionService, IdempotencyRecords answers, TransactionTemplate transaction, Clock clock) {
        this.decisionService = decisionService;
        this.answers = answers;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** @param scope who gave the key; the same key of somebody else is another one */
    public record Key(String scope, String text) {}

    /** The key was used for another request. */
    public static final class KeyTaken extends RuntimeException {

        private static final long serialVersionUID = 1L;

        KeyTaken(Key key) {
            super("The key \"" + key.text + "\" was used for another request. Give every request a key of its own.");
        }

        @Override
        public String getMessage() {
            return Objects.requireNonNull(super.getMessage());
        }
    }

    /** The first request under the key is not answered yet. */
    public static final class StillRunning extends RuntimeException {

        private static final long serialVersionUID = 1L;

        StillRunning(Key key) {
            super("A request with the key \"" + key.text + "\" is being answered. Ask again in a moment.");
        }

        @Override
        public String getMessage() {
            return Objects.requireNonNull(super.getMessage());
        }
    }

    /**
     * The answer, or the one that was given before.
     *
     * @param request hash of everything that was asked
     * @param write makes the words of the answer
     */
    public String decide(Key key, String request, DecisionQuery query, Function<DecisionResult, String> write) {
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

    private String first(Key key, String request, DecisionQuery query, Function<DecisionResult, String> write) {
        Keeping keeping = new Keeping(key, request, write);
        try {
            if (query.dry()) {
                DecisionResult look = decisionService.consider(query);
                transaction.executeWithoutResult(status -> {
                    keeping.begin();
                    keeping.end(look);
                });
            } else {
                decisionService.consider(query, keeping);
            }
            return keeping.answer;
        } catch (DuplicateKeyException e) {
            // Another node was faster; what it answered counts.
            return before(key, request).orElseThrow(() -> e);
        }
    }

    /** Forgets answers that are old enough. */
    public void forgetOld() {
        answers.forget(clock.instant().minus(KEPT));
    }

    private final class Keeping implements TransactionParticipant<DecisionResult> {

        private final Key key;
        private final String request;
        private final Function<DecisionResult, String> write;
        private String answer = "";

        Keeping(Key key, String request, Function<DecisionResult, String> write) {
            this.key = key;
            this.request = request;
            this.write = write;
        }

        @Override
        public void begin() {
            try {
                answers.claim(key.scope, key.text, request, clock.instant());
            } catch (PessimisticLockingFailureException | QueryTimeoutException e) {
                // Another node has been at it for so long that the database does not let us wait any longer.
                throw new StillRunning(key);
            }
        }

        @Override
        public void end(DecisionResult result) {
            answer = write.apply(result);
            answers.keep(key.scope, key.text, answer);
        }
    }
}
