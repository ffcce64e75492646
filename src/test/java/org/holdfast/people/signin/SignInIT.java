package org.holdfast.people.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.holdfast.people.PeopleFixture.ADDRESS;
import static org.holdfast.people.PeopleFixture.OPERATOR;
import static org.holdfast.people.PeopleFixture.PASSWORD;
import static org.holdfast.people.PeopleFixture.wanted;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.holdfast.Database;
import org.holdfast.access.MovingClock;
import org.holdfast.access.Role;
import org.holdfast.audit.AuditEntry;
import org.holdfast.people.Passwords;
import org.holdfast.people.PeopleFixture;
import org.holdfast.people.Person;
import org.holdfast.people.Rights;
import org.holdfast.people.signin.SignInResult.Admitted;
import org.holdfast.people.signin.SignInResult.Refused;
import org.holdfast.people.signin.SignInResult.TooEarly;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(Database.class)
class SignInIT {

    private static final String WRONG = "staple battery horse correct";
    private static final String ELSEWHERE = "198.51.100.4";

    private final MovingClock clock = new MovingClock();
    private final CountingEncoder encoder = new CountingEncoder();

    @Parameter
    private Database database;

    private Database.Store store;
    private PeopleFixture fixture;
    private SignIn signIn;
    private Person ana;
    private Person bob;

    @BeforeEach
    void open() {
        store = database.open();
        fixture = new PeopleFixture(store, clock, encoder, CountingEncoder.cost());
        signIn = node(store);
        ana = fixture.active("ana", Role.ADMIN);
        bob = fixture.active("bob", Role.AGENT);
    }

    @AfterEach
    void close() {
        store.close();
    }

    private SignIn node(Database.Store connection) {
        SignInThrottle throttle =
                new SignInThrottle(new ThrottleRepository(connection.jdbc()), connection.transaction(), clock);
        PeopleFixture own = new PeopleFixture(connection, clock, encoder, CountingEncoder.cost());
        return new SignIn(own.credentials(), own.passwords(), throttle, own.trail(), connection.transaction(), clock);
    }

    private Admitted enter(String login, String address) {
        SignInResult result = signIn.attempt(login, PASSWORD, address);
        assertThat(result).isInstanceOf(Admitted.class);
        return (Admitted) result;
    }

    private void fail(int times, String login, String address) {
        for (int i = 0; i < times; i++) {
            assertThat(signIn.attempt(login, WRONG, address)).as("attempt " + i).isEqualTo(new Refused());
        }
    }

    @Test
    void theRightPasswordAdmitsWhateverTheCaseOfTheLogin() {
        Admitted admitted = enter(" ANA ", ADDRESS);

        assertThat(admitted.person().id()).isEqualTo(ana.id());
        assertThat(admitted.ticket().confirmedAt()).isEqualTo(clock.instant());
        assertThat(signIn.resume(admitted.ticket()))
                .hasValueSatisfying(person -> assertThat(person.lastSeenAt()).isEqualTo(clock.instant()));
        AuditEntry entry = fixture.trail().page(null, 1).get(0);
        assertThat(entry.action()).isEqualTo("signed-in");
        assertThat(entry.actorId()).isEqualTo(ana.id());
        assertThat(entry.address()).isEqualTo(ADDRESS);
    }

    @Test
    void everyRefusalIsTheSameAnswerAfterTheSameWork() {
        Person invited = fixture.people().add(wanted("cleo", Role.READ), OPERATOR);
        fixture.active("dan", Role.READ);
        fixture.people().disable(fixture.people().getByLogin("dan").id(), OPERATOR);
        fixture.active("eve", Role.READ);
        fixture.people().erase(fixture.people().getByLogin("eve").id(), OPERATOR);
        encoder.takeCosts();

        for (List<String> attempt : List.of(
                List.of("ana", WRONG),
                List.of("nobody", PASSWORD),
                List.of("", PASSWORD),
                List.of("x".repeat(5_000), PASSWORD),
                List.of("\u0000", PASSWORD),
                List.of("\ud83e", PASSWORD),
                List.of(invited.login(), PASSWORD),
                List.of("dan", PASSWORD),
                List.of("eve", PASSWORD),
                List.of("ana", ""),
                List.of("nobody", ""),
                List.of("ana", "я".repeat(37)),
                List.of("ana", "x".repeat(100_000)),
                List.of("nobody", "x".repeat(100_000)))) {
            assertThat(signIn.attempt(attempt.get(0), attempt.get(1), "192.0.2." + attempt.hashCode() % 200))
                    .as(attempt.get(0))
                    .isEqualTo(new Refused());
            assertThat(encoder.takeCosts()).as(attempt.get(0)).containsExactly(CountingEncoder.cost());
        }
        assertThat(signIn.attempt("ana", PASSWORD, ADDRESS)).isInstanceOf(Admitted.class);
        assertThat(encoder.takeCosts()).containsExactly(CountingEncoder.cost());
    }

