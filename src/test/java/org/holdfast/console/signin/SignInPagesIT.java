package org.holdfast.console.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.holdfast.people.PeopleFixture.OPERATOR;
import static org.holdfast.people.PeopleFixture.PASSWORD;
import static org.holdfast.people.PeopleFixture.wanted;

import java.net.http.HttpRequest;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.holdfast.Database;
import org.holdfast.Server;
import org.holdfast.access.MovingClock;
import org.holdfast.access.Role;
import org.holdfast.console.ConsoleBrowser;
import org.holdfast.console.ConsoleBrowser.Page;
import org.holdfast.people.PasswordChange;
import org.holdfast.people.PeopleFixture;
import org.holdfast.people.PeopleService;
import org.holdfast.people.Person;
import org.holdfast.people.PersonLink;
import org.holdfast.people.PersonLinks;
import org.holdfast.people.Preferences;
import org.holdfast.people.Rights;
import org.holdfast.people.Theme;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Signing in, as a browser does it, and what goes wrong with it elsewhere. */
class SignInPagesIT {

    private static final MovingClock CLOCK = new MovingClock();

    private static Server server;
    private static Person ana;
    private static Person bob;

    private final ConsoleBrowser browser = new ConsoleBrowser(server);

    @BeforeAll
    static void start() {
        server = Server.at(CLOCK, Database.H2.freshUrl(), "--holdfast.demo=false");
        ana = ConsoleBrowser.add(server, wanted("ana", Role.ADMIN));
        bob = ConsoleBrowser.add(server, wanted("bob", Role.AGENT));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static PeopleService people() {
        return server.bean(PeopleService.class);
    }

    @Test
    void oncePeopleExistEveryPageLeadsToSignInAndBackToTheSamePlace() {
        Page away = browser.get("/?panel=1&x=%C8%99");
        assertThat(away.status()).isEqualTo(303);
        assertThat(away.location()).isEqualTo("/login?continue=%2F%3Fpanel%3D1%26x%3D%25C8%2599");
        assertThat(browser.get(away.location()).text()).contains("value=\"/?panel=1&amp;x=%C8%99\"");

        Page back =
                browser.post("/login", List.of("login", "ana", "password", PASSWORD, "continue", "/?panel=1&x=%C8%99"));
        assertThat(back.status()).isBetween(302, 303);
        assertThat(back.location()).isEqualTo("/?panel=1&x=%C8%99");
        assertThat(browser.get("/").text()).contains("Ms ana", "Sign out");
    }

    @Test
    void aPartOfAPageIsNotReplacedByTheLoginPage() {
        Page fragment = browser.get("/today/fragment", "HX-Request", "true", "HX-Current-URL", "http://localhost/?a=1");
        assertThat(fragment.status()).isEqualTo(401);
        assertThat(fragment.header("HX-Redirect")).isEqualTo("/login?continue=%2F%3Fa%3D1");
        assertThat(fragment.text()).isEmpty();

        browser.signIn("ana");
        assertThat(browser.get("/today/fragment", "HX-Request", "true").status())
                .isEqualTo(200);
        people().endSessions(ana.id(), OPERATOR);
        Page expired = browser.get("/today/fragment", "HX-Request", "true", "HX-Current-URL", "http://localhost/?a=1");
        assertThat(expired.status()).isEqualTo(401);
        assertThat(expired.header("HX-Redirect")).isEqualTo("/login?continue=%2F%3Fa%3D1");
    }

    @Test
    void aFormOfAnEndedSessionLeadsToSignInToo() {
        browser.signIn("ana");
        browser.get("/confirm");
        people().endSessions(ana.id(), OPERATOR);

        Page whole = browser.post("/confirm", List.of("confirm-password", PASSWORD));
        assertThat(whole.status()).isEqualTo(303);
        assertThat(whole.location()).isEqualTo("/login");
        Page part =
                browser.post("/confirm", List.of(), "HX-Request", "true", "HX-Current-URL", "http://localhost/confirm");
        assertThat(part.status()).isEqualTo(401);
        assertThat(part.header("HX-Redirect")).isEqualTo("/login?continue=%2Fconfirm");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.example/",
                "//evil.example",
                "/\\evil.example",
                "\\\\evil.example",
                "javascript:alert(1)",
                "evil",
                "/\t/evil.example",
                " //evil.example",
                "http:evil.example",
                "/\r\nX-Injected: 1"
            })
    void signingInLeadsNowhereElse(String place) {
        browser.get("/login");
        Page page = browser.post("/login", List.of("login", "ana", "password", PASSWORD, "continue", place));

        assertThat(page.location()).isEqualTo("/");
        assertThat(page.header("X-Injected")).isEmpty();
        assertThat(browser.get("/login?continue=https://evil.example/").text())
                .contains("name=\"continue\" value=\"/\"");
    }

