package org.holdfast.console.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.holdfast.console.browser.ConsoleInBrowserIT.browser;
import static org.holdfast.console.browser.ConsoleInBrowserIT.reader;
import static org.holdfast.console.browser.ConsoleInBrowserIT.site;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.JavascriptExecutor;

/** What must hold on every page in every state. */
abstract class EveryScreen {

    static List<Screen> screens() {
        return Screen.all();
    }

    @TestFactory
    Stream<DynamicTest> everyReaderCanUseThePage() {
        return mustHold(site, screens());
    }

    /** In one window, because opening one costs more than opening most pages. */
    static Stream<DynamicTest> mustHold(Site site, List<Screen> screens) {
        Axe.onEveryPage(browser);
        return screens.stream().map(screen -> dynamicTest(screen.name(), () -> mustHold(site, screen)));
    }

    private static void mustHold(Site site, Screen screen) {
        browser.traffic().forget();
        browser.width(Browser.WIDE);
        browser.theme("light");
        screen.show(site, reader, "en");

        assertThat(reader.title()).endsWith(" · Holdfast");
        assertThat(reader.elements("h1")).hasSize(1);
        assertThat(reader.heading()).isNotBlank();
        assertThat(reader.language()).isEqualTo("en");
        assertThat(reader.barriers()).as("light").isEmpty();
        browser.theme("dark");
        assertThat(reader.barriersOfTheme()).as("dark").isEmpty();
        browser.width(Browser.NARROW);
        assertThat(reader.overflowing()).as("at 320 pixels").isEmpty();
        assertThat(reader.barriersOfWidth()).as("at 320 pixels").isEmpty();
        // Where the cursor was, and which editor is preferred, say nothing about a customer.
        assertThat(reader.leftBehind()).allMatch(each -> each.matches("holdfast\\.(plain|cursor .*)"));
        expectOnly(screen);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ru", "ro"})
    void everyLanguageFitsEveryPage(String language) {
        mustFit(site, screens(), language);
    }

    static void mustFit(Site site, List<Screen> screens, String language) {
        browser.width(Browser.NARROW);
        for (Screen screen : screens) {
            screen.show(site, reader, language);

            assertThat(reader.language()).as(screen.name()).isEqualTo(language);
            assertThat(reader.overflowing()).as(screen.name()).isEmpty();
            expectOnly(screen);
        }
    }

    /** The tests here would be worth nothing if they could not fail. */
    @Test
    void whatIsWrongIsNoticed() {
        browser.open(site.uri("/"));
        assertThat(reader.barriers()).isEmpty();
        JavascriptExecutor page = browser.driver();
        page.executeScript("""
                document.querySelector('h1').innerHTML = '<img src="/nothing.png"><span>pale</span>';
                document.querySelector('h1 span').style.color = '#eee';
                document.querySelector('h1').style.width = '2000px';
                document.body.append(Object.assign(document.createElement('script'), {textContent: '1'}));
                localStorage.setItem('customer', 'C-1001');
                """);

        assertThat(reader.barriers()).anyMatch(each -> each.startsWith("image-alt"));
        assertThat(reader.barriers()).anyMatch(each -> each.startsWith("color-contrast"));
        assertThat(reader.barriers(Axe.Kind.COLOURS)).isNotEmpty().allMatch(each -> each.startsWith("color-contrast"));
        assertThat(reader.barriers(Axe.Kind.LAYOUT))
                .anyMatch(each -> each.startsWith("image-alt"))
                .noneMatch(each -> each.startsWith("color-contrast"));
        assertThat(reader.overflowing()).isNotEmpty();
        assertThat(reader.leftBehind()).containsExactly("customer");
        page.executeScript("localStorage.clear()");
        assertThat(browser.traffic().troubles())
                .anyMatch(each -> each.contains("policy violated: script-src"))
                .anyMatch(each -> each.equals("GET /nothing.png 404"));
    }

    private static void expectOnly(Screen screen) {
        List<String> troubles = browser.traffic().troubles();
        if (screen.status() < 400) {
            assertThat(troubles).as(screen.name()).isEmpty();
        } else {
            assertThat(troubles).as(screen.name()).hasSize(1).first().asString().endsWith(" " + screen.status());
        }
    }
}
