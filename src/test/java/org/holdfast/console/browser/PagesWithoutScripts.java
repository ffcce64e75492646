package org.holdfast.console.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.holdfast.console.browser.ConsoleInBrowserIT.browser;
import static org.holdfast.console.browser.ConsoleInBrowserIT.reader;
import static org.holdfast.console.browser.ConsoleInBrowserIT.site;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;

/** Pages are made by the server, so that they work where scripts are blocked or did not arrive. */
abstract class PagesWithoutScripts {

    @BeforeEach
    void withoutScripts() {
        browser.scripts(false);
    }

    @AfterEach
    void withScripts() {
        browser.scripts(true);
    }

    @Test
    void todayShowsWhatItShowsOtherwise() {
        browser.open(site.uri("/"));

        assertThat(reader.heading()).isEqualTo("Today");
        assertThat(reader.text()).contains("What needs attention", "Budgets", "Rule book", "Decided lately");
        // Nothing is offered that needs scripts.
        reader.click(".menu summary");
        assertThat(reader.element(".menu .sheet").getText()).contains("Română").doesNotContain("Keyboard shortcuts");
        reader.tabTo("a[hreflang=ro]");
        reader.type(Keys.ENTER);
        reader.sees("Astăzi");
    }

    private static Visit visit() {
        return new Visit(site, reader, "en");
    }

    @Test
    void aCustomerIsFoundAnsweredAndTheAnswerTakenBack() {
        AgentCall call = new AgentCall(site, "+373 69 500 001");
        call.prepare();
        browser.open(site.uri("/"));
        reader.click("#find");
        reader.type("500001" + Keys.ENTER);
        reader.until("customer", () -> reader.address().startsWith("/desk/" + call.customer()));
        assertThat(reader.elements("[data-needs-script]")).noneMatch(WebElement::isDisplayed);

        reader.click(".offer.best [name=choice]");
        reader.click("#note-1");
        reader.type("Glad that we called.");
        reader.click(".offer.best button[value=accepted]");
        reader.sees("Noted as accepted");
        reader.click("form.undo button");
        reader.sees("Taken back");

        reader.click("#why-not a");
        assertThat(reader.heading()).isEqualTo("Why not something else, and when?");
        reader.click("#words");
        reader.type("birthday");
        reader.click("main form button");
        reader.until("search", () -> reader.address().contains("words=birthday"));
        reader.click("main a");
        reader.element(".offer.best");
    }

    @Test
    void aSupervisorIsAskedAndAllows() {
        String desk = "/desk/" + DeskStates.customer(site, "plain");
        browser.open(site.uri("/"));
        visit().as("vera", desk);
        reader.click(".ask summary");
        reader.click(".ask textarea");
        reader.type("Promised by our shop.");
        reader.click(".ask form button");
        reader.sees("The answer appears here");
        assertThat(reader.elements(".ask")).as("asked once").isEmpty();

        visit().as("sergiu", "/");
        reader.sees("Promised by our shop.");
        reader.click(".question [name=amount]");
        reader.type("180");
        reader.click(".question button[value=amended]");
        reader.until("no more questions", () -> reader.elements(".question").isEmpty());

        visit().as("vera", desk);
        reader.sees("Sergiu Rotaru allows €180");
        reader.click("#questions button[value=rejected]");
        reader.sees("Noted as rejected");
    }

    @Test
    void aDecisionIsShownAndMadeAgain() {
        browser.open(site.uri(site.decision()));
        assertThat(reader.text()).contains("What was decided", "Why not something else, and when?");
        reader.click("#replayed a");
        reader.sees("The decision made again from its receipt is the same");
        reader.click("main a");
        assertThat(reader.heading()).isEqualTo("Decision");
    }

    @Test
    void theAuditTrailIsFiltered() {
        browser.open(site.uri("/operations/people"));
        reader.click("main a");
        assertThat(reader.heading()).isEqualTo("Audit trail");
        reader.click("#actor");
        reader.type("nobody" + Keys.ENTER);
        reader.sees("No entry matches these filters.");
        reader.click("main ul.row a");
        reader.until("entries", () -> !reader.elements("tbody tr").isEmpty());
    }
}
