package org.holdfast.console.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.holdfast.console.browser.ConsoleInBrowserIT.browser;
import static org.holdfast.console.browser.ConsoleInBrowserIT.reader;
import static org.holdfast.console.browser.ConsoleInBrowserIT.site;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;

/** A marketer changes a table as in a spreadsheet: keys, paste, undo, and a file that comes back. */
abstract class TableFlows {

    private static final String RULE = "/rules/Delay%20credit%20for%20a%20small%20order";
    private static final String PASTE = """
            const data = new DataTransfer();
            data.setData('text/plain', arguments[0]);
            document.activeElement.dispatchEvent(
                new ClipboardEvent('paste', {clipboardData: data, bubbles: true, cancelable: true}));
            """;

    private static void edit() {
        browser.open(site.uri(RULE));
        reader.click("form[action$='/edit'] button");
        reader.element("#r0c0");
    }

    private static String cell(String name) {
        return String.valueOf(browser.driver().findElement(By.id(name)).getDomProperty("value"));
    }

    @Test
    void keysGoFromCellToCellAndTakeBackWhatWasTyped() {
        edit();
        String days = cell("r0c2");
        reader.click("#r0c2");
        reader.type("7" + Keys.ENTER);
        reader.focuses("#r1c2");
        reader.type(Keys.ARROW_RIGHT);
        reader.focuses("#r1c3");
        reader.type(Keys.ARROW_DOWN);
        reader.type(Keys.ARROW_LEFT);
        reader.focuses("#r2c2");
        reader.type("8" + Keys.TAB);
        reader.focuses("#r2c3");
        reader.press(Keys.SHIFT, Keys.TAB);
        reader.type(Keys.F2 + "5" + Keys.ENTER);
        assertThat(cell("r2c2")).isEqualTo("85");
        reader.sees("Not saved yet");

        reader.press(Keys.CONTROL, "z");
        assertThat(cell("r2c2")).isEqualTo("8");
        reader.press(Keys.CONTROL, "z");
        assertThat(cell("r2c2")).isEqualTo(days);
        reader.press(Keys.CONTROL, "y");
        assertThat(cell("r2c2")).isEqualTo("8");
        reader.type("soon" + Keys.ESCAPE);
        assertThat(cell("r2c2")).isEqualTo("8");

        reader.press(Keys.CONTROL, "s");
        reader.sees("Saved in the draft.");
        assertThat(cell("r0c2") + " " + cell("r2c2")).isEqualTo("7 8");
        assertThat(reader.barriers()).isEmpty();
        browser.theme("dark");
        assertThat(reader.barriers()).isEmpty();
        browser.width(Browser.NARROW);
        assertThat(reader.barriers()).isEmpty();
        for (String language : new String[] {"en", "ru", "ro"}) {
            browser.language(site, language);
            browser.reload();
            reader.element("#r0c0");
            assertThat(reader.language()).isEqualTo(language);
            assertThat(reader.overflowing()).isEmpty();
        }
    }

    @Test
    void aBlockIsPastedAndTakenBackAndAddsRows() {
        edit();
        reader.click("#r0c5");
        String worth = cell("r0c5");
        browser.driver().executeScript(PASTE, "\"0, 10\"\t3\r\n\"10, 1000\"\t4\r\n");
        assertThat(cell("r0c5") + " " + cell("r0c6") + " " + cell("r1c5") + " " + cell("r1c6"))
                .isEqualTo("0, 10 3 10, 1000 4");
        reader.press(Keys.CONTROL, "z");
        assertThat(cell("r0c5")).isEqualTo(worth);

        browser.driver().executeScript(PASTE, "1\t2\t3\n");
        reader.sees("more columns than there are");
        assertThat(cell("r0c5")).isEqualTo(worth);

        int rows = reader.elements("[name=row]").size();
        reader.click("#r" + (rows - 1) + "c0");
        browser.driver().executeScript(PASTE, "First\tyes\nSecond\tyes\n");
        reader.element("#r" + rows + "c0");
        reader.sees("Saved in the draft.");
        assertThat(cell("r" + (rows - 1) + "c0") + " " + cell("r" + rows + "c0"))
                .isEqualTo("First Second");

        reader.click("#act-delete");
        reader.until("fewer rows", () -> reader.elements("[name=row]").size() == rows);
    }

    @Test
    void aFileIsUploadedAndShownBeforeItIsSaved(@TempDir Path folder) throws Exception {
        edit();
        Path file = folder.resolve("table.csv");
        String table = Files.readString(Path.of("rules/areas/delivery/credit-late-delivery.csv"));
        Files.writeString(file, table.replace(",14,", ",21,"));
        browser.driver().findElement(By.id("file")).sendKeys(file.toString());
        reader.click("#upload button");
        reader.sees("What the uploaded table changes");
        assertThat(reader.element("ins").getText()).isNotEmpty();
        assertThat(reader.barriers()).isEmpty();
        reader.click("main button.main");
        reader.sees("Saved in the draft.");
        assertThat(cell("r0c3")).isEqualTo("21");
    }
}
