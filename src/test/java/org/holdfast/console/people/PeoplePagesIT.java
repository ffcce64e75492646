package org.holdfast.console.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.holdfast.people.PeopleFixture.PASSWORD;
import static org.holdfast.people.PeopleFixture.wanted;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.holdfast.Database;
import org.holdfast.Server;
import org.holdfast.access.MovingClock;
import org.holdfast.access.Role;
import org.holdfast.console.ConsoleBrowser;
import org.holdfast.console.ConsoleBrowser.Page;
import org.holdfast.people.OneTimeToken;
import org.holdfast.people.PeopleService;
import org.holdfast.people.Person;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** The pages about people, as a browser uses them. */
class PeoplePagesIT {

    private static final Pattern LINK =
            Pattern.compile("value=\"http://localhost:\\d+(/(?:invite|reset)/[\\w-]{43})\"");

    private static final MovingClock CLOCK = new MovingClock();

    private static Server server;
    private static Person ana;

    private final ConsoleBrowser browser = new ConsoleBrowser(server);

    @BeforeAll
    static void start() {
        server = Server.at(CLOCK, Database.H2.freshUrl(), "--holdfast.demo=false");
        ana = ConsoleBrowser.add(server, wanted("ana", Role.ADMIN));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static PeopleService people() {
        return server.bean(PeopleService.class);
    }

    private static String link(Page page) {
        Matcher matcher = LINK.matcher(page.text());
        assertThat(matcher.find()).as(page.text()).isTrue();
        return matcher.group(1);
    }

    @Test
    void theLocalOperatorAddsTheFirstAdminAndIsAskedToSignInFromThenOn() {
        try (Server own = Server.start("--holdfast.demo=false")) {
            ConsoleBrowser operator = new ConsoleBrowser(own);
            assertThat(operator.get("/operations").location()).isEqualTo("/operations/people");
            assertThat(operator.get("/operations/people").text()).contains("No person was added yet");
            Page refused = operator.post("/operations/people", List.of("login", "eva", "name", "Eva", "roles", "read"));
            assertThat(refused.status()).isEqualTo(400);
            assertThat(refused.text())
                    .contains("The first person must have the role admin", "value=\"Eva\"", "value=\"read\" checked");

            Page added = operator.post("/operations/people", List.of("login", "eva", "name", "Eva", "roles", "admin"));
            assertThat(added.status()).isEqualTo(200);
            assertThat(added.text()).contains("From now on this console asks for sign-in", "data-copies=\"address\"");
            assertThat(added.header("Cache-Control")).contains("no-store");
            assertThat(operator.get("/operations/people").location()).startsWith("/login");

            ConsoleBrowser eva = new ConsoleBrowser(own);
            eva.get(link(added));
            eva.get("/password");
            eva.post("/password", List.of("password", PASSWORD));
            assertThat(eva.signIn("eva").location()).isEqualTo("/");
            Page list = eva.get("/operations/people");
            assertThat(list.text()).contains("Eva", "active").doesNotContain(link(added));
        }
    }

    @Test
    void anAdminAddsChangesDisablesEnablesAndErases() {
        browser.signIn("ana");
        browser.get("/operations/people");
        Page added = browser.post(
                "/operations/people",
                List.of("login", "bob", "name", "Bob <b>", "roles", "agent", "roles", "read", "step", "supervisor"));
        assertThat(added.text()).contains("Link for Bob &lt;b&gt;");
        Person bob = people().getByLogin("bob");
        String page = "/operations/people/" + bob.id();
        assertThat(browser.get(page).text()).contains("value=\"agent\" checked", "value=\"supervisor\" selected");

        assertThat(browser.post(page, List.of("name", "Bob", "roles", "author")).location())
                .isEqualTo("/operations/people");
        assertThat(people().get(bob.id()).rights().labels()).isEqualTo("author");
        assertThat(browser.post(page, List.of("name", "", "roles", "author")).text())
                .contains("The name must have");
        assertThat(browser.post(page, List.of("name", "Bob", "roles", "decide")).text())
                .contains("is for systems");
        assertThat(link(browser.post(page + "/link", List.of()))).startsWith("/invite/");
        browser.post(page + "/disable", List.of());
        assertThat(people().get(bob.id()).state()).isEqualTo(Person.State.DISABLED);
        assertThat(browser.post(page + "/link", List.of()).text()).contains("Bob is disabled");
        browser.post(page + "/enable", List.of());
        assertThat(people().get(bob.id()).state()).isEqualTo(Person.State.INVITED);
        browser.post(page + "/disable", List.of());
        browser.post(page + "/erase", List.of());
        assertThat(people().get(bob.id()).state()).isEqualTo(Person.State.ERASED);
        assertThat(browser.get(page).text()).doesNotContain("Bob").doesNotContain("/disable");
        assertThat(browser.get("/operations/people/x").status()).isEqualTo(404);
    }

    @Test
    void theReasonStandsBesideWhatCannotBeDone() {
        browser.signIn("ana");
        Page page = browser.get("/operations/people/" + ana.id());

        assertThat(page.text()).contains("Ms ana is the only admin who can sign in.");
        assertThat(page.text()).containsPattern("<button type=\"submit\" class=\"danger\"[^>]* disabled");
        assertThat(browser.post("/operations/people/" + ana.id() + "/disable", List.of())
                        .status())
                .isEqualTo(400);
        assertThat(people().get(ana.id()).isDisabled()).isFalse();
    }

    @Test
    void peopleAreForAdminsAndChangesNeedAFreshPassword() {
        ConsoleBrowser.add(server, wanted("reader", Role.READ));
        browser.signIn("reader");
        assertThat(browser.get("/operations/people").status()).isEqualTo(403);
        assertThat(browser.get("/").text()).doesNotContain("/operations");

        browser.signIn("ana");
        browser.get("/operations/people");
        CLOCK.move(Duration.ofMinutes(10));
        List<String> fields = List.of("login", "late", "name", "Late", "roles", "read", "roles", "agent");
        Page asked = browser.post("/operations/people", fields);
        assertThat(asked.status()).isEqualTo(403);
        assertThat(asked.text()).contains("name=\"roles\" value=\"read\"", "name=\"roles\" value=\"agent\"");
        List<String> confirmed = new ArrayList<>(fields);
        confirmed.addAll(List.of("confirm-password", PASSWORD));
        assertThat(browser.post("/operations/people", confirmed).text()).contains("Link for Late");
    }

    @Test
    void aPersonChangesTheirProfileAndPassword() {
        Person cleo = ConsoleBrowser.add(server, wanted("cleo", Role.READ));
        browser.signIn("cleo");
        browser.get("/profile");
        Page wrong = browser.post(
                "/profile", List.of("name", "Cleo", "language", "ro", "timeZone", "Mars/Base", "theme", "dark"));
        assertThat(wrong.text()).contains("There is no such time zone", "value=\"Mars/Base\"", "value=\"Cleo\"");
        Page saved = browser.post(
                "/profile", List.of("name", "Cleo", "language", "ro", "timeZone", "Europe/Chisinau", "theme", "dark"));
        assertThat(saved.location()).isEqualTo("/profile");
        assertThat(browser.get("/profile").text()).contains("<html lang=\"ro\" data-theme=\"dark\"", "Fus orar");

        Page refused = browser.post("/profile/password", List.of("confirm-password", "x", "password", PASSWORD + "2"));
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.text()).doesNotContain(PASSWORD);
        browser.get("/profile");
        Page weak =
                browser.post("/profile/password", List.of("confirm-password", PASSWORD, "password", "cleocleocleo"));
        assertThat(weak.text()).contains("Parola este ușor de ghicit").doesNotContain("cleocleocleo");
        Page changed =
                browser.post("/profile/password", List.of("confirm-password", PASSWORD, "password", PASSWORD + "2"));
        assertThat(changed.location()).isEqualTo("/profile");
        assertThat(browser.get("/profile").status()).as("this session goes on").isEqualTo(200);
        assertThat(new ConsoleBrowser(server).signIn("cleo").status()).isEqualTo(401);
        assertThat(people().get(cleo.id()).name()).isEqualTo("Cleo");
    }

