package org.holdfast.console.browser;

import static org.holdfast.people.PeopleFixture.PASSWORD;

import java.net.URI;
import java.util.Map;
import java.util.Objects;
import org.openqa.selenium.JavascriptExecutor;

/** A reader before a site, who brings a page into one of its states. */
public record Visit(Site site, Reader reader, String language) {

    private static final String SESSION = "holdfast";

    /** Opens a page. */
    void open(String path) {
        reader.browser().open(site.uri(path));
    }

    /** Goes on as a person of the demo, on another page. */
    public void as(String person, String path) {
        reader.click(".menu summary");
        reader.click(".menu button[value=" + person + "]");
        reader.until(
                "person",
                () -> reader.elements(".menu button[value=" + person + "][aria-pressed=true]")
                                .size()
                        == 1);
        open(path);
    }

    /** Signs in, and opens a page. */
    void signIn(String login, String path) {
        open("/login");
        reader.click("#login");
        reader.type(login);
        reader.click("#password");
        reader.type(PASSWORD);
        reader.click("main form button.main");
        reader.element(".side");
        // Signing in applies the language of the person.
        reader.browser().language(site, language);
        open(path);
    }

    /** Goes on as a person of the demo; with their cookie, if they were chosen for an earlier page. */
    void continueAs(String person, String path) {
        resume(person, path, () -> as(person, path));
    }

    /** Opens a page as a person who signs in; with their cookie, if they did so for an earlier page. */
    void continueSignedIn(String login, String path) {
        resume(login, path, () -> signIn(login, path));
    }

    private void resume(String login, String path, Runnable first) {
        String session = site.sessions().get(login);
        if (session == null) {
            first.run();
            site.sessions().put(login, reader.browser().cookie(SESSION));
        } else {
            // A page of the person before might otherwise go on asking for its parts.
            reader.browser().open(URI.create("about:blank"));
            reader.browser().setCookie(site, SESSION, session);
            open(path);
        }
    }

    /** Goes on as a reader from another machine, on another page. */
    void fromElsewhere(String path) {
        reader.browser().headers(Map.of("X-Forwarded-For", "203.0.113.7"));
        open(path);
    }

    /** Sends a form and waits for another page. */
    void submit(String button) {
        JavascriptExecutor page = reader.browser().driver();
        page.executeScript("document.documentElement.dataset.before = ''");
        reader.click(button);
        reader.until(
                "page after " + button,
                () -> Objects.equals(
                        page.executeScript("return document.documentElement.dataset.before === undefined"
                                + " && document.readyState === 'complete'"),
                        true));
    }

    /** Runs a script, for what no reader can do with a page but a program can. */
    void tamper(String script) {
        JavascriptExecutor page = reader.browser().driver();
        page.executeScript(script);
    }
}