    @Test
    void aSessionThatWasPlantedBeforeIsWorthNothing() {
        browser.get("/login");
        String planted = browser.session();
        assertThat(planted).isNotEmpty();

        browser.post("/login", List.of("login", "ana", "password", PASSWORD));

        assertThat(browser.session()).isNotEmpty().isNotEqualTo(planted);
        assertThat(browser.get("/").status()).isEqualTo(200);
        ConsoleBrowser attacker = new ConsoleBrowser(server);
        assertThat(attacker.get("/", "Cookie", "holdfast=" + planted).location())
                .startsWith("/login");
    }

    @Test
    void everyRefusalIsTheSamePage() {
        Person off = ConsoleBrowser.add(server, wanted("off", Role.READ));
        people().disable(off.id(), OPERATOR);
        people().add(wanted("invited", Role.READ), OPERATOR);

        String first = null;
        for (String login : List.of("ana", "nobody", "off", "invited")) {
            ConsoleBrowser each = new ConsoleBrowser(server);
            each.get("/login");
            Page page = each.post("/login", List.of("login", login, "password", "not the right one"));
            assertThat(page.status()).as(login).isEqualTo(401);
            String text = page.text()
                    .replaceAll("(nonce|_csrf\" value|csrf\" content)=\"[^\"]*\"", "")
                    .replace("value=\"" + login + "\"", "");
            first = first == null ? text : first;
            assertThat(text).as(login).isEqualTo(first).contains("Login or password is not correct.");
        }
    }

    @Test
    void tooManyAttemptsHaveToWait() {
        browser.get("/login");
        Page last = null;
        for (int i = 0; i < 6; i++) {
            last = browser.post("/login", List.of("login", "stranger", "password", "guess number " + i));
        }
        assertThat(last.status()).isEqualTo(429);
        assertThat(last.header("Retry-After")).isEqualTo("1");
        assertThat(last.text()).contains("too many attempts").doesNotContain("guess number");
        CLOCK.move(Duration.ofHours(24));
    }

    @Test
    void aForgedSignInIsRefused() {
        browser.get("/login");
        for (List<String> forged : List.of(List.<String>of(), List.of("_csrf", "x"))) {
            List<String> fields = new ArrayList<>(List.of("login", "ana", "password", PASSWORD));
            fields.addAll(forged);
            assertThat(browser.postWithoutToken("/login", fields).status()).isEqualTo(403);
        }
        assertThat(browser.get("/").location()).startsWith("/login");
    }

    @Test
    void theTokenOfFormsChangesWhenAPersonSignsIn() {
        browser.get("/login");
        browser.signIn("ana");
        assertThat(browser.post("/logout", List.of()).status())
                .as("the old token")
                .isEqualTo(403);
        browser.get("/");
        assertThat(browser.post("/logout", List.of()).location()).isEqualTo("/login");
        assertThat(browser.get("/").location()).startsWith("/login");
    }

    @Test
    void aDisabledPersonIsOutAtOnceAndRolesApplyAtOnce() {
        Person cleo = ConsoleBrowser.add(server, wanted("cleo", Role.ADMIN));
        browser.signIn("cleo");
        assertThat(browser.get("/confirm").status()).isEqualTo(200);
        people().change(cleo.id(), "Cleo", Rights.of(Set.of(Role.READ), null), OPERATOR);
        assertThat(browser.get("/").text()).contains("Cleo");

        people().disable(cleo.id(), OPERATOR);
        assertThat(browser.get("/").location()).startsWith("/login");
        people().enable(cleo.id(), OPERATOR);
        assertThat(browser.get("/").location()).startsWith("/login");
    }

