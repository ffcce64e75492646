package org.holdfast.console.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.holdfast.people.PeopleFixture.OPERATOR;
import static org.holdfast.people.PeopleFixture.PASSWORD;
import static org.holdfast.people.PeopleFixture.wanted;

import java.util.List;
import org.holdfast.Server;
import org.holdfast.access.ApiKeyService;
import org.holdfast.access.Role;
import org.holdfast.console.ConsoleBrowser;
import org.holdfast.people.PeopleService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The people of the demo exist for the local operator only, until the first real person is added. */
class DemoPeopleIT {

    private static final String MENU = "Look at the demo as";

    private static Server demo(String... settings) {
        String[] all = new String[settings.length + 1];
        all[0] = "--holdfast.demo.past=false";
        System.arraycopy(settings, 0, all, 1, settings.length);
        return Server.start(all);
    }

    private static List<String> as(String person) {
        return List.of("person", person);
    }

    @Test
    void theOperatorLooksAsEachOfThemAndTheyAreNoAccounts() throws Exception {
        try (Server server = demo()) {
            ConsoleBrowser browser = new ConsoleBrowser(server);
            assertThat(browser.get("/").text()).contains(MENU, "Vera Munteanu, agent", "Budgets");

            assertThat(browser.post("/demo-person", as("vera")).location()).isEqualTo("/");
            assertThat(browser.get("/").text())
                    .contains("<span>Vera Munteanu</span>", "href=\"/desk\"")
                    .doesNotContain("id=\"budgets\"");
            browser.post("/demo-person", as("paul"));
            assertThat(browser.get("/").text()).contains("id=\"budgets\"").doesNotContain("href=\"/desk\"");
            assertThat(browser.get("/desk").status()).isEqualTo(403);
            assertThat(browser.get("/desk").text())
                    .contains("This needs the role agent; you have read. Ask an administrator for it.");
            assertThat(browser.post("/demo-person", as("eve")).status()).isEqualTo(404);
            assertThat(browser.postWithoutToken("/demo-person", as("vera")).status())
                    .isEqualTo(403);
            browser.post("/demo-person", as(""));
            assertThat(browser.get("/").text()).contains("You are the local operator");

            assertThat(server.bean(PeopleService.class).all()).isEmpty();
            assertThat(server.bean(PeopleService.class).isAnyoneAdded()).isFalse();
            assertThat(server.bean(ApiKeyService.class).all()).isEmpty();
            assertThat(browser.post("/login", List.of("login", "vera", "password", PASSWORD))
                            .location())
                    .isNotEqualTo("/");
            assertThat(browser.get("/", "X-Forwarded-For", "203.0.113.7").text())
                    .doesNotContain(MENU);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"auto", "on"})
    void theFirstRealPersonEndsThemForGood(String localConsole) throws Exception {
        try (Server server = demo("--holdfast.access.local-console=" + localConsole)) {
            ConsoleBrowser browser = new ConsoleBrowser(server);
            browser.get("/");
            browser.post("/demo-person", as("vera"));
            PeopleService people = server.bean(PeopleService.class);

            people.add(wanted("ana", Role.ADMIN), OPERATOR);

            assertThat(browser.get("/").text()).doesNotContain(MENU, "Vera Munteanu");
            assertThat(browser.post("/demo-person", as("sergiu")).status()).isNotEqualTo(200);
            assertThat(browser.get("/").text()).doesNotContain(MENU, "Sergiu");
        }
    }

    @Test
    void withoutTheDemoThereAreNone() throws Exception {
        try (Server server = Server.start("--holdfast.demo=false")) {
            ConsoleBrowser browser = new ConsoleBrowser(server);

            assertThat(browser.get("/").text()).doesNotContain(MENU);
            assertThat(browser.post("/demo-person", as("vera")).status()).isNotEqualTo(302);
            assertThat(browser.get("/").text()).doesNotContain("Vera");
        }
    }
}
