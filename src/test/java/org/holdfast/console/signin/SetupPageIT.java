package org.holdfast.console.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.holdfast.people.PeopleFixture.OPERATOR;
import static org.holdfast.people.PeopleFixture.PASSWORD;
import static org.holdfast.people.PeopleFixture.wanted;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.holdfast.Server;
import org.holdfast.access.Role;
import org.holdfast.console.ConsoleBrowser;
import org.holdfast.console.ConsoleBrowser.Page;
import org.holdfast.people.PeopleService;
import org.holdfast.people.Person;
import org.holdfast.people.signin.FirstAdmin;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The first run of a server that others can reach. */
class SetupPageIT {

    @TempDir
    private Path folder;

    private Server start(String... more) {
        String[] settings = new String[more.length + 2];
        System.arraycopy(more, 0, settings, 2, more.length);
        settings[0] = "--holdfast.demo=false";
        settings[1] = "--holdfast.access.setup-token-file=" + folder.resolve("setup-token");
        return Server.start(settings);
    }

    private static List<String> form(String token, String login, String password) {
        return List.of("token", token, "login", login, "name", "Ana Rusu", "password", password);
    }

    @Test
    void theFirstVisitorIsNoAdminButTheOneWithTheTokenIs() throws Exception {
        try (Server server = start("--server.forward-headers-strategy=native")) {
            ConsoleBrowser browser = new ConsoleBrowser(server);
            assertThat(browser.get("/").location()).isEqualTo("/setup");
            assertThat(browser.get("/login").location()).isEqualTo("/setup");
            assertThat(browser.get("/today/fragment", "HX-Request", "true").header("HX-Redirect"))
                    .isEqualTo("/setup");
            String token = Files.readString(folder.resolve("setup-token")).strip();
            assertThat(browser.get("/setup").text())
                    .contains("Add the first administrator", "autocomplete=\"new-password\"")
                    .doesNotContain(token);

            Page wrong = browser.post("/setup", form("x", "ana", PASSWORD));
            assertThat(wrong.status()).isEqualTo(400);
            assertThat(wrong.text())
                    .contains("not a valid setup token", "value=\"Ana Rusu\"")
                    .doesNotContain(PASSWORD);
            assertThat(browser.post("/setup", form(token, "a b", PASSWORD)).text())
                    .contains("The login must have");
            assertThat(browser.post("/setup", form(token, "ana", "short")).text())
                    .contains("at least 12 characters");
            assertThat(browser.postWithoutToken("/setup", form(token, "ana", PASSWORD))
                            .status())
                    .isEqualTo(403);
            assertThat(server.bean(FirstAdmin.class).isMissing()).isTrue();

            assertThat(browser.post("/setup", form(token, "ana", PASSWORD)).location())
                    .isEqualTo("/");
            assertThat(browser.get("/").text()).contains("Ana Rusu");
            Person ana = server.bean(PeopleService.class).getByLogin("ana");
            assertThat(ana.rights().isAdmin()).isTrue();
            ConsoleBrowser other = new ConsoleBrowser(server);
            assertThat(other.get("/setup").location()).isEqualTo("/login");
            other.get("/login");
            assertThat(other.post("/setup", form(token, "eve", PASSWORD)).text())
                    .contains("not a valid setup token");
            assertThat(server.bean(PeopleService.class).all()).hasSize(1);
        }
    }

    @Test
    void onTheOwnMachineNoSignInIsNeededUntilAPersonIsAdded() {
        try (Server server = start()) {
            ConsoleBrowser browser = new ConsoleBrowser(server);
            assertThat(browser.get("/").status()).isEqualTo(200);
            assertThat(browser.get("/", "X-Forwarded-For", "203.0.113.7").location())
                    .isEqualTo("/setup");

            server.bean(PeopleService.class).add(wanted("ana", Role.ADMIN), OPERATOR);
            assertThat(browser.get("/").location()).isEqualTo("/login");
            assertThat(server.get("/v1/rule-book").status())
                    .as("calls stay as they are")
                    .isEqualTo(200);
        }
        try (Server server = start("--holdfast.access.local-console=on")) {
            server.bean(PeopleService.class).add(wanted("ana", Role.ADMIN), OPERATOR);
            ConsoleBrowser browser = new ConsoleBrowser(server);
            assertThat(browser.get("/").status()).isEqualTo(200);
            assertThat(browser.get("/", "X-Forwarded-For", "203.0.113.7").location())
                    .isEqualTo("/login");
        }
    }
}
