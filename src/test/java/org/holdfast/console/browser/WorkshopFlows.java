package org.holdfast.console.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.holdfast.console.browser.ConsoleInBrowserIT.browser;
import static org.holdfast.console.browser.ConsoleInBrowserIT.reader;
import static org.holdfast.console.browser.ConsoleInBrowserIT.site;

import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;

/** A marketer changes a number: typed, saved by itself, checked, completed, corrected. */
abstract class WorkshopFlows {

    private static final String RULE = "/rules/Warn%20about%20a%20late%20delivery";

    private static void edit() {
        browser.open(site.uri(RULE));
        reader.click("form[action$='/edit'] button");
        reader.element(".cm-content");
        reader.focuses(".cm-content");
    }

    private static String typed() {
        return reader.element(".cm-content").getText();
    }

    @Test
    void theFirstNumberIsSelectedAndWhatIsTypedIsSavedAndChecked() {
        edit();
        reader.type("3");
        assertThat(typed()).contains("at least 3 day");
        reader.sees("Saved ");
        reader.sees("The whole rule book has no problems");
        assertThat(reader.leftBehind()).isEmpty();
        assertThat(reader.barriers()).isEmpty();

        browser.reload();
        reader.element(".cm-content");
        assertThat(typed()).contains("at least 3 day");

        reader.type(Keys.BACK_SPACE);
        reader.type("two");
        reader.sees("Line 7");
        reader.element("#problems button:not(.link)").click();
        reader.sees("No problems in this file.");
        assertThat(typed()).contains("at least 2 day");
        reader.sees("Saved ");
    }

    @Test
    void completionOffersWhatCanBeSaidAndTabLeavesTheField() {
        edit();
        reader.type(Keys.END + "\n- that is");
        assertThat(reader.element(".cm-tooltip-autocomplete").getText()).contains("that is");
        assertThat(reader.barriers()).isEmpty();
        reader.type(Keys.ESCAPE);
        reader.type(" ");
        reader.until(
                "no list", () -> reader.elements(".cm-tooltip-autocomplete").isEmpty());
        reader.press(Keys.CONTROL, " ");
        assertThat(reader.element(".cm-tooltip-autocomplete").getText()).contains("that is late");
        reader.type(Keys.ESCAPE);
        reader.press(Keys.CONTROL, "z");
        assertThat(reader.tabTo("form.paper button.main")).isLessThan(4);
        reader.sees("Saved ");
    }

    @Test
    void thePlainTextFieldDoesTheSame() {
        edit();
        reader.click("#plain");
        reader.focuses("#text");
        assertThat(reader.elements(".cm-content")).isEmpty();
        reader.press(Keys.CONTROL, Keys.END);
        reader.type("# A note.");
        reader.sees("Saved ");
        assertThat(reader.barriers()).isEmpty();
        browser.width(Browser.NARROW);
        assertThat(reader.overflowing()).isEmpty();
        reader.click("#plain");
        assertThat(typed()).contains("# A note.");
    }

    @Test
    void whatIsTypedWhileTheServerIsAwayIsSavedWhenItIsBack() {
        edit();
        reader.press(Keys.CONTROL, Keys.END);
        site.restart(() -> {
            reader.type("# Typed while nobody was there.");
            reader.sees("The server does not answer.");
            assertThat(reader.leftBehind()).anyMatch(each -> each.startsWith("holdfast.draft"));
            browser.traffic().forget();
        });
        reader.sees("Saved ");
        browser.reload();
        reader.element(".cm-content");
        assertThat(typed()).contains("# Typed while nobody was there.");
        browser.traffic().forget();
    }
}
