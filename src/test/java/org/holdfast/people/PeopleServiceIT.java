package org.holdfast.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.holdfast.people.PeopleFixture.OPERATOR;
import static org.holdfast.people.PeopleFixture.wanted;

import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.holdfast.Database;
import org.holdfast.access.Caller;
import org.holdfast.access.MovingClock;
import org.holdfast.access.Role;
import org.holdfast.audit.AuditEntry;
import org.holdfast.decisions.AuthorityLevel;
import org.holdfast.facts.validation.NotFound;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(Database.class)
class PeopleServiceIT {

    private final MovingClock clock = new MovingClock();

    @Parameter
    private Database database;

    private Database.Store store;
    private PeopleFixture fixture;
    private PeopleService people;

    @BeforeEach
    void open() {
        store = database.open();
        fixture = new PeopleFixture(store, clock);
        people = fixture.people();
    }

    @AfterEach
    void close() {
        store.close();
    }

    private static void refused(ThrowingCallable act, String field, String key) {
        assertThatThrownBy(act).isInstanceOfSatisfying(PeopleRefusal.class, refusal -> {
            assertThat(refusal.field()).isEqualTo(field);
            assertThat(refusal.key()).isEqualTo(key);
        });
    }

    @Test
    void aPersonIsACallerWithTheirRolesAndStep() {
        assertThat(people.isAnyoneAdded()).isFalse();
        Person ana = people.add(wanted("Ana", Role.ADMIN, Role.AGENT), OPERATOR);

        assertThat(people.isAnyoneAdded()).isTrue();
        assertThat(people.get(ana.id())).isEqualTo(ana);
        assertThat(people.getByLogin(" aNA ")).isEqualTo(ana);
        assertThat(ana.state()).isEqualTo(Person.State.INVITED);
        assertThat(ana.createdBy()).isEqualTo("vera");
        assertThat(ana.caller())
                .isEqualTo(new Caller(
                        "Ms Ana",
                        Set.of(Role.AGENT, Role.ADMIN),
                        AuthorityLevel.AGENT,
                        new Caller.Origin.Person(ana.id())));
        assertThatThrownBy(() -> people.get("x")).isInstanceOf(NotFound.class);
    }

    @Test
    void aLoginIsTakenWhateverItsCase() {
        people.add(wanted("ana", Role.ADMIN), OPERATOR);

        refused(() -> people.add(wanted("ANA", Role.READ), OPERATOR), "login", "login-taken");
        assertThat(people.all()).hasSize(1);
    }

    @Test
    void theFirstPersonIsAnAdmin() {
        refused(() -> people.add(wanted("ana", Role.APPROVER), OPERATOR), "role", "first-must-be-admin");
        assertThat(people.isAnyoneAdded()).isFalse();
        people.add(wanted("ana", Role.ADMIN), OPERATOR);
        people.add(wanted("bob", Role.READ), OPERATOR);
    }

    @Test
    void theLastAdminWhoCanSignInIsNotLost() {
        Person ana = fixture.active("ana", Role.ADMIN);
        Person invited = people.add(wanted("bob", Role.ADMIN), OPERATOR);
        Rights reader = Rights.of(Set.of(Role.READ), null);

        refused(() -> people.disable(ana.id(), OPERATOR), "role", "last-admin");
        refused(() -> people.erase(ana.id(), OPERATOR), "role", "last-admin");
        refused(() -> people.change(ana.id(), "Ana", reader, OPERATOR), "role", "last-admin");
        assertThat(people.whyIndispensable(ana, people.all()))
                .hasValueSatisfying(why -> assertThat(why.in("ro")).contains("Ms ana este singurul administrator"));
        assertThat(people.whyIndispensable(invited, people.all())).isEmpty();
        people.change(ana.id(), "Ana", Rights.of(Set.of(Role.ADMIN, Role.AGENT), null), OPERATOR);

        fixture.active("cleo", Role.ADMIN);
        people.disable(ana.id(), OPERATOR);
        people.erase(invited.id(), OPERATOR);
        assertThat(people.all())
                .extracting(Person::state)
                .containsExactly(Person.State.DISABLED, Person.State.ACTIVE, Person.State.ERASED);
    }

    @Test
    void theOnlyInvitedAdminStaysInvited() {
        Person ana = people.add(wanted("ana", Role.ADMIN), OPERATOR);
        refused(() -> people.disable(ana.id(), OPERATOR), "role", "last-admin");

        people.add(wanted("bob", Role.ADMIN), OPERATOR);
        assertThat(people.disable(ana.id(), OPERATOR).state()).isEqualTo(Person.State.DISABLED);
    }

