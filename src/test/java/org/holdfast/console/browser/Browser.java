package org.holdfast.console.browser;

import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.logging.Level;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.WindowType;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

/** Chromium without a screen. It looks up no host but this one. */
public final class Browser implements AutoCloseable {

    /** Width of a usual screen. */
    public static final int WIDE = 1280;

    /** Width of a small telephone, at which nothing may need to be scrolled sideways (WCAG 1.4.10). */
    public static final int NARROW = 320;

    private static final int HEIGHT = 900;
    private static final List<String> ARGUMENTS = List.of(
            "--headless=new",
            "--no-sandbox",
            "--disable-dev-shm-usage",
            "--disable-gpu",
            "--no-first-run",
            "--disable-extensions",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--lang=en",
            "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1");

    /** Reports in the log of the browser what a page tried against its policy, even if the page is left at once. */
    private static final String WATCH_POLICY = "document.addEventListener('securitypolicyviolation', e => "
            + "console.error('policy violated: ' + e.violatedDirective + ' by ' + (e.blockedURI || e.sourceFile)))";

    private final ChromeDriver driver;
    private final Traffic traffic;

    public Browser() {
        Programs programs = Programs.find();
        ChromeOptions options = new ChromeOptions();
        options.setBinary(programs.chromium().toFile());
        options.addArguments(ARGUMENTS);
        LoggingPreferences logs = new LoggingPreferences();
        logs.enable(LogType.BROWSER, Level.ALL);
        logs.enable(LogType.PERFORMANCE, Level.ALL);
        options.setCapability(ChromeOptions.LOGGING_PREFS, logs);
        ChromeDriverService service = new ChromeDriverService.Builder()
                .usingDriverExecutable(programs.driver().toFile())
                .usingAnyFreePort()
                .build();
        this.driver = new ChromeDriver(service, options);
        this.traffic = new Traffic(driver);
        reset();
    }

    /** Makes the browser as it was when it started: one empty window, no cookies, a wide light screen. */
    public void reset() {
        List<String> windows = List.copyOf(driver.getWindowHandles());
        String first = driver.switchTo().newWindow(WindowType.TAB).getWindowHandle();
        for (String window : windows) {
            driver.switchTo().window(window).close();
        }
        driver.switchTo().window(first);
        forgetVisits();
        prepareWindow();
        traffic.forget();
    }

    private void prepareWindow() {
        onEveryPage(WATCH_POLICY);
        width(WIDE);
        theme("light");
    }

    /** Forgets cookies and what pages have stored, and sends no further headers. */
    void forgetVisits() {
        forgetCookies();
        command("Storage.clearDataForOrigin", Map.of("origin", "*", "storageTypes", "local_storage"));
        headers(Map.of());
    }

    /** Runs a script in the window before those of each page that is opened from now on. */
    void onEveryPage(String script) {
        command("Page.addScriptToEvaluateOnNewDocument", Map.of("source", script));
    }

    /** Opens another window, which shares its cookies with the first one, and turns to it. */
    public String newWindow() {
        String handle = driver.switchTo().newWindow(WindowType.TAB).getWindowHandle();
        prepareWindow();
        return handle;
    }

    /** Turns to a window. */
    public void window(String handle) {
        driver.switchTo().window(handle);
    }

    public String window() {
        return driver.getWindowHandle();
    }

    public void open(URI page) {
        driver.get(page.toString());
    }

    /** Leaves the page, which may still have asked for something with cookies that are about to be forgotten. */
    void leave() {
        driver.get("about:blank");
        traffic.forget();
    }

    /** Chooses the language of the pages, as the menu does. */
    public void language(Site site, String language) {
        setCookie(site, "language", language);
    }

    void setCookie(Site site, String name, String value) {
        String url = site.uri("/").toString();
        command("Network.setCookie", Map.of("name", name, "value", value, "url", url));
    }

    /** Returns the value of a cookie that is sent to the open page. */
    String cookie(String name) {
        return Objects.requireNonNull(driver.manage().getCookieNamed(name), name)
                .getValue();
    }

    public void back() {
        driver.navigate().back();
    }

    public void reload() {
        driver.navigate().refresh();
    }

    public void width(int pixels) {
        command(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", pixels, "height", HEIGHT, "deviceScaleFactor", 1, "mobile", false));
    }

    /**
     * Sets what the system prefers, {@code light} or {@code dark}, and no motion, so that nothing is clicked in flight.
     */
    public void theme(String theme) {
        command(
                "Emulation.setEmulatedMedia",
                Map.of(
                        "features",
                        List.of(
                                Map.of("name", "prefers-color-scheme", "value", theme),
                                Map.of("name", "prefers-reduced-motion", "value", "reduce"))));
    }

    /** Switches JavaScript off or on, for pages that are opened from now on. */
    public void scripts(boolean on) {
        command("Emulation.setScriptExecutionDisabled", Map.of("value", !on));
    }

    /** Ends what the browser took part in, as if sessions had expired. */
    public void forgetCookies() {
        command("Network.clearBrowserCookies", Map.of());
    }

    /** Sends further headers with every request from now on. */
    public void headers(Map<String, String> headers) {
        command("Network.setExtraHTTPHeaders", Map.of("headers", headers));
    }

    /** Makes the next visit a first one, in which every file is loaded. */
    public void forgetFiles() {
        command("Network.clearBrowserCache", Map.of());
    }

    /** Returns a picture of the whole page (PNG). */
    public byte[] picture() {
        Map<String, Object> whole = new HashMap<>();
        whole.put("captureBeyondViewport", true);
        Object data = driver.executeCdpCommand("Page.captureScreenshot", whole).get("data");
        return OutputType.BYTES.convertFromBase64Png(String.valueOf(data));
    }

    /** What was requested since it was last asked. */
    public Traffic traffic() {
        return traffic;
    }

    ChromeDriver driver() {
        return driver;
    }

    private void command(String command, Map<String, Object> arguments) {
        driver.executeCdpCommand(command, arguments);
    }

    @Override
    public void close() {
        driver.quit();
    }
}
