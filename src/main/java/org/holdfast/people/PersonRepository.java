package org.holdfast.people;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.holdfast.access.Role;
import org.holdfast.decisions.AuthorityLevel;
import org.holdfast.facts.validation.EnumLabels;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Stores people. */
@Repository
class PersonRepository {

    static final String COLUMNS = "id, login, name, roles, step, language, time_zone, theme, password_hash, created_by,"
            + " created_at, last_seen_at, disabled_at, erased_at";

    private static final String SELECT = "select " + COLUMNS + " from person ";

    private final JdbcClient client;

    PersonRepository(JdbcTemplate template) {
        this.client = JdbcClient.create(template);
    }

    /** Waits until no other transaction adds or changes people, and excludes them until this one ends. */
    void lock() {
        client.sql("select id from people_lock where id = 1 for update")
                .query(Integer.class)
                .single();
    }

    void add(Person person) {
        client.sql("insert into person (id, login, login_folded, name, roles, step, language, time_zone, theme,"
                        + " session_epoch, created_by, created_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?, 0, ?, ?)")
                .params(Arrays.asList(
                        person.id(),
                        person.login(),
                        Login.fold(person.login()),
                        person.name(),
                        person.rights().labels(),
                        person.rights().step().toString(),
                        person.preferences().language(),
                        person.preferences().timeZone().getId(),
                        person.preferences().theme().toString(),
                        person.createdBy(),
                        person.createdAt().atOffset(ZoneOffset.UTC)))
                .update();
    }

    /** Stores everything about a person but their password and sessions. */
    void update(Person person) {
        client.sql("update person set login = ?, login_folded = ?, name = ?, roles = ?, step = ?, language = ?,"
                        + " time_zone = ?, theme = ?, disabled_at = ?, erased_at = ? where id = ?")
                .params(Arrays.asList(
                        person.login(),
                        Login.fold(person.login()),
                        person.name(),
                        person.rights().labels(),
                        person.rights().step().toString(),
                        person.preferences().language(),
                        person.preferences().timeZone().getId(),
                        person.preferences().theme().toString(),
                        time(person.disabledAt()),
                        time(person.erasedAt()),
                        person.id()))
                .update();
    }

    boolean isEmpty() {
        return client.sql("select id from person limit 1")
                .query(String.class)
                .optional()
                .isEmpty();
    }

    Optional<Person> find(String id) {
        return client.sql(SELECT + "where id = ?")
                .param(id)
                .query(PersonRepository::read)
                .optional();
    }

    Optional<Person> findByLogin(String folded) {
        return client.sql(SELECT + "where login_folded = ?")
                .param(folded)
                .query(PersonRepository::read)
                .optional();
    }

    /** Returns all people, ordered by login. */
    List<Person> all() {
        return client.sql(SELECT + "order by login_folded")
                .query(PersonRepository::read)
                .list();
    }

    void deleteUnusedLinks(String id) {
        client.sql("delete from person_link where person = ? and used_at is null")
                .param(id)
                .update();
    }

    /** Deletes what would let a person in, or says where they were. */
    void deleteSecrets(String id) {
        client.sql("update person set password_hash = null, last_seen_at = null where id = ?")
                .param(id)
                .update();
        client.sql("delete from person_link where person = ?").param(id).update();
        client.sql("delete from person_address where person = ?").param(id).update();
    }

    static Person read(ResultSet row, int number) throws SQLException {
        return new Person(
                row.getString(1),
                row.getString(2),
                row.getString(3),
                new Rights(
                        Arrays.stream(row.getString(4).split(" "))
                                .map(label -> EnumLabels.read(Role.class, "roles", label))
                                .collect(Collectors.toSet()),
                        EnumLabels.read(AuthorityLevel.class, "step", row.getString(5))),
                new Preferences(
                        row.getString(6),
                        ZoneId.of(row.getString(7)),
                        EnumLabels.read(Theme.class, "theme", row.getString(8))),
                row.getString(9) != null,
                row.getString(10),
                Objects.requireNonNull(instant(row, 11)),
                instant(row, 12),
                instant(row, 13),
                instant(row, 14));
    }

    private static @Nullable Instant instant(ResultSet row, int column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    private static @Nullable OffsetDateTime time(@Nullable Instant at) {
        return at == null ? null : at.atOffset(ZoneOffset.UTC);
    }
}
