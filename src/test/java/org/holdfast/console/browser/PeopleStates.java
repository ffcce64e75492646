package org.holdfast.console.browser;

import static org.holdfast.people.PeopleFixture.OPERATOR;
import static org.holdfast.people.PeopleFixture.wanted;

import java.util.List;
import java.util.function.Consumer;
import org.holdfast.access.Role;
import org.holdfast.console.ConsoleBrowser;
import org.holdfast.decisions.AuthorityLevel;
import org.holdfast.people.PeopleService;
import org.holdfast.people.Person;
import org.holdfast.people.PersonLinks;
import org.openqa.selenium.Keys;

/** The pages of a server to which people were added. */
final class PeopleStates {

    private PeopleStates() {}

    /** Adds the people whom these pages show. */
    static void prepare(Site site) {
        ConsoleBrowser.add(site.server(), wanted("ana", Role.ADMIN));
        ConsoleBrowser.add(site.server(), wanted("vera", AuthorityLevel.AGENT, Role.AGENT, Role.READ));
        people(site).add(wanted("dan", Role.AUTHOR), OPERATOR);
        Person gone = people(site).add(wanted("eva", Role.READ), OPERATOR);
        people(site).disable(gone.id(), OPERATOR);
    }

    static List<Screen> all() {
        return List.of(
                Screen.page("login", "/login"),
                new Screen("login-refused", 401, site -> "/login", visit -> {
                    visit.reader().type("ana");
                    visit.reader().click("#password");
                    visit.reader().type("not the password" + Keys.ENTER);
                    visit.reader().element("#problem");
                }),
                Screen.failure("link-dead", 404, "/password"),
                Screen.page("password", PeopleStates::link),
                new Screen("password-problem", 400, PeopleStates::link, visit -> {
                    visit.reader().type("dan dan dan dan" + Keys.ENTER);
                    visit.reader().element("#problem");
                }),
                ofAna("profile", "/profile", visit -> {}),
                new Screen("profile-problem", 400, site -> "/login", visit -> {
                    visit.continueSignedIn("ana", "/profile");
                    visit.tamper("document.querySelector('#timeZone').value = 'Mars/Base'");
                    visit.submit("main form button");
                }),
                ofAna("people-all", "/operations/people", visit -> {}),
                new Screen("people-problem", 400, site -> "/login", visit -> {
                    visit.continueSignedIn("ana", "/operations/people");
                    visit.reader().click("main summary");
                    visit.reader().click("#login");
                    visit.reader().type("ana" + Keys.ENTER);
                    visit.reader().element("[role=alert]");
                }),
                ofAna("people-link", "/operations/people", visit -> {
                    visit.open(page(visit.site(), "dan"));
                    visit.submit("form[action$='/link'] button");
                }),
                ofAna("person", "/", visit -> visit.open(page(visit.site(), "vera"))),
                ofAna("person-indispensable", "/", visit -> visit.open(page(visit.site(), "ana"))),
                ofAna("person-disabled", "/", visit -> visit.open(page(visit.site(), "eva"))),
                ofAna("audit-people", "/operations/audit", visit -> {}),
                ofAna("confirm", "/confirm", visit -> {}),
                ofAna("today-admin", "/", visit -> {}),
                new Screen(
                        "forbidden",
                        403,
                        site -> "/login",
                        visit -> visit.continueSignedIn("vera", "/operations/people")));
    }

    private static Screen ofAna(String name, String path, Consumer<Visit> acts) {
        return new Screen(name, 200, site -> "/login", visit -> {
            visit.continueSignedIn("ana", path);
            acts.accept(visit);
        });
    }

    private static PeopleService people(Site site) {
        return site.server().bean(PeopleService.class);
    }

    private static String page(Site site, String login) {
        return "/operations/people/" + id(site, login);
    }

    static String id(Site site, String login) {
        return people(site).getByLogin(login).id();
    }

    private static String link(Site site) {
        return site.server()
                .bean(PersonLinks.class)
                .issue(people(site).getByLogin("dan").id(), OPERATOR)
                .path();
    }
}