    @Test
    void aPersonSeesAndEndsTheirSessions() {
        ConsoleBrowser.add(server, wanted("dan", Role.READ));
        ConsoleBrowser phone = new ConsoleBrowser(server);
        ConsoleBrowser desk = new ConsoleBrowser(server);
        phone.signIn("dan");
        desk.signIn("dan");
        browser.signIn("dan");

        String list = browser.get("/profile").text();
        Matcher keys =
                Pattern.compile("name=\"session\" value=\"([0-9a-f]{64})\"").matcher(list);
        assertThat(keys.results().map(each -> each.group(1)).toList()).hasSize(2);
        assertThat(list).contains("this session", "127.0.0.1").doesNotContain(phone.session());

        Matcher first = keys.reset();
        assertThat(first.find()).isTrue();
        browser.post("/profile/sessions", List.of("session", first.group(1)));
        assertThat(List.of(phone.get("/").status(), desk.get("/").status())).containsExactlyInAnyOrder(200, 303);
        browser.get("/profile");
        browser.post("/profile/sessions", List.of());
        assertThat(List.of(phone.get("/").status(), desk.get("/").status())).containsExactly(303, 303);
        assertThat(browser.get("/").status()).isEqualTo(200);
    }

    @Test
    void sessionsOfOthersCannotBeEnded() {
        browser.signIn("ana");
        ConsoleBrowser.add(server, wanted("mallory", Role.READ));
        ConsoleBrowser mallory = new ConsoleBrowser(server);
        mallory.signIn("mallory");
        mallory.get("/profile");
        String id = new String(Base64.getDecoder().decode(browser.session()));
        mallory.post("/profile/sessions", List.of("session", OneTimeToken.hash(id)));

        assertThat(browser.get("/").status()).isEqualTo(200);
    }

