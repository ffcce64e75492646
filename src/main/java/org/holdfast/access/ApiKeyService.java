package org.holdfast.access;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.holdfast.access.ApiKey.State;
import org.holdfast.audit.Actor;
import org.holdfast.audit.AuditAction;
import org.holdfast.audit.AuditEvent;
import org.holdfast.audit.AuditEvent.Target;
import org.holdfast.audit.AuditEvent.TargetKind;
import org.holdfast.audit.AuditTrail;
import org.holdfast.database.DatabaseFailure;
import org.holdfast.decisions.AuthorityLevel;
import org.holdfast.facts.validation.InvalidInput;
import org.holdfast.facts.validation.NotFound;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.support.TransactionTemplate;

/** Issues, rotates, revokes and authenticates API keys. */
public class ApiKeyService {

    private static final Logger LOG = LoggerFactory.getLogger(ApiKeyService.class);
    /**
     * Minimum interval between updates of a key's last use. The column serves to find unused keys, not to count calls.
     */
    private static final Duration LAST_USE_INTERVAL = Duration.ofHours(1);

    private final ApiKeyRepository keys;
    private final AuditTrail trail;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    ApiKeyService(ApiKeyRepository keys, AuditTrail trail, TransactionTemplate transaction, Clock clock) {
        this.keys = keys;
        this.trail = trail;
        this.transaction = transaction;
        this.clock = clock;
    }

    /**
     * A newly issued key.
     *
     * @param text the key as its owner needs it; it is not stored and cannot be shown again
     */
    public record Issued(ApiKey key, String text) {

        @Override
        public String toString() {
            return "Issued[" + key + "]";
        }
    }

    /** The result of authenticating a key: the caller, or the reason for the refusal. */
    public sealed interface Identity {

        record Known(Caller caller) implements Identity {}

        /** @param reason a sentence for the caller; the state of a key is revealed only if the secret is right */
        record Refused(String reason) implements Identity {}
    }

    /**
     * Issues a key of no person with a new name.
     *
     * @throws InvalidInput if there is a live key with this name, or an argument is invalid
     */
    public Issued create(String name, Set<Role> roles, AuthorityLevel level, @Nullable Instant expiresAt, Actor actor) {
        return create(name, roles, level, null, expiresAt, actor);
    }

    /**
     * Issues a key with a new name.
     *
     * @param person id of the person it is given to; {@code null} if to none
     * @throws InvalidInput if there is a live key with this name, or an argument is invalid
     */
    public Issued create(
            String name,
            Set<Role> roles,
            AuthorityLevel level,
            @Nullable String person,
            @Nullable Instant expiresAt,
            Actor actor) {
        return transaction.execute(status -> {
            if (keys.named(name).stream().anyMatch(this::isLive)) {
                throw new InvalidInput(
                        "name",
                        "\"" + name + "\" already has a live key; \"keys rotate\" replaces it, "
                                + "\"keys revoke\" revokes it");
            }
            Issued issued = issue(name, roles, level, person, expiresAt);
            record(AuditAction.KEY_CREATED, issued.key(), description(issued.key()), actor);
            return issued;
        });
    }

    /**
     * Issues a successor to a key, with the same name, roles and step. The old key is accepted until the grace period
     * has passed.
     *
     * @param nameOrId the id of a key, or a name, which means its latest live key
     * @throws NotFound if there is no such live key
     */
    public Issued rotate(String nameOrId, Duration grace, @Nullable Instant expiresAt, Actor actor) {
        return transaction.execute(status -> {
            ApiKey old = keys.named(nameOrId).stream()
                    .filter(this::isLive)
                    .findFirst()
                    .orElseThrow(() -> new NotFound("live key", nameOrId));
            Instant end = now().plus(grace);
            if (old.expiresAt() == null || end.isBefore(old.expiresAt())) {
                keys.expire(old.id(), end);
            }
            Issued issued = issue(old.name(), old.roles(), old.step(), old.person(), expiresAt);
            Map<String, Object> details = description(issued.key());
            details.put("replaces", old.id());
            details.put("oldKeyGracePeriod", grace.toString());
            record(AuditAction.KEY_ROTATED, issued.key(), details, actor);
            return issued;
        });
    }

