package org.holdfast.console.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.holdfast.console.browser.ConsoleInBrowserIT.browser;
import static org.holdfast.console.browser.ConsoleInBrowserIT.reader;
import static org.holdfast.console.browser.ConsoleInBrowserIT.site;

import org.junit.jupiter.api.Test;
import org.openqa.selenium.JavascriptExecutor;

/** What comes in between: the button Back, another window, a server that restarts. */
abstract class Interruptions {

    /** Asks for the part of Today that refreshes itself, without waiting for its next turn. */
    static void refresh() {
        refresh("[hx-get=\"/today/fragment\"]");
    }

    /** Asks for the same in place of any part of a page. */
    static void refresh(String target) {
        JavascriptExecutor page = browser.driver();
        page.executeScript("htmx.ajax('GET', '/today/fragment', {target: arguments[0]}).catch(() => {})", target);
    }

    @Test
    void backShowsAWholePage() {
        browser.open(site.uri("/"));
        refresh();
        reader.until(
                "answer",
                () -> browser.traffic().requests().stream()
                        .anyMatch(each -> each.uri().getPath().equals("/today/fragment") && each.status() == 200));
        browser.open(site.uri("/?again"));

        browser.back();

        assertThat(reader.heading()).isEqualTo("Today");
        assertThat(reader.elements("header.bar")).hasSize(1);
        assertThat(reader.elements("h1")).hasSize(1);
    }

    @Test
    void anOpenPageGoesOnAfterARestart() {
        browser.open(site.uri("/"));
        site.restart(() -> {
            refresh();
            reader.until("word about it", () -> reader.text().contains("The server does not answer."));
            assertThat(reader.text()).contains("Budgets");
            assertThat(browser.traffic().troubles()).allMatch(each -> each.startsWith("GET /today/fragment net::ERR_"));
        });

        refresh();
        reader.until(
                "answer",
                () -> browser.traffic().requests().stream()
                        .anyMatch(each -> each.uri().getPath().equals("/today/fragment") && each.status() == 200));
        assertThat(reader.elements("header.bar")).hasSize(1);
        assertThat(reader.elements("#said").get(0).getText()).isBlank();
    }

    @Test
    void whatWasTypedIsSentAfterARestart() {
        AgentCall call = new AgentCall(site, "+373 69 100 009");
        call.prepare();
        browser.open(site.uri("/desk/" + call.customer()));
        reader.click("#note-1");
        reader.type("Glad that we called.");
        site.restart(() -> {});

        assertThat(reader.element("#note-1").getDomProperty("value")).isEqualTo("Glad that we called.");
        reader.click("#act button[value=accepted]");
        reader.sees("Noted");
    }
}