    /** Every form of the console, without a token, with a wrong one, and with that of another session. */
    @Test
    void everyForgedFormIsRefused() {
        ConsoleBrowser other = new ConsoleBrowser(server);
        String foreign = other.get("/login").text().replaceAll("(?s).*name=\"_csrf\" value=\"([^\"]+)\".*", "$1");
        browser.signIn("ana");
        browser.get("/operations/people");
        int before = people().all().size();
        int refused = 0;
        for (String path : forms()) {
            for (List<String> token : List.of(
                    List.<String>of(),
                    List.of("_csrf", ""),
                    List.of("_csrf", "forged"),
                    List.of("_csrf", foreign),
                    List.of("X-CSRF-TOKEN", foreign))) {
                List<String> fields = new ArrayList<>(List.of("login", "forged", "name", "F", "roles", "admin"));
                fields.addAll(token);
                Page page = browser.postWithoutToken(path, fields, "Origin", "https://evil.example");
                assertThat(page.status()).as(path + " " + token).isEqualTo(403);
                refused++;
            }
        }
        assertThat(refused).isGreaterThanOrEqualTo(60);
        assertThat(people().all()).hasSize(before);
        assertThat(browser.get("/").status()).as("still signed in").isEqualTo(200);
    }

    private static List<String> forms() {
        List<String> paths = new ArrayList<>();
        for (RequestMappingHandlerMapping mapping : server.beans(RequestMappingHandlerMapping.class)) {
            mapping.getHandlerMethods().forEach((info, handler) -> {
                boolean isPost = info.getMethodsCondition().getMethods().contains(RequestMethod.POST);
                if (isPost && isOfTheConsole(handler)) {
                    info.getPatternValues().forEach(path -> paths.add(path.replaceAll("\\{\\w+}", ana.id())));
                }
            });
        }
        return paths;
    }

    private static boolean isOfTheConsole(HandlerMethod handler) {
        return handler.getBeanType().getPackageName().startsWith("org.holdfast.console");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0 | Firefox, Linux
            Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/150.0 Safari/537.36 Edg/150.0 | Edge, Windows
            Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) Version/19.0 Mobile/15E148 Safari/604.1 | Safari, iPhone
            curl/8.5.0 | ?, ?
            """)
    void browsersAreNamedAsPeopleDo(String userAgent, String name) {
        assertThat(BrowserName.of(userAgent)).isEqualTo(name);
    }
}
