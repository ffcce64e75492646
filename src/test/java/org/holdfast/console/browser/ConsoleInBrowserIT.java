package org.holdfast.console.browser;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Everything that needs a real browser, with one server and one browser, because their start is what costs. After each
 * test nothing may have been lost on the way, and no page may have tried what its policy forbids.
 */
@ExtendWith(WhereChromiumIs.class)
class ConsoleInBrowserIT {

    static Site site;
    static Browser browser;
    static Reader reader;

    @BeforeAll
    static void start() {
        site = new Site("--holdfast.demo-past=false", "--holdfast.desk.undo=10m");
        browser = new Browser();
        reader = Reader.quick(browser);
    }

    @AfterAll
    static void stop() {
        if (browser != null) {
            browser.close();
        }
        if (site != null) {
            site.close();
        }
    }

    @BeforeEach
    void fresh() {
        browser.reset();
    }

    @AfterEach
    void nothingWentWrong() {
        assertThat(browser.traffic().troubles()).isEmpty();
    }

    @Nested
    class Everywhere extends EveryScreen {}

    @Nested
    class ByKeyboard extends KeyboardFlows {}

    @Nested
    class Tables extends TableFlows {}

    @Nested
    class Calls extends CallFlows {}

    @Nested
    class WithoutScripts extends PagesWithoutScripts {}

    @Nested
    class SigningIn extends SignInFlows {}

    @Nested
    class Interrupted extends Interruptions {}

    @Nested
    class Workshop extends WorkshopFlows {}

    @Nested
    class Changing extends ChangeFlows {}
}
