package org.holdfast.access;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.holdfast.decisions.AuthorityLevel;
import org.holdfast.facts.validation.EnumLabels;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Stores the issued keys with the hashes of their secrets. Keys are never deleted, so that a name in the ledgers can
 * always be traced to its key.
 */
@Repository
class ApiKeyRepository {

    private static final String COLUMNS =
            "id, name, roles, step, person, created_at, expires_at, last_used_at, revoked_at";

    private final JdbcClient client;

    ApiKeyRepository(JdbcTemplate template) {
        this.client = JdbcClient.create(template);
    }

    /**
     * A key with the hash of its secret.
     *
     * @param ownerDisabled whether the person it was given to can no longer sign in
     */
    record Stored(ApiKey key, String secretHash, boolean ownerDisabled) {}

    void add(ApiKey key, String secretHash) {
        client.sql("insert into api_key (" + COLUMNS + ", secret_hash) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
                .params(Arrays.asList(
                        key.id(),
                        key.name(),
                        key.roles().stream().map(Role::toString).collect(Collectors.joining(" ")),
                        key.step().toString(),
                        key.person(),
                        key.createdAt().atOffset(ZoneOffset.UTC),
                        time(key.expiresAt()),
                        time(key.lastUsedAt()),
                        time(key.revokedAt()),
                        secretHash))
                .update();
    }

    Optional<Stored> find(String id) {
        return client.sql("select " + COLUMNS + ", secret_hash, exists (select 1 from person p where p.id ="
                        + " api_key.person and p.disabled_at is not null) from api_key where id = ?")
                .param(id)
                .query((row, number) -> new Stored(read(row, number), row.getString(10), row.getBoolean(11)))
                .optional();
    }

    /** Returns the keys with this name, or the one with this id; the latest first. */
    List<ApiKey> named(String nameOrId) {
        return client.sql("select " + COLUMNS + " from api_key where name = ? or id = ? order by created_at desc, id")
                .params(nameOrId, nameOrId)
                .query(ApiKeyRepository::read)
                .list();
    }

    /** Returns all keys, ordered by name, the latest of each name first. */
    List<ApiKey> all() {
        return client.sql("select " + COLUMNS + " from api_key order by name, created_at desc, id")
                .query(ApiKeyRepository::read)
                .list();
    }

    void expire(String id, Instant at) {
        client.sql("update api_key set expires_at = ? where id = ?")
                .params(at.atOffset(ZoneOffset.UTC), id)
                .update();
    }

    void revoke(String id, Instant at) {
        client.sql("update api_key set revoked_at = ? where id = ? and revoked_at is null")
                .params(at.atOffset(ZoneOffset.UTC), id)
                .update();
    }

    void setLastUsed(String id, Instant at) {
        client.sql("update api_key set last_used_at = ? where id = ?")
                .params(at.atOffset(ZoneOffset.UTC), id)
                .update();
    }

    private static ApiKey read(ResultSet row, int number) throws SQLException {
        return new ApiKey(
                row.getString(1),
                row.getString(2),
                Arrays.stream(row.getString(3).split(" "))
                        .map(label -> EnumLabels.read(Role.class, "roles", label))
                        .collect(Collectors.toSet()),
                EnumLabels.read(AuthorityLevel.class, "step", row.getString(4)),
                row.getString(5),
                row.getObject(6, OffsetDateTime.class).toInstant(),
                instant(row, 7),
                instant(row, 8),
                instant(row, 9));
    }

    private static @Nullable Instant instant(ResultSet row, int column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    private static @Nullable OffsetDateTime time(@Nullable Instant at) {
        return at == null ? null : at.atOffset(ZoneOffset.UTC);
    }
}
