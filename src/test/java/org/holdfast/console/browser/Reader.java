package org.holdfast.console.browser;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;
import org.openqa.selenium.By;
import org.openqa.selenium.JavascriptExecutor;
import org.openqa.selenium.Keys;
import org.openqa.selenium.NoSuchElementException;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebDriver;
import org.openqa.selenium.WebDriverException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.interactions.Actions;

/**
 * A person before the browser: with a keyboard first, with a mouse if need be. Between acts the person waits for what
 * appears on the page. A test has no other pauses; a benchmark has those of a human.
 */
public final class Reader {

    /** Longer than a page takes on a busy machine. */
    private static final Duration ENDLESS = Duration.ofMinutes(1);

    private static final Duration GLANCE = Duration.ofMillis(25);
    private static final int MOST_STOPS = 150;
    private static final String OVERFLOW = """
            const width = document.documentElement.clientWidth;
            if (document.documentElement.scrollWidth <= width) return [];
            return [...document.querySelectorAll('body *')].filter(e => e.getBoundingClientRect().right > width + 0.5)
              .map(e => e.tagName + '.' + e.className + ' ' + e.textContent.trim().slice(0, 40));
            """;
    private static final String WHERE = """
            const e = document.activeElement;
            return e.tagName.toLowerCase() + (e.id ? '#' + e.id : '') + ' ' +
              (e.innerText || e.getAttribute('aria-label') || e.name || '').trim().slice(0, 40);
            """;

    private static final boolean EVERYTHING = "any".equals(System.getProperty("console.barriers"));

    private final Browser browser;
    private final WebDriver driver;
    private final JavascriptExecutor scripts;
    private final Duration perKey;
    private final Duration perDecision;
    private final Colours colours = new Colours();

    private Reader(Browser browser, Duration perKey, Duration perDecision) {
        this.browser = browser;
        this.driver = browser.driver();
        this.scripts = browser.driver();
        this.perKey = perKey;
        this.perDecision = perDecision;
    }

    /** A reader who never hesitates. */
    public static Reader quick(Browser browser) {
        return new Reader(browser, Duration.ZERO, Duration.ZERO);
    }

    /** A reader who types and decides as people do. */
    public static Reader human(Browser browser, Duration perKey, Duration perDecision) {
        return new Reader(browser, perKey, perDecision);
    }

    /** Types into whatever has the focus. Keys without a letter are those of {@link org.openqa.selenium.Keys}. */
    public void type(CharSequence keys) {
        if (perKey.isZero()) {
            new Actions(driver).sendKeys(keys).perform();
            return;
        }
        keys.chars()
                .forEach(key -> new Actions(driver)
                        .pause(perKey)
                        .sendKeys(String.valueOf((char) key))
                        .perform());
    }

    /** Presses a key while another one, such as Ctrl, is held down. */
    public void press(Keys held, CharSequence key) {
        new Actions(driver).keyDown(held).sendKeys(key).keyUp(held).perform();
    }

    /** Thinks about what to do next. */
    public void decide() {
        if (!perDecision.isZero()) {
            new Actions(driver).pause(perDecision).perform();
        }
    }

    /** Presses Tab until an element has the focus, and returns how often. */
    public int tabTo(String selector) {
        List<String> passed = new ArrayList<>();
        for (int stops = 1; stops <= MOST_STOPS; stops++) {
            type(Keys.TAB);
            if (hasFocus(selector)) {
                return stops;
            }
            passed.add(focus());
        }
        throw new AssertionError("Tab does not lead to " + selector + "; it led to " + passed);
    }

    public boolean hasFocus(String selector) {
        return Boolean.TRUE.equals(
                scripts.executeScript("return document.activeElement.matches(arguments[0])", selector));
    }

    /** Returns what has the focus, in words for messages. */
    public String focus() {
        return String.valueOf(scripts.executeScript(WHERE));
    }

    /** Clicks an element as soon as it is visible; the page may replace it until then. */
    public void click(String selector) {
        until(selector, () -> {
            WebElement element = driver.findElement(By.cssSelector(selector));
            if (element.isDisplayed()) {
                element.click();
                return true;
            }
            return false;
        });
    }

    /** Waits until an element is visible, and returns it. */
    public WebElement element(String selector) {
        until(selector, () -> driver.findElement(By.cssSelector(selector)).isDisplayed());
        return driver.findElement(By.cssSelector(selector));
    }

    public List<WebElement> elements(String selector) {
        return driver.findElements(By.cssSelector(selector));
    }

    /** Waits until the page shows a text. */
    public void sees(String text) {
        until("\"" + text + "\"", () -> text().contains(text));
    }

    /** Waits until an element has the focus. */
    public void focuses(String selector) {
        until("focus on " + selector, () -> hasFocus(selector));
    }

    /** Waits until a condition about the page holds. */
    public void until(String what, BooleanSupplier holds) {
        try {
            Awaitility.await()
                    .atMost(ENDLESS)
                    .pollDelay(Duration.ZERO)
                    .pollInterval(GLANCE)
                    .pollInSameThread()
                    .ignoreExceptionsMatching(Reader::isReplaced)
                    .until(holds::getAsBoolean);
        } catch (ConditionTimeoutException e) {
            throw new AssertionError("No " + what + " on " + driver.getCurrentUrl() + ":\n" + text(), e);
        }
    }

    /** Returns whether the page replaced what was looked at; the driver has more than one way to say so. */
    private static boolean isReplaced(Throwable failure) {
        return failure instanceof NoSuchElementException
                || failure instanceof StaleElementReferenceException
                || failure instanceof WebDriverException
                        && String.valueOf(failure.getMessage()).contains("does not belong to the document");
    }

    /** Returns the visible text of the page. */
    public String text() {
        return driver.findElement(By.tagName("body")).getText();
    }

    public String heading() {
        return driver.findElement(By.tagName("h1")).getText();
    }

    public String title() {
        return driver.getTitle();
    }

    public String language() {
        return String.valueOf(driver.findElement(By.tagName("html")).getDomAttribute("lang"));
    }

    /** Returns the path and the query of the page. */
    public String address() {
        return driver.getCurrentUrl().replaceFirst("^https?://[^/]+", "");
    }

    /** Returns the elements that are too wide for the window. */
    public List<String> overflowing() {
        return strings(OVERFLOW);
    }

    /**
     * Returns what keeps people with disabilities from using the page. Colours that were seen before are looked at
     * again only if {@code -Dconsole.barriers=any} asks for everything.
     */
    public List<String> barriers() {
        if (EVERYTHING) {
            return barriers(Axe.Kind.ANY);
        }
        List<String> all = new ArrayList<>(barriers(Axe.Kind.LAYOUT));
        all.addAll(colours.barriers(this));
        return all;
    }

    /** Returns what another theme brought. */
    List<String> barriersOfTheme() {
        return EVERYTHING ? barriers(Axe.Kind.ANY) : colours.barriers(this);
    }

    /** Returns what another width brought. */
    List<String> barriersOfWidth() {
        return barriers(EVERYTHING ? Axe.Kind.ANY : Axe.Kind.LAYOUT);
    }

    List<String> barriers(Axe.Kind kind) {
        return Axe.violations(scripts, kind);
    }

    /** Returns what the page left in the browser for the next person who sits before it. */
    public List<String> leftBehind() {
        return strings("return [...Object.keys(localStorage), ...Object.keys(sessionStorage)]");
    }

    public Browser browser() {
        return browser;
    }

    List<String> strings(String script) {
        return ((List<?>) scripts.executeScript(script))
                .stream().map(String::valueOf).toList();
    }
}
