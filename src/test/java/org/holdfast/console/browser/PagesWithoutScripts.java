package org.holdfast.console.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.holdfast.console.browser.ConsoleInBrowserIT.browser;
import static org.holdfast.console.browser.ConsoleInBrowserIT.reader;
import static org.holdfast.console.browser.ConsoleInBrowserIT.site;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;

/** Pages are made by the server, so that they work where scripts are blocked or did not arrive. */
abstract class PagesWithoutScripts {

    @BeforeEach
    void withoutScripts() {
        browser.scripts(false);
    }

    @AfterEach
    void withScripts() {
        browser.scripts(true);
    }

    @Test
    void todayShowsWhatItShowsOtherwise() {
        browser.open(site.uri("/"));

        assertThat(reader.heading()).isEqualTo("Today");
        assertThat(reader.text()).contains("What needs attention", "Budgets", "Rule book", "Decided lately");
        // Nothing is offered that needs scripts.
        reader.click(".menu summary");
        assertThat(reader.element(".menu .sheet").getText()).contains("Română").doesNotContain("Keyboard shortcuts");
        reader.tabTo("a[hreflang=ro]");
        reader.type(Keys.ENTER);
        reader.sees("Astăzi");
    }
}
