package org.holdfast.people.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.holdfast.people.PeopleFixture.ADDRESS;
import static org.holdfast.people.PeopleFixture.OPERATOR;
import static org.holdfast.people.PeopleFixture.PASSWORD;
import static org.holdfast.people.PeopleFixture.wanted;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
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
import org.holdfast.people.NewPerson;
import org.holdfast.people.PeopleFixture;
import org.holdfast.people.PeopleRefusal;
import org.holdfast.people.Person;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(Database.class)
class FirstAdminIT {

    private static final String URL = "http://shop.example";

    private final MovingClock clock = new MovingClock();

    @Parameter
    private Database database;

    @TempDir
    private Path folder;

    private Database.Store store;
    private PeopleFixture fixture;
    private FirstAdmin firstAdmin;

    @BeforeEach
    void open() {
        store = database.open();
        fixture = new PeopleFixture(store, clock);
        firstAdmin = node("a");
    }

    @AfterEach
    void close() {
        store.close();
    }

    private FirstAdmin node(String name) {
        return new FirstAdmin(
                new SetupTokenRepository(store.jdbc()),
                new SetupTokenFile(file(name)),
                fixture.people(),
                fixture.passwordChange(),
                clock);
    }

    private Path file(String node) {
        return folder.resolve(node).resolve("setup-token");
    }

    private String token(String node) throws IOException {
        return Files.readString(file(node));
    }

    private static NewPerson ana() {
        return wanted("ana", Role.ADMIN);
    }

    private static void refused(ThrowingCallable act, String key) {
        assertThatThrownBy(act)
                .isInstanceOfSatisfying(
                        PeopleRefusal.class,
                        refusal -> assertThat(refusal.key()).isEqualTo(key));
    }

    @Test
    void theTokenIsReadableByItsOwnerOnlyAndStoredAsAHash() throws IOException {
        Files.createDirectories(file("a").getParent());
        Files.writeString(file("a"), "what was there before");
        firstAdmin.offer(URL);

        assertThat(token("a")).matches("[A-Za-z0-9_-]{43}\n");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file("a"))))
                .isEqualTo("rw-------");
        assertThat(store.jdbc().queryForList("select * from setup_token").toString())
                .doesNotContain(token("a").strip());
    }

    @Test
    void theTokenAddsOneAdminWhoCanSignIn() throws IOException {
        firstAdmin.offer(URL);
        String token = token("a");
        assertThat(firstAdmin.accepts(token)).isTrue();
        refused(() -> firstAdmin.add(token, ana(), "short", ADDRESS), "password-too-short");

        Person added = firstAdmin.add(token, ana(), PASSWORD, ADDRESS);

        assertThat(added.state()).isEqualTo(Person.State.ACTIVE);
        assertThat(added.createdBy()).isEqualTo("setup token");
        assertThat(file("a")).doesNotExist();
        assertThat(firstAdmin.accepts(token)).isFalse();
        refused(() -> firstAdmin.add(token, wanted("eve", Role.ADMIN), PASSWORD, ADDRESS), "setup-token-wrong");
        assertThat(fixture.actions()).containsExactly("person-added");
    }

    @Test
    void aWrongOrExpiredTokenAddsNoOne() throws IOException {
        firstAdmin.offer(URL);
        String token = token("a");
        for (String wrong : List.of("", " ", "x", token.strip() + "x", token.substring(1))) {
            assertThat(firstAdmin.accepts(wrong)).isFalse();
            refused(() -> firstAdmin.add(wrong, ana(), PASSWORD, ADDRESS), "setup-token-wrong");
        }
        clock.move(Duration.ofMinutes(60).minusMillis(1));
        assertThat(firstAdmin.accepts(token)).isTrue();
        clock.move(Duration.ofMillis(1));
        refused(() -> firstAdmin.add(token, ana(), PASSWORD, ADDRESS), "setup-token-wrong");

        firstAdmin.offer(URL);
        assertThat(token("a")).isNotEqualTo(token);
        firstAdmin.add(token("a"), ana(), PASSWORD, ADDRESS);
    }

    @Test
    void onceAPersonWasAddedInAnotherWayThereIsNoToken() throws IOException {
        firstAdmin.offer(URL);
        String token = token("a");
        fixture.people().add(ana(), OPERATOR);

        assertThat(firstAdmin.isMissing()).isFalse();
        refused(() -> firstAdmin.add(token, wanted("eve", Role.ADMIN), PASSWORD, ADDRESS), "setup-token-wrong");
        firstAdmin.offer(URL);
        assertThat(file("a")).doesNotExist();
    }

    @Test
    void nodesThatShareADatabaseAgreeOnOneFirstAdmin() throws Exception {
        FirstAdmin other = node("b");
        firstAdmin.offer(URL);
        other.offer(URL);
        List<FirstAdmin> nodes = List.of(firstAdmin, other);
        List<String> tokens = List.of(token("b"), token("a"));

        ExecutorService threads = Executors.newFixedThreadPool(4);
        int successes = 0;
        try {
            List<Callable<Person>> acts = IntStream.range(0, 6)
                    .<Callable<Person>>mapToObj(number -> () -> nodes.get(number % 2)
                            .add(tokens.get(number % 2), wanted("admin" + number, Role.ADMIN), PASSWORD, ADDRESS))
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
        assertThat(fixture.people().all()).hasSize(1);
    }

    @Test
    void theLocalConsoleIsOpenUntilAPersonIsAdded() {
        LocalConsole auto = new LocalConsole(SignInSettings.LocalConsoleMode.AUTO, fixture.people());
        LocalConsole on = new LocalConsole(SignInSettings.LocalConsoleMode.ON, fixture.people());
        LocalConsole off = new LocalConsole(SignInSettings.LocalConsoleMode.OFF, fixture.people());
        assertThat(List.of(auto.isOpen(), on.isOpen(), off.isOpen())).containsExactly(true, true, false);

        fixture.people().add(ana(), OPERATOR);
        assertThat(List.of(auto.isOpen(), on.isOpen(), off.isOpen())).containsExactly(false, true, false);
    }
}
