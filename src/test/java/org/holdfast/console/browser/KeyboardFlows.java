package org.holdfast.console.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.holdfast.console.browser.ConsoleInBrowserIT.browser;
import static org.holdfast.console.browser.ConsoleInBrowserIT.reader;
import static org.holdfast.console.browser.ConsoleInBrowserIT.site;

import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;

/** The frame of the pages without a mouse. */
abstract class KeyboardFlows {

    @Test
    void theFirstStopSkipsWhatIsTheSameOnAllPages() {
        browser.open(site.uri("/"));

        assertThat(reader.tabTo(".skip")).isEqualTo(1);
        assertThat(reader.element(".skip").isDisplayed()).isTrue();
        reader.type(Keys.ENTER);

        reader.focuses("main");
    }

    @Test
    void keysLeadToTheSearchAndBackToToday() {
        browser.open(site.uri("/"));

        reader.type("/");
        reader.focuses("#find");
        // Letters that are typed are no keys.
        reader.type("g t?");
        assertThat(reader.element("#find").getDomProperty("value")).isEqualTo("g t?");

        browser.open(site.uri("/language/xx"));
        reader.type("gt");
        reader.until("Today", () -> reader.address().equals("/"));
        assertThat(browser.traffic().troubles()).containsExactly("GET /language/xx 400");
    }

    @Test
    void theListOfKeysOpensAndGivesTheFocusBack() {
        browser.open(site.uri("/"));
        reader.tabTo(".side a");

        reader.type("?");
        assertThat(reader.element("#keys").getText()).contains("/", "g t", "Today");
        reader.type("g");
        reader.type(Keys.ESCAPE);

        reader.until("closed dialog", () -> reader.elements("dialog[open]").isEmpty());
        assertThat(reader.hasFocus(".side a")).isTrue();
    }

    @Test
    void theLanguageIsChosenByKeyboard() {
        browser.open(site.uri("/?from=mail"));

        reader.tabTo(".menu summary");
        reader.type(Keys.ENTER);
        reader.tabTo("a[hreflang=ru]");
        reader.type(Keys.ESCAPE);
        reader.until("closed menu", () -> reader.elements(".menu[open]").isEmpty());
        assertThat(reader.hasFocus(".menu summary")).isTrue();

        reader.type(Keys.ENTER);
        reader.tabTo("a[hreflang=ru]");
        reader.type(Keys.ENTER);

        reader.until("Russian", () -> reader.language().equals("ru"));
        assertThat(reader.heading()).isEqualTo("Сегодня");
        assertThat(reader.address()).isEqualTo("/?from=mail");
    }
}
