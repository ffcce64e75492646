package org.holdfast.console.browser;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
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
public record Screen(String name, int status, Function<Site, String> where, Consumer<Visit> acts) {

    private static final Path PICTURES = Path.of("target/screens");

    /** Languages in the order of the menu. */
    public static final List<String> LANGUAGES = List.of("en", "ru", "ro");

    /** Returns every page in every state of a server to which no people were added. */
    public static List<Screen> all() {
        List<Screen> all = new ArrayList<>(ofEveryone());
        all.addAll(DeskStates.all());
        all.addAll(WorkshopStates.all());
        all.addAll(refusals());
        return all;
    }

    /** Returns the pages of a server to which people were added, see {@link Site#staffed}. */
    public static List<Screen> ofPeople() {
        return PeopleStates.all();
    }

    private static List<Screen> ofEveryone() {
        return List.of(
                page("today", "/"),
                new Screen("today-numbers", 200, site -> "/", Screen::numbers),
                act("today-menu", "/", reader -> reader.click(".menu summary")),
                act("today-keys", "/", reader -> reader.type("?")),
                new Screen("today-agent", 200, site -> "/", visit -> visit.continueAs("vera", "/")),
                new Screen("today-approver", 200, site -> "/", visit -> visit.continueAs("natalia", "/")),
                new Screen("today-reader", 200, site -> "/", visit -> visit.continueAs("paul", "/")),
                page("search", "/desk"),
                page("search-hits", "/desk?q=ana"),
                page("search-nothing", "/desk?q=Nobody%20Anywhere"),
                page("search-problem", "/desk?q=x"),
                page("search-panel", "/desk?q=ana&panel=1"),
                act("desk", "/desk/C-1001", Screen::alternatives),
                act("desk-panel", "/desk/C-1001?panel=1", Screen::alternatives),
                act("desk-open", "/desk/C-1001", reader -> {
                    alternatives(reader);
                    reader.elements("main details:not([open]) > summary").forEach(WebElement::click);
                }),
                page("desk-alternatives", "/desk/C-1001/alternatives"),
                page("desk-alternatives-none", "/desk/C-1001/alternatives?words=nothing+of+that+kind"),
                act("desk-choices", "/desk/C-1014", Screen::alternatives),
                page("rules", "/rules"),
                act("rules-filter", "/rules?kind=all", reader -> reader.click(".pick summary")),
                page("rules-search", "/rules?q=late+1+day"),
                page("rules-none", "/rules?q=giraffe"),
                page("rules-problem", "/rules?sort=colour"),
                page("rule", "/rules/Warn%20about%20a%20late%20delivery"),
                act(
                        "rule-open",
                        "/rules/Delay%20credit%20for%20a%20small%20order",
                        reader -> reader.elements("main details:not([open]) > summary")
                                .forEach(WebElement::click)),
                page("rule-validity", "/rules/Warn%20about%20a%20late%20delivery/validity"),
                page("rule-validity-row", "/rules/Delay%20credit%20for%20a%20small%20order/validity"),
                page("rule-file", "/rules/-/file?path=areas/delivery/actions.yaml"),
                failure("rule-unknown", 404, "/rules/Nothing"),
                page("people", "/operations/people"),
                page("audit", "/operations/audit"),
                page("audit-none", "/operations/audit?actor=nobody&action=key-revoked"),
                page("audit-problem", "/operations/audit?since=yesterday"),
                page("desk-timeline", "/desk/C-1001/timeline"),
                page("decision", Site::decision),
                new Screen("decision-open", 200, Site::decision, visit -> {
                    visit.reader().click("#replayed a");
                    visit.reader().element("#replayed .notice");
                    visit.reader()
                            .elements("main details:not([open]) > summary")
                            .forEach(WebElement::click);
                }),
                page("decision-replay", site -> site.decision() + "/replay"));
    }

    /** Returns the pages that say why there is not what was asked for, and that on which the first person is added. */
    private static List<Screen> refusals() {
        return List.of(
                failure("decision-unknown", 404, "/decisions/00000000-0000-0000-0000-000000000000"),
                failure("desk-unknown", 404, "/desk/C-0"),
                failure("unknown-page", 404, "/nothing"),
                failure("bad-request", 400, "/language/xx"),
                new Screen("forbidden-demo", 403, site -> "/", visit -> visit.continueAs("paul", "/operations/people")),
                new Screen("form-kept", 401, site -> "/desk/C-1001", visit -> {
                    visit.tamper("document.querySelector('meta[name=csrf]').content = 'old'");
                    visit.tamper("document.querySelectorAll('[name=_csrf]').forEach(e => e.value = 'old')");
                    visit.reader().click("[name=note]");
                    visit.reader().type("She will call back on Monday.");
                    visit.reader().click("#act button[value=accepted]");
                    visit.reader().element(".typed");
                }),
                new Screen("form-too-large", 413, site -> "/", visit -> {
                    visit.tamper("document.querySelector('.menu button[value=vera]').value = 'x'.repeat(70000)");
                    visit.reader().click(".menu summary");
                    visit.submit(".menu [name=person]");
                }),
                new Screen("setup", 200, site -> "/", visit -> visit.fromElsewhere("/setup")),
                new Screen("setup-problem", 400, site -> "/", visit -> {
                    visit.fromElsewhere("/setup");
                    visit.reader().click("#token");
                    visit.reader().type("not the token");
                    visit.reader().click("#login");
                    visit.reader().type("ana");
                    visit.reader().click("#password");
                    visit.reader().type("correct horse battery staple");
                    visit.submit("main button.main");
                }));
    }

    /** Waits for the part of the desk that is loaded after the rest. */
    private static void alternatives(Reader reader) {
        reader.element("[hx-get*=alternatives] > *");
    }

    /** Opens the numbers of the week, which are there soon after something was decided. */
    private static void numbers(Visit visit) {
        visit.site().decision();
        visit.reader().until("numbers", () -> {
            visit.open("/");
            return !visit.reader().elements("figure").isEmpty();
        });
        visit.reader().click("figure summary");
    }

    /** Returns the state in which a page opens. */
    static Screen page(String name, String path) {
        return page(name, site -> path);
    }

    /** Returns the state in which a page opens whose path depends on what is stored. */
    static Screen page(String name, Function<Site, String> where) {
        return new Screen(name, 200, where, visit -> {});
    }

    /** Returns the state to which some acts lead. */
    static Screen act(String name, String path, Consumer<Reader> acts) {
        return new Screen(name, 200, site -> path, visit -> acts.accept(visit.reader()));
    }

    /** Returns a page that says why there is not what was asked for. */
    static Screen failure(String name, int status, String path) {
        return new Screen(name, status, site -> path, visit -> {});
    }

    public String path(Site site) {
        return where.apply(site);
    }

    /** Opens the page in a language, and brings it into the state. */
    public void show(Site site, Reader reader, String language) {
        reader.browser().leave();
        reader.browser().forgetVisits();
        reader.browser().language(site, language);
        reader.browser().open(site.uri(path(site)));
        acts.accept(new Visit(site, reader, language));
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