    /**
     * Revokes keys with immediate effect.
     *
     * @param nameOrId the id of a key, or a name, which means all its live keys
     * @return the revoked keys, as they were before
     * @throws NotFound if there is no such live key
     */
    public List<ApiKey> revoke(String nameOrId, Actor actor) {
        return transaction.execute(status -> {
            List<ApiKey> live =
                    keys.named(nameOrId).stream().filter(this::isLive).toList();
            if (live.isEmpty()) {
                throw new NotFound("live key", nameOrId);
            }
            live.forEach(key -> keys.revoke(key.id(), now()));
            live.forEach(key -> record(AuditAction.KEY_REVOKED, key, Map.of("name", key.name()), actor));
            return live;
        });
    }

    /** Returns all keys ever issued, ordered by name, the latest of each name first. */
    public List<ApiKey> all() {
        return keys.all();
    }

    /** Returns whether a key is accepted and has a role. */
    public boolean mayStill(String id, Role role) {
        return keys.find(id)
                .filter(stored -> isLive(stored.key()) && !stored.ownerDisabled())
                .filter(stored -> stored.key().roles().stream().anyMatch(each -> each.covers(role)))
                .isPresent();
    }

    /** Returns whether there is a live key. */
    public boolean isAnyLive() {
        return keys.all().stream().anyMatch(this::isLive);
    }

    /** Authenticates the text of a key. Call it for each request: a revoked key is refused from the next request on. */
    public Identity identify(String text) {
        Optional<ApiKeyToken> token = ApiKeyToken.read(text);
        if (token.isEmpty()) {
            LOG.warn("Malformed API key");
            return new Identity.Refused("The API key is malformed.");
        }
        String id = token.get().id();
        ApiKeyRepository.Stored stored = keys.find(id).orElse(null);
        if (stored == null || !token.get().matches(stored.secretHash())) {
            LOG.warn("API key {} was refused: {}", id, stored == null ? "unknown" : "wrong secret");
            return new Identity.Refused("This API key is unknown.");
        }
        ApiKey key = stored.key();
        State state = key.state(now());
        if (state != State.LIVE) {
            LOG.warn("API key {} was refused: {}", id, state);
            return new Identity.Refused(
                    state == State.REVOKED
                            ? "This API key was revoked."
                            : "This API key expired at " + key.expiresAt() + ".");
        }
        if (stored.ownerDisabled()) {
            LOG.warn("API key {} was refused: its owner is disabled", id);
            return new Identity.Refused("This API key was given to a person who is disabled.");
        }
        updateLastUse(key);
        Caller.Origin origin = new Caller.Origin.Key(key.id(), key.person());
        return new Identity.Known(new Caller(key.name(), key.roles(), key.step(), origin));
    }

    private void updateLastUse(ApiKey key) {
        if (key.lastUsedAt() != null && now().isBefore(key.lastUsedAt().plus(LAST_USE_INTERVAL))) {
            return;
        }
        try {
            keys.setLastUsed(key.id(), now());
        } catch (DataAccessException e) {
            // The column is informative only, so the request is not refused.
            LOG.warn("The last use of API key {} could not be stored: {}", key.id(), DatabaseFailure.describe(e));
        }
    }

    private Issued issue(
            String name, Set<Role> roles, AuthorityLevel level, @Nullable String person, @Nullable Instant expiresAt) {
        Instant now = now();
        if (expiresAt != null && !expiresAt.isAfter(now)) {
            throw new InvalidInput("expires", "is " + expiresAt + ", which is in the past");
        }
        ApiKeyToken token = ApiKeyToken.generate(random);
        ApiKey key = new ApiKey(token.id(), name, roles, level, person, now, expiresAt, null, null);
        keys.add(key, token.hash());
        return new Issued(key, token.text());
    }

    private void record(AuditAction action, ApiKey key, Map<String, Object> details, Actor actor) {
        trail.append(new AuditEvent(actor, action, new Target(TargetKind.KEY, key.id()), details));
    }

    private static Map<String, Object> description(ApiKey key) {
        Map<String, Object> details = new HashMap<>();
        details.put("name", key.name());
        details.put("roles", key.roles().stream().map(Role::toString).collect(Collectors.joining(" ")));
        details.put("step", key.step().toString());
        if (key.person() != null) {
            details.put("person", key.person());
        }
        details.put(
                "expires", key.expiresAt() == null ? "never" : key.expiresAt().toString());
        return details;
    }

    private boolean isLive(ApiKey key) {
        return key.state(now()) == State.LIVE;
    }

    /** To the millisecond, which every database keeps. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
