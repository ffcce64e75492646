package org.holdfast.console.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.holdfast.console.browser.ConsoleInBrowserIT.browser;
import static org.holdfast.console.browser.ConsoleInBrowserIT.reader;
import static org.holdfast.people.PeopleFixture.PASSWORD;
import static org.holdfast.people.PeopleFixture.wanted;

import java.net.URI;
import java.util.List;
import java.util.stream.Stream;
import org.holdfast.access.Role;
import org.holdfast.console.ConsoleBrowser;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.Keys;

/** Signing in, on a server to which people were added. */
abstract class SignInFlows {

    private static Site staffed;

    @BeforeAll
    static void addPeople() {
        staffed = Site.staffed();
    }

    @AfterAll
    static void stop() {
        staffed.close();
    }

    private static void signIn() {
        reader.focuses("#login");
        reader.type("ana");
        reader.tabTo("#password");
        reader.type(PASSWORD + Keys.ENTER);
    }

    static List<Screen> screens() {
        return Screen.ofPeople();
    }

    @TestFactory
    Stream<DynamicTest> everyReaderCanUseThePage() {
        return EveryScreen.mustHold(staffed, screens());
    }

    @ParameterizedTest
    @ValueSource(strings = {"ru", "ro"})
    void everyLanguageFitsEveryPage(String language) {
        EveryScreen.mustFit(staffed, screens(), language);
    }

    @Test
    void signingInByKeyboardLeadsBackToTheSamePlace() {
        browser.open(staffed.uri("/?from=mail"));
        signIn();

        reader.until("Today", () -> reader.address().equals("/?from=mail"));
        assertThat(reader.heading()).isEqualTo("Today");
        assertThat(reader.leftBehind()).isEmpty();
    }

    /** What htmx asks for must not be replaced by the page on which people sign in. */
    @Test
    void anExpiredSessionLeadsTheWholePageToSignInAndBack() {
        browser.open(staffed.uri("/?from=mail"));
        signIn();
        reader.until("Today", () -> reader.address().equals("/?from=mail"));
        browser.forgetCookies();
        Interruptions.refresh();

        reader.until("sign-in", () -> reader.address().startsWith("/login?"));
        assertThat(reader.elements("h1")).hasSize(1);
        assertThat(browser.traffic().troubles()).containsExactly("GET /today/fragment 401");
        signIn();

        reader.until("Today", () -> reader.address().equals("/?from=mail"));
    }

    @Test
    void signingOutInOneWindowSignsOutInTheOther() {
        browser.open(staffed.uri("/"));
        signIn();
        reader.until("Today", () -> reader.address().equals("/"));
        String first = browser.window();
        browser.newWindow();
        browser.open(staffed.uri("/"));
        assertThat(reader.heading()).isEqualTo("Today");
        reader.click(".menu summary");
        reader.click("form[action='/logout'] button");
        reader.until("sign-in", () -> reader.address().startsWith("/login"));

        browser.window(first);
        Interruptions.refresh();

        reader.until("sign-in", () -> reader.address().startsWith("/login"));
        assertThat(browser.traffic().troubles()).allMatch(each -> each.equals("GET /today/fragment 401"));
    }

    /** By htmx, whose answer replaces only a part of the page. */
    @Test
    void aNoteIsThereAfterSigningInAgain() {
        AgentCall call = new AgentCall(staffed, "+373 69 300 001");
        call.prepare();
        String desk = "/desk/" + call.customer();
        new Visit(staffed, reader, "en").signIn("vera", desk);
        reader.click("#note-1");
        reader.type("Glad that we called.");
        browser.forgetCookies();
        reader.click("#act button[value=accepted]");

        reader.until("sign-in", () -> reader.address().startsWith("/login?"));
        browser.traffic().forget();
        signInAs("vera");
        reader.until("desk", () -> reader.address().equals(desk));
        reader.sees("This was not sent");
        assertThat(reader.element("#note-1").getDomProperty("value")).isEqualTo("Glad that we called.");
        assertThat(reader.barriers()).isEmpty();
        assertThat(reader.leftBehind()).isEmpty();
        reader.click("#act button[value=accepted]");
        reader.sees("Noted");
    }

    @Test
    void aRuleIsThereAfterSigningInAgain() {
        ConsoleBrowser.add(staffed.server(), wanted("mara", Role.AUTHOR, Role.READ));
        new Visit(staffed, reader, "en").signIn("mara", "/rules/Warn%20about%20a%20late%20delivery");
        new LaterWarning(staffed, true).edit(reader);
        String editor = reader.address();
        reader.type("2");
        reader.sees("Saved ");
        browser.forgetCookies();
        reader.type("1");
        reader.sees("Your session has ended.");
        assertThat(reader.barriers()).isEmpty();
        reader.click("#banner a");

        reader.until("sign-in", () -> reader.address().startsWith("/login?"));
        browser.traffic().forget();
        signInAs("mara");
        reader.until("workshop", () -> reader.address().equals(editor));
        reader.until("text", () -> reader.element(".cm-content").getText().contains("at least 21 day"));
        reader.sees("Saved ");
        assertThat(reader.leftBehind()).noneMatch(each -> each.startsWith("holdfast.draft"));
    }