    @Test
    void aSessionOpensNothingOfTheApi() throws Exception {
        try (Server strict = Server.start(
                "--holdfast.demo=false",
                "--holdfast.access.local-operator=false",
                "--holdfast.access.local-console=off",
                "--holdfast.access.setup-token-file=target/none/setup-token")) {
            ConsoleBrowser.add(strict, wanted("ana", Role.ADMIN));
            ConsoleBrowser own = new ConsoleBrowser(strict);
            own.signIn("ana");
            assertThat(own.get("/").status()).isEqualTo(200);
            for (String path :
                    List.of("/v1/customers/x", "/v1/rule-book", "/mcp", "/v3/api-docs", "/actuator/metrics")) {
                int status = strict.send(HttpRequest.newBuilder(strict.uri(path))
                                .header("Cookie", "holdfast=" + own.session())
                                .header("Accept", "text/html"))
                        .status();
                assertThat(status).as(path).isEqualTo(401);
            }
        }
    }

    @Test
    void theCookieIsOutOfReachOfScripts() {
        String cookie = browser.get("/login").header("Set-Cookie");

        assertThat(cookie).startsWith("holdfast=").contains("HttpOnly", "SameSite=Lax", "Path=/");
        assertThat(cookie).doesNotContain("Domain").doesNotContain("Secure");
    }

    @Test
    void behindTlsTheCookieIsBoundToItsHost() {
        try (Server behind = Server.start(
                "--holdfast.demo=false",
                "--server.forward-headers-strategy=native",
                "--holdfast.access.setup-token-file=target/none/setup-token")) {
            ConsoleBrowser.add(behind, wanted("ana", Role.ADMIN));
            Page page = new ConsoleBrowser(behind).get("/login", "X-Forwarded-Proto", "https");
            assertThat(page.header("Set-Cookie"))
                    .startsWith("__Host-holdfast=")
                    .contains("Secure", "HttpOnly", "SameSite=Lax", "Path=/")
                    .doesNotContain("Domain");
            assertThat(page.header("Strict-Transport-Security")).contains("max-age=");
            String plain = new ConsoleBrowser(behind).session();
            assertThat(plain)
                    .as("the name for plain HTTP is not accepted over TLS")
                    .isEmpty();
        }
        try (Server behind = Server.start(
                "--holdfast.demo=false",
                "--holdfast.public-url=https://localhost",
                "--holdfast.access.local-console=off",
                "--holdfast.access.setup-token-file=target/none/setup-token")) {
            ConsoleBrowser.add(behind, wanted("ana", Role.ADMIN));
            assertThat(new ConsoleBrowser(behind).get("/login").header("Set-Cookie"))
                    .startsWith("__Host-holdfast=");
        }
    }

    @Test
    void nodesShareASessionWhichSurvivesARestart() {
        String url = Database.POSTGRESQL.freshUrl();
        ConsoleBrowser own;
        try (Server first = Server.on(url, "--holdfast.demo=false");
                Server second = Server.on(url, "--holdfast.demo=false")) {
            Person person = ConsoleBrowser.add(first, wanted("ana", Role.ADMIN));
            ConsoleBrowser.add(first, wanted("bob", Role.READ));
            own = new ConsoleBrowser(first);
            own.signIn("ana");
            own.moveTo(second);
            assertThat(own.get("/").text()).contains(person.name());
            assertThat(own.get("/confirm").status()).isEqualTo(200);
            own.moveTo(first);
            assertThat(own.post("/confirm", List.of("confirm-password", PASSWORD))
                            .location())
                    .as("the token of a form is shared too")
                    .isEqualTo("/");

            ConsoleBrowser other = new ConsoleBrowser(second);
            other.signIn("bob");
            first.bean(PeopleService.class)
                    .disable(first.bean(PeopleService.class).getByLogin("bob").id(), OPERATOR);
            assertThat(other.get("/").location()).startsWith("/login");
        }
        try (Server again = Server.on(url, "--holdfast.demo=false")) {
            own.moveTo(again);
            assertThat(own.get("/").status()).isEqualTo(200);
        }
    }

