package org.holdfast.access;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.holdfast.access.ApiKey.State;
import org.holdfast.database.DatabaseFailure;
import org.holdfast.decisions.AuthorityLevel;
import org.holdfast.facts.validation.InvalidInput;
import org.holdfast.facts.validation.NotFound;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.support.TransactionTemplate;

/** Gives out keys, takes them back, and knows who shows one. */
public class ApiKeyService {

    private static final Logger LOG = LoggerFactory.getLogger(ApiKeyService.class);
    /**
     * When a key was last used is written no more often than this: it is there to find keys nobody needs, not to count
     * calls.
     */
    private static final Duration USE_IS_NOTED_EVERY = Duration.ofHours(1);

    private final ApiKeyRepository keys;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    ApiKeyService(ApiKeyRepository keys, TransactionTemplate transaction, Clock clock) {
        this.keys = keys;
        this.transaction = transaction;
        this.clock = clock;
    }

    /**
     * A key that was just made.
     *
     * @param text what its owner needs; nobody can show it again
     */
    public record Issued(ApiKey key, String text) {

        @Override
        public String toString() {
            return "Issued[" + key + "]";
        }
    }

    /** Who shows a key, or why it is refused. */
    public sealed interface Identity {

        record Known(Caller caller) implements Identity {}

        /** @param reason a sentence for the caller; it says no more than who holds the right secret may know */
        record Refused(String reason) implements Identity {}
    }

    /** @throws InvalidInput when there is a live key of this name, or something does not go together */
    public Issued create(String name, Set<Role> roles, AuthorityLevel level, @Nullable Instant expiresAt) {
        return transaction.execute(status -> {
            if (keys.named(name).stream().anyMatch(this::isLive)) {
                throw new InvalidInput(
                        "name",
                        "\"" + name + "\" has a live key already; \"keys rotate\" replaces it, "
                                + "\"keys revoke\" ends it");
            }
            return issue(name, roles, level, expiresAt);
        });
    }

    /**
     * Makes a key that follows another, with its name, roles and step; the old one is accepted for the grace time.
     *
     * @param nameOrId of a name the latest live key
     * @throws NotFound when there is no such key that is live
     */
    public Issued rotate(String nameOrId, Duration grace, @Nullable Instant expiresAt) {
        return transaction.execute(status -> {
            ApiKey old = keys.named(nameOrId).stream()
                    .filter(this::isLive)
                    .findFirst()
                    .orElseThrow(() -> new NotFound("live key", nameOrId));
            Instant end = now().plus(grace);
            if (old.expiresAt() == null || end.isBefore(old.expiresAt())) {
                keys.expire(old.id(), end);
            }
            return issue(old.name(), old.roles(), old.step(), expiresAt);
        });
    }

    /**
     * Ends keys at once.
     *
     * @param nameOrId of a name all that are live
     * @return those that were ended
     * @throws NotFound when there is no such key that is live
     */
    public List<ApiKey> revoke(String nameOrId) {
        return transaction.execute(status -> {
            List<ApiKey> live =
                    keys.named(nameOrId).stream().filter(this::isLive).toList();
            if (live.isEmpty()) {
                throw new NotFound("live key", nameOrId);
            }
            live.forEach(key -> keys.revoke(key.id(), now()));
            return live;
        });
    }

    /** All that were ever given out, by name, the latest of each first. */
    public List<ApiKey> all() {
        return keys.all();
    }

    /** Whether anybody holds a key that is accepted. */
    public boolean isAnyLive() {
        return keys.all().stream().anyMatch(this::isLive);
    }

    /** Who shows this text. Call it for each request: a revoked key is refused from the next one on. */
    public Identity identify(String text) {
        Optional<ApiKeyToken> shown = ApiKeyToken.read(text);
        if (shown.isEmpty()) {
            LOG.warn("What was shown as an API key is none");
            return new Identity.Refused("What was shown is not an API key.");
        }
        String id = shown.get().id();
        ApiKeyRepository.Stored stored = keys.find(id).orElse(null);
        if (stored == null || !shown.get().matches(stored.secretHash())) {
            LOG.warn("API key {} was refused: {}", id, stored == null ? "it is not known" : "its secret is wrong");
            return new Identity.Refused("This API key is not known.");
        }
        ApiKey key = stored.key();
        State state = key.state(now());
        if (state != State.LIVE) {
            LOG.warn("API key {} was refused: it is {}", id, state);
            return new Identity.Refused(
                    state == State.REVOKED
                            ? "This API key was revoked."
                            : "This API key expired at " + key.expiresAt() + ".");
        }
        noteUse(key);
        return new Identity.Known(new Caller(key.name(), key.roles(), key.step(), key.id()));
    }

    private void noteUse(ApiKey key) {
        if (key.lastUsedAt() != null && now().isBefore(key.lastUsedAt().plus(USE_IS_NOTED_EVERY))) {
            return;
        }
        try {
            keys.used(key.id(), now());
        } catch (DataAccessException e) {
            // A note; nobody is turned away because it could not be taken.
            LOG.warn("The last use of API key {} could not be noted: {}", key.id(), DatabaseFailure.describe(e));
        }
    }

    private Issued issue(String name, Set<Role> roles, AuthorityLevel level, @Nullable Instant expiresAt) {
        Instant now = now();
        if (expiresAt != null && !expiresAt.isAfter(now)) {
            throw new InvalidInput("expires", "is " + expiresAt + ", which is over already");
        }
        ApiKeyToken text = ApiKeyToken.fresh(random);
        ApiKey key = new ApiKey(text.id(), name, roles, level, now, expiresAt, null, null);
        keys.add(key, text.hash());
        return new Issued(key, text.text());
    }

    private boolean isLive(ApiKey key) {
        return key.state(now()) == State.LIVE;
    }

    /** To the millisecond, which every database keeps. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