    @Test
    void twoAdminsCannotDisableEachOtherAtTheSameTime() throws Exception {
        List<Person> admins = List.of(fixture.active("ana", Role.ADMIN), fixture.active("bob", Role.ADMIN));
        ExecutorService threads = Executors.newFixedThreadPool(2);
        List<Throwable> failures = new ArrayList<>();
        try {
            List<Callable<Person>> acts = admins.stream()
                    .<Callable<Person>>map(each -> () -> people.disable(each.id(), OPERATOR))
                    .toList();
            for (Future<Person> each : threads.invokeAll(acts)) {
                try {
                    each.get();
                } catch (ExecutionException e) {
                    failures.add(e.getCause());
                }
            }
        } finally {
            threads.shutdownNow();
        }

        assertThat(failures)
                .singleElement()
                .isInstanceOfSatisfying(
                        PeopleRefusal.class,
                        refusal -> assertThat(refusal.key()).isEqualTo("last-admin"));
        assertThat(people.all()).filteredOn(each -> !each.isDisabled()).hasSize(1);
    }

    @Test
    void disablingEndsSessionsAndEnablingMakesThePasswordValidAgain() {
        fixture.active("ana", Role.ADMIN);
        Person bob = fixture.active("bob", Role.READ);
        int before = fixture.credentials().find(bob.id()).orElseThrow().epoch();

        Person disabled = people.disable(bob.id(), OPERATOR);
        assertThat(disabled.disabledAt()).isEqualTo(clock.instant());
        assertThat(fixture.credentials().find(bob.id()).orElseThrow().epoch()).isGreaterThan(before);
        clock.move(Duration.ofDays(1));
        assertThat(people.disable(bob.id(), OPERATOR).disabledAt()).isEqualTo(disabled.disabledAt());
        assertThat(people.enable(bob.id(), OPERATOR).state()).isEqualTo(Person.State.ACTIVE);
    }

    @Test
    void erasingReplacesWhatIdentifiesAPersonAndKeepsTheirId() {
        fixture.active("ana", Role.ADMIN);
        Person bob = fixture.active("bob@shop.example", Role.READ);
        people.changeProfile(
                bob.id(), "Bob Rusu", new Preferences("ro", ZoneId.of("Europe/Chisinau"), Theme.DARK), OPERATOR);

        Person erased = people.erase(bob.id(), bob.actor("198.51.100.4"));

        assertThat(erased.id()).isEqualTo(bob.id());
        assertThat(erased.state()).isEqualTo(Person.State.ERASED);
        assertThat(erased.hasPassword()).isFalse();
        assertThat(erased.login()).isEqualTo(erased.name()).startsWith("erased-");
        for (String table : List.of("person", "person_link", "person_address", "audit_entry")) {
            assertThat(store.jdbc().queryForList("select * from " + table).toString())
                    .as(table)
                    .doesNotContainIgnoringCase("bob")
                    .doesNotContain("Rusu");
        }
        refused(() -> people.enable(bob.id(), OPERATOR), "person", "person-erased");
        refused(() -> people.erase(bob.id(), OPERATOR), "person", "person-erased");
        assertThat(people.add(wanted("bob@shop.example", Role.READ), OPERATOR).id())
                .isNotEqualTo(bob.id());
    }

    @Test
    void everythingIsInTheAuditTrailWithIdsInsteadOfNames() {
        Person ana = people.add(wanted("ana", Role.ADMIN), OPERATOR);
        Person bob = people.add(wanted("bob", Role.READ), ana.actor("198.51.100.4"));
        people.change(bob.id(), "Bob", Rights.of(Set.of(Role.AGENT), AuthorityLevel.SUPERVISOR), OPERATOR);
        people.change(bob.id(), "Bob", Rights.of(Set.of(Role.AGENT), AuthorityLevel.SUPERVISOR), OPERATOR);
        people.disable(bob.id(), OPERATOR);
        people.disable(bob.id(), OPERATOR);
        people.enable(bob.id(), OPERATOR);
        people.enable(bob.id(), OPERATOR);
        people.endSessions(bob.id(), OPERATOR);
        people.erase(bob.id(), OPERATOR);

        List<AuditEntry> entries = fixture.trail().page(null, 100);
        assertThat(fixture.actions())
                .containsExactly(
                        "person-added",
                        "person-added",
                        "person-changed",
                        "person-disabled",
                        "person-enabled",
                        "sessions-ended",
                        "person-erased");
        assertThat(entries.get(5)).satisfies(added -> {
            assertThat(added.actorKind()).isEqualTo("person");
            assertThat(added.actorId()).isEqualTo(ana.id());
            assertThat(added.target()).isEqualTo(bob.id());
            assertThat(added.address()).isEqualTo("198.51.100.4");
        });
        assertThat(entries.get(4).details())
                .isEqualTo("{\"nameChanged\":true,\"roles\":\"agent\",\"rolesBefore\":\"read\","
                        + "\"step\":\"supervisor\",\"stepBefore\":\"automatic\"}");
        assertThat(entries.toString()).doesNotContainIgnoringCase("Ms ").doesNotContain("Bob");
        assertThat(fixture.trail().verify().broken()).isNull();
    }
}
