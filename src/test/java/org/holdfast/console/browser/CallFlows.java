package org.holdfast.console.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.holdfast.console.browser.ConsoleInBrowserIT.browser;
import static org.holdfast.console.browser.ConsoleInBrowserIT.reader;
import static org.holdfast.console.browser.ConsoleInBrowserIT.site;

import java.net.URI;
import org.holdfast.Samples;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;

/** A customer calls. */
abstract class CallFlows {

    private static int decisions(String customer) {
        return site.server()
                .get("/v1/customers/" + customer + "/history")
                .json()
                .path("decisions")
                .size();
    }

    @Test
    void aCallIsAnsweredByKeyboardNotedOnceAndTakenBack() {
        AgentCall call = new AgentCall(site, "+373 69 100 001");
        call.prepare();
        browser.open(site.uri("/"));

        call.answer(reader);

        assertThat(decisions(call.customer())).isEqualTo(1);
        assertThat(site.server()
                        .get("/v1/customers/" + call.customer() + "/history")
                        .at("decisions.0.actions.0.outcomes.0.result"))
                .isEqualTo("accepted");
        assertThat(reader.barriers()).isEmpty();
        assertThat(reader.leftBehind()).isEmpty();

        reader.type("u");
        reader.sees("Taken back");
        assertThat(decisions(call.customer())).isZero();
    }

    @Test
    void lookingRecordsNothing() {
        AgentCall call = new AgentCall(site, "+373 69 100 002");
        call.prepare();

        browser.open(site.uri("/desk?phone=%2B37369100002&moment=inbound-call"));
        reader.until("why not", () -> !reader.elements(".alternatives").isEmpty());
        browser.reload();
        reader.element(".offer.best");

        assertThat(decisions(call.customer())).isZero();
    }

    @Test
    void ofTwoTabsOneNotesTheAnswer() {
        AgentCall call = new AgentCall(site, "+373 69 100 003");
        call.prepare();
        URI desk = site.uri("/desk/" + call.customer());
        browser.open(desk);
        String first = browser.window();
        String second = browser.newWindow();
        browser.window(second);
        browser.open(desk);
        reader.element(".offer.best");

        browser.window(first);
        reader.type("1");
        reader.type("a");
        reader.sees("Noted");
        browser.window(second);
        reader.type("r");
        reader.until("a refusal", () -> !reader.elements("#act [role=alert]").isEmpty());

        assertThat(browser.traffic().troubles())
                .containsExactly("POST /desk/" + call.customer() + "/acts/fragment 409");
        assertThat(decisions(call.customer())).isEqualTo(1);
    }

    @Test
    void aSupervisorAllowsWhatTheAgentMayNot() {
        String customer = "T-200000";
        assertThat(site.server()
                        .put(
                                "/v1/customers/" + customer,
                                "{'id':'" + customer
                                        + "','name':'Vera Discount','language':'en','orders':[{'id':'9200',"
                                        + "'value':900,'currency':'EUR','placedAt':'" + Samples.daysAgo(9)
                                        + "','deliveredAt':'" + Samples.daysAgo(5)
                                        + "','promisedDiscount':220,'appliedDiscount':0}]}")
                        .status())
                .isLessThan(300);
        String agent = browser.window();
        lookAs("vera", site.uri("/"));
        browser.open(site.uri("/desk/" + customer));
        reader.click(".ask summary");
        reader.click(".ask textarea");
        reader.type("Promised by our shop.");
        reader.click(".ask form button");
        reader.sees("The answer appears here");

        browser.window(browser.newWindow());
        // Another name of this machine, and so another session.
        lookAs("sergiu", URI.create(site.uri("/").toString().replace("localhost", "127.0.0.1")));
        reader.sees("Promised by our shop.");
        assertThat(reader.barriers()).isEmpty();
        reader.click(".question button[value=yes]");
        reader.until("no more questions", () -> reader.elements(".question").isEmpty());

        browser.window(agent);
        reader.sees("Sergiu Rotaru allows");
        reader.click("#questions button[value=accepted]");
        reader.sees("Noted");
        assertThat(decisions(customer)).isEqualTo(1);
    }

    private static void lookAs(String person, URI today) {
        browser.open(today);
        reader.tabTo(".menu summary");
        reader.type(Keys.ENTER);
        reader.click(".menu button[value=" + person + "]");
        reader.until("Today", () -> reader.address().equals("/"));
    }
}
