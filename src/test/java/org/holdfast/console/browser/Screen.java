package org.holdfast.console.browser;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;

/**
 * A page in one of its states. Each is tested and pictured; a new page, and a new state of one, belong into
 * {@link #all}.
 *
 * @param name such as {@code today-keys}: the page and its state
 * @param status of the response that carries the page
 * @param where the path of the page, which may depend on what is stored
 * @param acts what brings the page into the state
 */
public record Screen(String name, int status, Function<Site, String> where, Consumer<Reader> acts) {

    private static final Path PICTURES = Path.of("target/screens");

    /** Languages in the order of the menu. */
    public static final List<String> LANGUAGES = List.of("en", "ru", "ro");

    /** Returns every page in every state. */
    public static List<Screen> all() {
        return List.of(
                page("today", "/"),
                page("today-numbers", "/", reader -> reader.click("figure summary")),
                page("today-menu", "/", reader -> reader.click(".menu summary")),
                page("today-keys", "/", reader -> reader.type("?")),
                page("search", "/desk"),
                page("search-hits", "/desk?q=ana"),
                page("search-nothing", "/desk?q=Nobody%20Anywhere"),
                page("search-problem", "/desk?q=x"),
                page("search-panel", "/desk?q=ana&panel=1"),
                page("desk", "/desk/C-1001", Screen::alternatives),
                page("desk-panel", "/desk/C-1001?panel=1", Screen::alternatives),
                page("desk-open", "/desk/C-1001", reader -> {
                    alternatives(reader);
                    reader.elements("main details:not([open]) > summary").forEach(WebElement::click);
                }),
                page("desk-alternatives", "/desk/C-1001/alternatives"),
                page("desk-alternatives-none", "/desk/C-1001/alternatives?words=nothing+of+that+kind"),
                page("desk-choices", "/desk/C-1014", Screen::alternatives),
                page("people", "/operations/people"),
                page("audit", "/operations/audit"),
                page("audit-none", "/operations/audit?actor=nobody&action=key-revoked"),
                page("audit-problem", "/operations/audit?since=yesterday"),
                page("desk-timeline", "/desk/C-1001/timeline"),
                new Screen("decision", 200, Site::decision, reader -> {}),
                new Screen("decision-open", 200, Site::decision, reader -> {
                    reader.click("#replayed a");
                    reader.element("#replayed .notice");
                    reader.elements("main details:not([open]) > summary").forEach(WebElement::click);
                }),
                new Screen("decision-replay", 200, site -> site.decision() + "/replay", reader -> {}),
                failure("decision-unknown", 404, "/decisions/00000000-0000-0000-0000-000000000000"),
                failure("desk-unknown", 404, "/desk/C-0"),
                failure("unknown-page", 404, "/nothing"),
                failure("bad-request", 400, "/language/xx"));
    }

    /** Returns the pages for readers who have not signed in, once people were added. */
    public static List<Screen> ofStrangers() {
        return List.of(
                page("login", "/login"),
                new Screen("login-refused", 401, site -> "/login", reader -> {
                    reader.type("ana");
                    reader.click("#password");
                    reader.type("not the password" + Keys.ENTER);
                    reader.element("#problem");
                }),
                failure("link-dead", 404, "/password"));
    }

    /** Waits for the part of the desk that is loaded after the rest. */
    private static void alternatives(Reader reader) {
        reader.element("[hx-get*=alternatives] > *");
    }

    /** Returns the state in which a page opens. */
    static Screen page(String name, String path) {
        return page(name, path, reader -> {});
    }

    /** Returns the state to which some acts lead. */
    static Screen page(String name, String path, Consumer<Reader> acts) {
        return new Screen(name, 200, site -> path, acts);
    }

    /** Returns a page that says why there is not what was asked for. */
    static Screen failure(String name, int status, String path) {
        return new Screen(name, status, site -> path, reader -> {});
    }

    public String path(Site site) {
        return where.apply(site);
    }

    /** Opens the page in a language, and brings it into the state. */
    public void show(Site site, Reader reader, String language) {
        reader.browser().language(site, language);
        reader.browser().open(site.uri(path(site)));
        acts.accept(reader);
    }

    /** Saves a picture as {@code target/screens/NAME-LANGUAGE-THEME-WIDTH.png}. */
    public void picture(Reader reader, String language, String theme, int width) {
        try {
            Files.createDirectories(PICTURES);
            Files.write(
                    PICTURES.resolve(String.join("-", name, language, theme, String.valueOf(width)) + ".png"),
                    reader.browser().picture());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String toString() {
        return name;
    }
}