    @Test
    void aQuestionToASupervisorIsThereAfterSigningInAgain() {
        String desk = "/desk/" + DeskStates.customer(staffed, "typed");
        new Visit(staffed, reader, "en").signIn("vera", desk);
        reader.click(".ask summary");
        reader.click(".ask textarea");
        reader.type("Promised by our shop.");
        browser.forgetCookies();
        reader.click(".ask form button");

        reader.until("sign-in", () -> reader.address().startsWith("/login?"));
        signInAs("vera");
        reader.until("desk", () -> reader.address().equals(desk));
        assertThat(reader.element(".ask textarea").getDomProperty("value")).isEqualTo("Promised by our shop.");
    }

    @Test
    void aPersonIsThereAfterSigningInAgainAndOnlyOnce() {
        new Visit(staffed, reader, "en").signIn("ana", "/operations/people");
        reader.click("main summary");
        reader.click("#login");
        reader.type("maria");
        reader.click("[name=roles][value=agent]");
        browser.forgetCookies();
        reader.click("main form button.main");

        reader.until("sign-in", () -> reader.address().startsWith("/login?"));
        signInAs("ana");
        reader.until("people", () -> reader.address().equals("/operations/people"));
        assertThat(reader.element("#login").getDomProperty("value")).isEqualTo("maria");
        assertThat(reader.element("[name=roles][value=agent]").isSelected()).isTrue();
        browser.open(staffed.uri("/operations/people"));
        assertThat(reader.elements(".typed")).isEmpty();
    }

    /** What a page asks for by itself must not lead away from what is being typed. */
    @Test
    void whatIsBeingTypedStaysWhenTheSessionEndsMeanwhile() {
        new Visit(staffed, reader, "en").signIn("ana", "/operations/people");
        reader.click("main summary");
        reader.click("#login");
        reader.type("maria");
        browser.forgetCookies();
        Interruptions.refresh("main h1");

        reader.sees("Your session has ended.");
        assertThat(reader.element("#login").getDomProperty("value")).isEqualTo("maria");
        assertThat(browser.traffic().troubles()).containsExactly("GET /today/fragment 401");
    }

    @Test
    void peopleAreAddedInvitedAndDisabledWithoutScripts() {
        browser.scripts(false);
        try {
            new Visit(staffed, reader, "en").signIn("ana", "/operations/people");
            reader.click("main summary");
            reader.click("#login");
            reader.type("nora");
            reader.click("[name=roles][value=read]");
            reader.click("main form button.main");
            reader.sees("Link for nora");
            String link = String.valueOf(reader.element("#address").getDomProperty("value"));
            reader.click("main a");
            reader.click("a[href$='" + PeopleStates.id(staffed, "nora") + "']");
            reader.click("form[action$='/disable'] button");
            reader.until("people", () -> reader.address().equals("/operations/people"));
            assertThat(reader.text()).contains("disabled");
            reader.click("a[href$='" + PeopleStates.id(staffed, "nora") + "']");
            reader.click("form[action$='/enable'] button");
            reader.until("people", () -> reader.address().equals("/operations/people"));
            reader.click(".menu summary");
            reader.click("form[action='/logout'] button");
            reader.until("sign-in", () -> reader.address().startsWith("/login"));

            browser.open(URI.create(link));
            assertThat(reader.text()).as("disabling ends the link").contains("This link cannot be used");
        } finally {
            browser.scripts(true);
            browser.traffic().forget();
        }
    }

    @Test
    void aProfileIsChangedWithoutScripts() {
        browser.scripts(false);
        try {
            new Visit(staffed, reader, "en").signIn("vera", "/profile");
            reader.click("[name=theme][value=dark]");
            reader.click("main form button.main");
            reader.until(
                    "dark page", () -> reader.elements("html[data-theme=dark]").size() == 1);
            reader.click("[name=theme][value=system]");
            reader.click("main form button.main");
            reader.until(
                    "page of the system",
                    () -> reader.elements("html[data-theme]").isEmpty());
        } finally {
            browser.scripts(true);
        }
    }

    private static void signInAs(String login) {
        reader.click("#login");
        reader.type(login);
        reader.click("#password");
        reader.type(PASSWORD + Keys.ENTER);
    }
}
