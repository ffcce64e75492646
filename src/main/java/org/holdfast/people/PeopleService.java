package org.holdfast.people;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.holdfast.audit.Actor;
import org.holdfast.audit.AuditAction;
import org.holdfast.facts.validation.NotFound;
import org.springframework.transaction.support.TransactionTemplate;

/** Adds and changes people. */
public class PeopleService {

    private final PersonRepository people;
    private final PersonCredentials credentials;
    private final PeopleAudit audit;
    private final TransactionTemplate transaction;
    private final Clock clock;

    PeopleService(
            PersonRepository people,
            PersonCredentials credentials,
            PeopleAudit audit,
            TransactionTemplate transaction,
            Clock clock) {
        this.people = people;
        this.credentials = credentials;
        this.audit = audit;
        this.transaction = transaction;
        this.clock = clock;
    }

    /**
     * Adds a person, who needs a link to choose a password.
     *
     * @throws PeopleRefusal if the login is taken, or the first person is no admin
     */
    public Person add(NewPerson wanted, Actor by) {
        return transaction.execute(status -> {
            people.lock();
            if (people.isEmpty() && !wanted.rights().isAdmin()) {
                throw new PeopleRefusal("role", "first-must-be-admin");
            }
            return store(wanted, by);
        });
    }

    /**
     * Adds the first person, an admin with a password.
     *
     * @param work further work in the same transaction
     * @throws PeopleRefusal if a person was added before, in any way
     */
    public Person addFirst(NewPerson wanted, String passwordHash, Actor by, Runnable work) {
        return transaction.execute(status -> {
            people.lock();
            if (!people.isEmpty()) {
                throw new PeopleRefusal("token", "setup-done");
            }
            work.run();
            Person added = store(wanted, by);
            credentials.setPassword(added.id(), passwordHash);
            return get(added.id());
        });
    }

    private Person store(NewPerson wanted, Actor by) {
        String login = wanted.login().text();
        if (people.findByLogin(wanted.login().folded()).isPresent()) {
            throw new PeopleRefusal("login", "login-taken", Map.of("login", login));
        }
        Person added = new Person(
                UUID.randomUUID().toString(),
                login,
                wanted.name(),
                wanted.rights(),
                wanted.preferences(),
                false,
                Objects.requireNonNullElse(by.id(), by.name()),
                now(),
                null,
                null,
                null);
        people.add(added);
        audit.record(by, AuditAction.PERSON_ADDED, added, rights("", added.rights()));
        return added;
    }

    /** Returns whether there is or was a person. Once true, it remains true. */
    public boolean isAnyoneAdded() {
        return !people.isEmpty();
    }

    /** Returns all people ever added, ordered by login. */
    public List<Person> all() {
        return people.all();
    }

    /** @throws NotFound if there is no such person */
    public Person get(String id) {
        return people.find(id).orElseThrow(() -> new NotFound("person", id));
    }

    /** @throws NotFound if there is no such person */
    public Person getByLogin(String login) {
        return people.findByLogin(Login.fold(login)).orElseThrow(() -> new NotFound("person", login));
    }

    /** @throws PeopleRefusal if the person is erased, the name is malformed, or the last admin would be lost */
    public Person change(String id, String name, Rights rights, Actor by) {
        NewPerson.checkName(name);
        return change(id, before -> before.with(name, rights), (before, after) -> {
            Map<String, Object> details = new TreeMap<>();
            if (!before.rights().equals(rights)) {
                details.putAll(rights("Before", before.rights()));
                details.putAll(rights("", rights));
            }
            if (!before.name().equals(name)) {
                details.put("nameChanged", true);
            }
            if (!details.isEmpty()) {
                audit.record(by, AuditAction.PERSON_CHANGED, after, details);
            }
        });
    }

    /** Changes what people change about themselves. */
    public Person changeProfile(String id, String name, Preferences preferences, Actor by) {
        NewPerson.checkName(name);
        return change(id, before -> before.with(name, preferences), (before, after) -> {
            if (!before.name().equals(name)) {
                audit.record(by, AuditAction.PERSON_CHANGED, after, Map.of("nameChanged", true));
            }
        });
    }

    /**
     * Disables a person: they cannot sign in, and their sessions and links end at once.
     *
     * @throws PeopleRefusal if they are the last admin
     */
    public Person disable(String id, Actor by) {
        return change(id, before -> before.isDisabled() ? before : before.disabled(now()), (before, after) -> {
            if (!before.isDisabled()) {
                people.deleteUnusedLinks(id);
                credentials.endSessions(id);
                audit.record(by, AuditAction.PERSON_DISABLED, after);
            }
        });
    }

    /** Enables a disabled person, whose password is valid again. */
    public Person enable(String id, Actor by) {
        return change(id, before -> before.disabled(null), (before, after) -> {
            if (before.isDisabled()) {
                audit.record(by, AuditAction.PERSON_ENABLED, after);
            }
        });
    }

    /**
     * Erases a person: replaces their login and name, and deletes their password. What they did stays signed by their
     * id.
     *
     * @throws PeopleRefusal if they are the last admin, or were erased before
     */
    public Person erase(String id, Actor by) {
        Preferences defaults = new Preferences("en", ZoneId.of("UTC"), Theme.SYSTEM);
        return change(id, before -> before.erased(defaults, now()), (before, after) -> {
            people.deleteSecrets(id);
            credentials.endSessions(id);
            audit.record(by, AuditAction.PERSON_ERASED, after);
        });
    }

    /** Ends all sessions of a person. */
    public void endSessions(String id, Actor by) {
        change(id, UnaryOperator.identity(), (before, after) -> {
            credentials.endSessions(id);
            audit.record(by, AuditAction.SESSIONS_ENDED, after);
        });
    }

    /** Returns why a person cannot be disabled or lose the role admin now; empty if they can. */
    public Optional<PeopleRefusal> whyIndispensable(Person person, List<Person> all) {
        try {
            LastAdmin.keep(all, person.disabled(now()));
            return Optional.empty();
        } catch (PeopleRefusal e) {
            return Optional.of(e);
        }
    }

    /** What follows a change, in its transaction. */
    private interface Consequence {

        void of(Person before, Person after);
    }

    private Person change(String id, UnaryOperator<Person> change, Consequence consequence) {
        return transaction.execute(status -> {
            people.lock();
            Person before = get(id);
            if (before.erasedAt() != null) {
                throw new PeopleRefusal("person", "person-erased");
            }
            Person after = change.apply(before);
            LastAdmin.keep(people.all(), after);
            people.update(after);
            consequence.of(before, after);
            return get(id);
        });
    }

    private static Map<String, Object> rights(String suffix, Rights rights) {
        return Map.of(
                "roles" + suffix,
                rights.labels(),
                "step" + suffix,
                rights.step().toString());
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
