package org.holdfast.console.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.holdfast.console.browser.ConsoleInBrowserIT.browser;
import static org.holdfast.console.browser.ConsoleInBrowserIT.reader;
import static org.holdfast.people.PeopleFixture.PASSWORD;
import static org.holdfast.people.PeopleFixture.wanted;

import java.util.List;
import org.holdfast.access.Role;
import org.holdfast.console.ConsoleBrowser;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.openqa.selenium.Keys;

/** Signing in, on a server to which people were added. */
abstract class SignInFlows {

    private static Site staffed;

    @BeforeAll
    static void addPeople() {
        staffed = new Site("--holdfast.demo=false");
        ConsoleBrowser.add(staffed.server(), wanted("ana", Role.ADMIN));
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
        return Screen.ofStrangers();
    }

    @ParameterizedTest
    @MethodSource("screens")
    void everyReaderCanUseThePage(Screen screen) {
        EveryScreen.mustHold(staffed, screen);
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
}