    @Test
    void whatIsDangerousAsksForThePasswordAgainAndKeepsWhatWasTyped() {
        browser.signIn("ana");
        browser.get("/confirm");
        CLOCK.move(Duration.ofMinutes(10));

        Page asked = browser.post("/confirm", List.of("continue", "/?a=1", "note", "a \"quoted\" <b>"));
        assertThat(asked.status()).isEqualTo(403);
        assertThat(asked.text())
                .contains("action=\"/confirm\"", "name=\"note\" value=\"a &quot;quoted&quot; &lt;b&gt;\"")
                .contains("autocomplete=\"current-password\"");
        Page wrong = browser.post("/confirm", List.of("continue", "/?a=1", "confirm-password", "wrong"));
        assertThat(wrong.text()).contains("The password is not correct.").doesNotContain("value=\"wrong\"");
        Page right = browser.post("/confirm", List.of("continue", "/?a=1", "confirm-password", PASSWORD));
        assertThat(right.location()).isEqualTo("/?a=1");
        browser.get("/confirm");
        assertThat(browser.post("/confirm", List.of()).location())
                .as("for ten minutes")
                .isEqualTo("/");
    }

    @Test
    void aSessionEndsAfterADay() {
        browser.signIn("bob");
        CLOCK.move(Duration.ofHours(24).minusMillis(1));
        assertThat(browser.get("/").status()).isEqualTo(200);
        CLOCK.move(Duration.ofMillis(1));
        assertThat(browser.get("/").location()).startsWith("/login");
    }

    @Test
    void anInvitationLeadsToAFormAndItsTokenStandsNowhereElse() {
        Person dan = people().add(wanted("dan", Role.READ), OPERATOR);
        PersonLink link = server.bean(PersonLinks.class).issue(dan.id(), OPERATOR);

        for (int i = 0; i < 2; i++) {
            assertThat(new ConsoleBrowser(server).get(link.path()).location())
                    .as("a preview of the link does not use it up")
                    .isEqualTo("/password");
        }
        Page opened = browser.get(link.path());
        assertThat(opened.location()).isEqualTo("/password");
        assertThat(opened.header("Referrer-Policy")).isEqualTo("same-origin");
        assertThat(opened.header("Cache-Control")).contains("no-store");
        Page form = browser.get("/password");
        assertThat(form.text())
                .contains("Ms dan", "autocomplete=\"new-password\"", "autocomplete=\"username\"")
                .doesNotContain(link.token());
        Page refused = browser.post("/password", List.of("password", "dan dan dan dan"));
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.text()).contains("easy to guess").doesNotContain("dan dan dan dan");

        Page chosen = browser.post("/password", List.of("password", PASSWORD));
        assertThat(chosen.text()).contains("Your password is set.", "value=\"dan\"");
        assertThat(browser.signIn("dan").location()).isEqualTo("/");
        assertThat(browser.get(link.path()).location()).isEqualTo("/password");
        assertThat(browser.get("/password").text()).contains("This link cannot be used");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/invite/x", "/reset/x", "/invite/AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"})
    void everyDeadLinkIsTheSamePage(String path) {
        assertThat(browser.get(path).location()).isEqualTo("/password");
        Page page = browser.get("/password");

        assertThat(page.status()).isEqualTo(404);
        assertThat(page.text())
                .contains("It was used, has expired, or was replaced")
                .doesNotContain("<form class");
        browser.get("/login");
        assertThat(browser.post("/password", List.of("password", PASSWORD)).text())
                .contains("This link cannot be used");
    }

    @ParameterizedTest
    @CsvSource({"ru, Вход", "ro, Autentificare"})
    void thePreferencesOfAPersonApplyToTheirBrowser(String language, String title) {
        people().changeProfile(
                        bob.id(),
                        bob.name(),
                        new Preferences(language, ZoneId.of("Europe/Chisinau"), Theme.DARK),
                        OPERATOR);
        browser.signIn("bob");

        assertThat(browser.get("/").text()).contains("<html lang=\"" + language + "\" data-theme=\"dark\"");
        browser.get("/logout");
        assertThat(new ConsoleBrowser(server)
                        .get("/login", "Cookie", "language=" + language)
                        .text())
                .contains("<h1>" + title + "</h1>");
    }

    @Test
    void changingThePasswordEndsAllSessions() {
        Person eve = ConsoleBrowser.add(server, wanted("eve", Role.READ));
        browser.signIn("eve");
        server.bean(PasswordChange.class).change(eve.id(), PASSWORD + " again", eve.actor(PeopleFixture.ADDRESS));
        assertThat(browser.get("/").location()).startsWith("/login");
    }

    @Test
    void aProgramIsNotLedToThePage() throws Exception {
        assertThat(server.send(HttpRequest.newBuilder(server.uri("/"))).status())
                .isEqualTo(401);
    }
}
