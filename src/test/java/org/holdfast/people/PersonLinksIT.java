package org.holdfast.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.holdfast.people.PeopleFixture.ADDRESS;
import static org.holdfast.people.PeopleFixture.OPERATOR;
import static org.holdfast.people.PeopleFixture.PASSWORD;
import static org.holdfast.people.PeopleFixture.wanted;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.holdfast.Database;
import org.holdfast.access.MovingClock;
import org.holdfast.access.Role;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(Database.class)
class PersonLinksIT {

    private static final String OTHER = "staple battery horse correct";

    private final MovingClock clock = new MovingClock();

    @Parameter
    private Database database;

    private Database.Store store;
    private PeopleFixture fixture;
    private PersonLinks links;
    private Person ana;

    @BeforeEach
    void open() {
        store = database.open();
        fixture = new PeopleFixture(store, clock);
        links = fixture.links();
        ana = fixture.people().add(wanted("ana", Role.ADMIN), OPERATOR);
    }

    @AfterEach
    void close() {
        store.close();
    }

    private boolean isPassword(String password) {
        return fixture.passwords()
                .matches(
                        password,
                        fixture.credentials().find(ana.id()).orElseThrow().hash());
    }

    private static void dead(ThrowingCallable act) {
        assertThatThrownBy(act)
                .isInstanceOfSatisfying(
                        PeopleRefusal.class,
                        refusal -> assertThat(refusal.key()).isEqualTo("link-dead"));
    }

    @Test
    void anInvitationSetsTheFirstPasswordAndAResetAnother() {
        PersonLink invitation = links.issue(ana.id(), OPERATOR);
        assertThat(invitation.path()).matches("/invite/[A-Za-z0-9_-]{43}");
        assertThat(invitation.expiresAt()).isEqualTo(clock.instant().plus(Duration.ofHours(24)));
        assertThat(links.find(PersonLink.Reference.of(invitation.token()))).contains(ana);
        links.redeem(PersonLink.Reference.of(invitation.token()), PASSWORD, ADDRESS);
        assertThat(isPassword(PASSWORD)).isTrue();

        int before = fixture.credentials().find(ana.id()).orElseThrow().epoch();
        PersonLink reset = links.issue(ana.id(), OPERATOR);
        assertThat(reset.path()).startsWith("/reset/");
        assertThat(isPassword(PASSWORD)).isTrue();
        links.redeem(PersonLink.Reference.of(reset.token()), OTHER, ADDRESS);
        assertThat(isPassword(OTHER)).isTrue();
        assertThat(fixture.credentials().find(ana.id()).orElseThrow().epoch())
                .as("sessions end")
                .isEqualTo(before + 1);
        assertThat(fixture.actions())
                .containsExactly(
                        "person-added",
                        "person-link-issued",
                        "password-changed",
                        "person-link-issued",
                        "password-changed");
    }

    @Test
    void onlyTheHashOfATokenIsStoredAndNoTextShowsIt() {
        PersonLink link = links.issue(ana.id(), OPERATOR);

        assertThat(store.jdbc().queryForList("select * from person_link").toString())
                .doesNotContain(link.token())
                .contains(OneTimeToken.hash(link.token()));
        assertThat(link.toString()).doesNotContain(link.token());
        assertThat(store.jdbc().queryForList("select * from audit_entry").toString())
                .doesNotContain(link.token());
    }

    @Test
    void aLinkThatWasUsedHasExpiredOrWasReplacedIsDead() {
        PersonLink used = links.issue(ana.id(), OPERATOR);
        links.redeem(PersonLink.Reference.of(used.token()), PASSWORD, ADDRESS);
        dead(() -> links.redeem(PersonLink.Reference.of(used.token()), OTHER, ADDRESS));

        PersonLink replaced = links.issue(ana.id(), OPERATOR);
        PersonLink latest = links.issue(ana.id(), OPERATOR);
        dead(() -> links.redeem(PersonLink.Reference.of(replaced.token()), OTHER, ADDRESS));
        clock.move(Duration.ofHours(24).minusMillis(1));
        assertThat(links.find(PersonLink.Reference.of(latest.token()))).isPresent();
        clock.move(Duration.ofMillis(1));
        assertThat(links.find(PersonLink.Reference.of(latest.token()))).isEmpty();
        dead(() -> links.redeem(PersonLink.Reference.of(latest.token()), OTHER, ADDRESS));
        dead(() -> links.redeem(PersonLink.Reference.of("x"), OTHER, ADDRESS));
        assertThat(isPassword(PASSWORD)).isTrue();
    }

    @Test
    void aRefusedPasswordDoesNotUseTheLinkUp() {
        PersonLink link = links.issue(ana.id(), OPERATOR);
        assertThatThrownBy(() -> links.redeem(PersonLink.Reference.of(link.token()), "short", ADDRESS))
                .hasMessageContaining("12 characters");

        links.redeem(PersonLink.Reference.of(link.token()), PASSWORD, ADDRESS);
        assertThat(isPassword(PASSWORD)).isTrue();
    }

    @Test
    void ofManyRequestsAtTheSameTimeOneUsesTheLink() throws Exception {
        PersonLink link = links.issue(ana.id(), OPERATOR);
        ExecutorService threads = Executors.newFixedThreadPool(4);
        int successes = 0;
        try {
            List<Callable<Person>> acts = IntStream.range(0, 8)
                    .<Callable<Person>>mapToObj(number ->
                            () -> links.redeem(PersonLink.Reference.of(link.token()), PASSWORD + number, ADDRESS))
                    .toList();
            for (Future<Person> each : threads.invokeAll(acts)) {
                try {
                    each.get();
                    successes++;
                } catch (ExecutionException e) {
                    assertThat(e.getCause()).isInstanceOf(PeopleRefusal.class);
                }
            }
        } finally {
            threads.shutdownNow();
        }

        assertThat(successes).isEqualTo(1);
        assertThat(fixture.actions()).filteredOn("password-changed"::equals).hasSize(1);
    }

    @Test
    void aDisabledPersonHasNoLink() {
        Person bob = fixture.people().add(wanted("bob", Role.READ), OPERATOR);
        PersonLink link = links.issue(bob.id(), OPERATOR);
        fixture.people().disable(bob.id(), OPERATOR);

        dead(() -> links.redeem(PersonLink.Reference.of(link.token()), PASSWORD, ADDRESS));
        assertThatThrownBy(() -> links.issue(bob.id(), OPERATOR)).hasMessageContaining("Ms bob is disabled");
        fixture.people().enable(bob.id(), OPERATOR);
        dead(() -> links.redeem(PersonLink.Reference.of(link.token()), PASSWORD, ADDRESS));
    }

    @Test
    void aPersonCanChangeTheirPasswordWhichEndsTheirSessions() {
        links.redeem(PersonLink.Reference.of(links.issue(ana.id(), OPERATOR).token()), PASSWORD, ADDRESS);
        int before = fixture.credentials().find(ana.id()).orElseThrow().epoch();

        assertThatThrownBy(() -> fixture.passwordChange().change(ana.id(), "ana ana ana ana", ana.actor(ADDRESS)))
                .hasMessageContaining("easy to guess");
        fixture.passwordChange().change(ana.id(), OTHER, ana.actor(ADDRESS));

        assertThat(isPassword(OTHER)).isTrue();
        assertThat(fixture.credentials().find(ana.id()).orElseThrow().epoch()).isEqualTo(before + 1);
    }
}