    @Test
    void whatWasTypedStandsInNoTable() {
        signIn.attempt("hunter2-hunter2", "secret-of-hers", ADDRESS);
        signIn.attempt("ana", "secret-of-hers", ADDRESS);

        for (String table : List.of("audit_entry", "sign_in_throttle", "person_address")) {
            assertThat(store.jdbc().queryForList("select * from " + table).toString())
                    .as(table)
                    .doesNotContain("hunter2", "secret-of-hers");
        }
        assertThat(fixture.trail().page(null, 2)).allSatisfy(entry -> {
            assertThat(entry.action()).isEqualTo("sign-in-failed");
            assertThat(entry.actorKind()).isEqualTo("unauthenticated");
        });
        assertThat(fixture.trail().page(null, 2)).extracting(AuditEntry::target).containsExactly(ana.id(), null);
    }

    @Test
    void afterAFewFailuresWithALoginEachAttemptWaitsLonger() {
        for (String login : List.of("ana", "nobody")) {
            fail(5, login, ELSEWHERE);
            assertThat(signIn.attempt(login, PASSWORD, ELSEWHERE)).isEqualTo(new TooEarly(Duration.ofSeconds(1)));
            Duration before = Duration.ZERO;
            for (int i = 0; i < 14; i++) {
                assertThat(signIn.attempt(login, WRONG, "192.0.2." + i)).isInstanceOf(TooEarly.class);
                Duration pause = ((TooEarly) signIn.attempt(login, WRONG, "192.0.2." + i)).pause();
                assertThat(pause).isGreaterThanOrEqualTo(before).isLessThanOrEqualTo(Duration.ofMinutes(15));
                before = pause;
                clock.move(pause.minusMillis(1));
                assertThat(signIn.attempt(login, WRONG, ELSEWHERE)).isInstanceOf(TooEarly.class);
                clock.move(Duration.ofMillis(1));
                fail(1, login, "192.0.2." + i);
            }
            assertThat(before).isEqualTo(Duration.ofMinutes(15));
        }
        clock.move(Duration.ofHours(24));
        fail(5, "ana", ELSEWHERE);
    }

    @Test
    void waitingCostsNoHashAndNoEntry() {
        fail(5, "ana", ELSEWHERE);
        encoder.takeCosts();
        int entries = fixture.actions().size();

        for (int i = 0; i < 50; i++) {
            assertThat(signIn.attempt("ana", PASSWORD, ELSEWHERE)).isEqualTo(new TooEarly(Duration.ofSeconds(1)));
        }
        assertThat(encoder.takeCosts()).isEmpty();
        assertThat(fixture.actions()).hasSize(entries);
    }

    @Test
    void manyLoginsFromOneAddressAreSlowedDownToo() {
        for (int i = 0; i < 20; i++) {
            fail(1, "login" + i, "2001:db8:1:2::" + i);
        }
        assertThat(signIn.attempt("other", WRONG, "2001:db8:1:2:ffff::1")).isInstanceOf(TooEarly.class);
        assertThat(signIn.attempt("other", WRONG, "2001:db8:1:3::1")).isEqualTo(new Refused());
        assertThat(signIn.attempt("other", WRONG, "not an address")).isEqualTo(new Refused());
    }

    @Test
    void theOwnerOfOneAccountCannotResetTheCountOfTheirAddress() {
        for (int i = 0; i < 10; i++) {
            fail(2, "login" + i, ELSEWHERE);
            store.jdbc().update("delete from person_address");
            if (i < 9) {
                enter("bob", ELSEWHERE);
            }
        }
        assertThat(signIn.attempt("bob", PASSWORD, ELSEWHERE)).isInstanceOf(TooEarly.class);
    }

    @Test
    void strangersCannotLockAPersonOutWhereTheyUsuallySignIn() {
        enter("ana", ADDRESS);
        for (int i = 0; i < 5; i++) {
            fail(1, "ana", "192.0.2." + i);
        }
        assertThat(signIn.attempt("ana", PASSWORD, ELSEWHERE)).as("a new place").isInstanceOf(TooEarly.class);

        enter("ana", ADDRESS);
        fail(5, "ana", ADDRESS);
        assertThat(signIn.attempt("ana", PASSWORD, ADDRESS))
                .as("guessing there")
                .isInstanceOf(TooEarly.class);
        clock.move(Duration.ofSeconds(1));
        enter("ana", ADDRESS);
        fail(5, "ana", ADDRESS);
    }

