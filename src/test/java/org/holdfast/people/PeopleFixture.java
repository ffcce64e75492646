package org.holdfast.people;

import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import org.holdfast.Database;
import org.holdfast.access.Role;
import org.holdfast.audit.Actor;
import org.holdfast.audit.AuditEntry;
import org.holdfast.audit.AuditTrail;
import org.holdfast.audit.AuditTrails;
import org.holdfast.decisions.AuthorityLevel;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.password.PasswordEncoder;

/** The services about people, on a database of a test. */
public final class PeopleFixture {

    public static final String ADDRESS = "203.0.113.7";
    public static final String PASSWORD = "correct horse battery staple";
    public static final Actor OPERATOR = Actor.localOperator("vera", null);

    /** The lowest cost that bcrypt has. */
    private static final int COST = 4;

    private final Database.Store store;
    private final PersonRepository repository;
    private final PersonCredentials credentials;
    private final PeopleService people;
    private final PersonLinks links;
    private final PasswordChange passwordChange;
    private final Passwords passwords;
    private final AuditTrail trail;

    public PeopleFixture(Database.Store store, Clock clock) {
        this(store, clock, Passwords.bcrypt(COST), COST);
    }

    public PeopleFixture(Database.Store store, Clock clock, PasswordEncoder encoder, int cost) {
        this.store = store;
        this.trail = AuditTrails.of(store, clock);
        PeopleAudit audit = new PeopleAudit(trail);
        this.repository = new PersonRepository(store.jdbc());
        this.credentials = new PersonCredentials(store.jdbc());
        this.passwords = new Passwords(encoder, Passwords.hashOfNoOne(cost));
        this.people = new PeopleService(repository, credentials, audit, store.transaction(), clock);
        this.passwordChange =
                new PasswordChange(credentials, new PasswordPolicy(), passwords, audit, store.transaction());
        this.links = new PersonLinks(
                new PersonLinkRepository(store.jdbc()), repository, passwordChange, audit, store.transaction(), clock);
    }

    public static NewPerson wanted(String login, Role... roles) {
        return wanted(login, null, roles);
    }

    public static NewPerson wanted(String login, @Nullable AuthorityLevel step, Role... roles) {
        return new NewPerson(
                new Login(login),
                "Ms " + login,
                Rights.of(Set.of(roles), step),
                new Preferences("en", ZoneId.of("Europe/Chisinau"), Theme.SYSTEM));
    }

    /** Adds a person who has chosen {@link #PASSWORD}. */
    public Person active(String login, Role... roles) {
        Person added = people.add(wanted(login, roles), OPERATOR);
        links.redeem(PersonLink.Reference.of(links.issue(added.id(), OPERATOR).token()), PASSWORD, ADDRESS);
        return people.get(added.id());
    }

    public PeopleService people() {
        return people;
    }

    public PersonLinks links() {
        return links;
    }

    public PersonCredentials credentials() {
        return credentials;
    }

    public PasswordChange passwordChange() {
        return passwordChange;
    }

    public Passwords passwords() {
        return passwords;
    }

    public AuditTrail trail() {
        return trail;
    }

    public Database.Store store() {
        return store;
    }

    /** Returns the actions of all entries in the audit trail, the first first. */
    public List<String> actions() {
        return trail.page(null, 1_000).stream()
                .sorted((a, b) -> Long.compare(a.number(), b.number()))
                .map(AuditEntry::action)
                .toList();
    }
}