    @Test
    void anAddressIsForgottenAfterAWhile() {
        enter("ana", ADDRESS);
        clock.move(Duration.ofDays(90));
        for (int i = 0; i < 5; i++) {
            fail(1, "ana", "192.0.2." + i);
        }
        assertThat(signIn.attempt("ana", PASSWORD, ADDRESS)).isInstanceOf(TooEarly.class);
        new SignInThrottle(new ThrottleRepository(store.jdbc()), store.transaction(), clock).purge();
        assertThat(store.jdbc().queryForList("select * from sign_in_throttle")).isNotEmpty();
        clock.move(Duration.ofDays(2));
        new SignInThrottle(new ThrottleRepository(store.jdbc()), store.transaction(), clock).purge();
        assertThat(store.jdbc().queryForList("select * from sign_in_throttle")).isEmpty();
        assertThat(store.jdbc().queryForList("select * from person_address")).isEmpty();
    }

    @Test
    void twoNodesCountTogetherHoweverManyAttemptsRunAtOnce() throws Exception {
        List<SignIn> nodes = List.of(signIn, node(store));
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<Callable<SignInResult>> attempts = IntStream.range(0, 24)
                    .<Callable<SignInResult>>mapToObj(
                            number -> () -> nodes.get(number % 2).attempt("ana", WRONG, "192.0.2." + number))
                    .toList();
            int examined = 0;
            for (Future<SignInResult> each : threads.invokeAll(attempts)) {
                examined += each.get() instanceof Refused ? 1 : 0;
            }
            assertThat(examined).isEqualTo(5);
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void aSessionEndsWhenThePersonIsDisabledOrThePasswordChangesOnAnyNode() {
        SignIn other = node(store);
        SessionTicket first = enter("bob", ADDRESS).ticket();
        assertThat(other.resume(first)).isPresent();

        fixture.people().disable(bob.id(), OPERATOR);
        assertThat(other.resume(first)).isEmpty();
        fixture.people().enable(bob.id(), OPERATOR);
        assertThat(other.resume(first)).as("old sessions do not come back").isEmpty();

        SessionTicket second = enter("bob", ADDRESS).ticket();
        fixture.passwordChange().change(bob.id(), WRONG, bob.actor(ADDRESS));
        assertThat(other.resume(second)).isEmpty();
        SessionTicket third = signIn.begin(bob.id(), ADDRESS);
        assertThat(other.resume(third)).isPresent();
        fixture.people().endSessions(bob.id(), OPERATOR);
        assertThat(other.resume(third)).isEmpty();
    }

    @Test
    void changedRolesApplyFromTheNextRequestOn() {
        SessionTicket ticket = enter("bob", ADDRESS).ticket();
        fixture.people().change(bob.id(), "Bob", Rights.of(Set.of(Role.READ), null), OPERATOR);

        assertThat(signIn.resume(ticket))
                .hasValueSatisfying(
                        person -> assertThat(person.caller().may(Role.AGENT)).isFalse());
    }

    @Test
    void aSessionLastsADayAtMostAndWhatIsDangerousTenMinutes() {
        SessionTicket ticket = enter("ana", ADDRESS).ticket();
        clock.move(Duration.ofMinutes(10).minusMillis(1));
        assertThat(signIn.isConfirmed(ticket)).isTrue();
        clock.move(Duration.ofMillis(1));
        assertThat(signIn.isConfirmed(ticket)).isFalse();

        assertThat(signIn.confirm(ticket, WRONG, ADDRESS)).isEqualTo(new Refused());
        SessionTicket confirmed = ((Admitted) signIn.confirm(ticket, PASSWORD, ADDRESS)).ticket();
        assertThat(signIn.isConfirmed(confirmed)).isTrue();
        clock.move(Duration.ofHours(24).minusMinutes(10).minusMillis(1));
        assertThat(signIn.resume(confirmed)).isPresent();
        clock.move(Duration.ofMillis(1));
        assertThat(signIn.resume(confirmed)).as("confirming does not extend").isEmpty();
        assertThat(signIn.confirm(confirmed, PASSWORD, ADDRESS)).isEqualTo(new Refused());
    }

    @Test
    void aHashOfAnEarlierKindIsReplacedAsThePersonSignsIn() {
        String weak = Passwords.bcrypt(4).encode(PASSWORD);
        store.jdbc().update("update person set password_hash = ? where id = ?", weak, bob.id());

        SessionTicket ticket = enter("bob", ADDRESS).ticket();
        assertThat(fixture.credentials().find(bob.id()).orElseThrow().hash()).startsWith("{bcrypt}$2a$05$");
        assertThat(signIn.resume(ticket)).as("the password is the same").isPresent();
        enter("bob", ADDRESS);
    }

    @Test
    void signingOutIsRecorded() {
        signIn.signedOut(bob, ADDRESS);
        assertThat(fixture.actions()).last().isEqualTo("signed-out");
    }
}
