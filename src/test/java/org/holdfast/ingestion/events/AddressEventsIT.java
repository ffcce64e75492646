package org.holdfast.ingestion.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.holdfast.Samples.customer;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.holdfast.facts.Customer;
import org.holdfast.facts.json.FactsJson;
import org.holdfast.ingestion.events.EventResult.Status;
import org.junit.jupiter.api.Test;

/** Events about the addresses of a customer. */
class AddressEventsIT extends EventsTest {

    private static String addresses(Customer facts) {
        return FactsJson.write(facts.emails()) + FactsJson.write(facts.phones());
    }

    @Test
    void theResultDoesNotDependOnTheOrderOfArrival() {
        List<Sent> happened = List.of(
                new Sent(0, "address.changed", "{'email':'ana@example.org','label':'work','preferred':true}"),
                new Sent(1, "address.bounced", "{'email':'Ana@Example.org'}"),
                new Sent(2, "address.changed", "{'email':'ana@example.org','state':'ok'}"),
                new Sent(3, "address.changed", "{'email':'ana@example.org','preferred':false}"),
                new Sent(4, "address.bounced", "{'email':'old@example.org'}"),
                new Sent(5, "address.changed", "{'email':'old@example.org','label':'old'}"),
                new Sent(6, "address.removed", "{'email':'old@example.org'}"),
                new Sent(7, "address.changed", "{'phone':'+37369123456','label':'home'}"),
                new Sent(8, "address.removed", "{'phone':'0037369123456'}"),
                new Sent(9, "address.changed", "{'phone':'+37369123456','state':'wrong'}"));

        String expected = inAnyOrder("A-1", happened, facts -> addresses(facts).toLowerCase(Locale.ROOT));
        assertThat(expected).contains("\"label\":\"work\"", "\"state\":\"ok\"", "\"preferred\":false", "37369123456");
        assertThat(expected).doesNotContain("bounced").doesNotContain("old").doesNotContain("home");
    }

    @Test
    void whatWasFoundEarlierCountsAsEarlier() {
        send("A-2", 30, "address.bounced", "{'email':'ana@example.org'}");

        send("A-2", 40, "address.changed", "{'email':'ana@example.org','state':'ok','at':'" + at(20) + "'}");
        assertThat(addresses(facts("A-2"))).contains("bounced");
        send("A-2", 35, "address.changed", "{'email':'ana@example.org','state':'ok'}");
        assertThat(addresses(facts("A-2"))).contains("\"state\":\"ok\"");
    }

    @Test
    void daysThatFollowEachOtherAreInOrder() {
        send("A-3", 1, "address.bounced", "{'email':'ana@example.org','at':'2026-01-11'}");

        send("A-3", 2, "address.changed", "{'email':'ana@example.org','state':'ok','at':'2026-01-10'}");
        assertThat(addresses(facts("A-3"))).contains("bounced").contains("2026-01-11");
    }

    @Test
    void removalsSayWhatTheyDid() {
        send("A-4", 5, "address.changed", "{'email':'ana@example.org'}");

        assertThat(send("A-4", 3, "address.removed", "{'email':'ANA@example.org'}")
                        .status())
                .isEqualTo(Status.SUPERSEDED);
        assertThat(send("A-4", 6, "address.removed", "{'email':'ana@example.org'}")
                        .status())
                .isEqualTo(Status.APPLIED);
        assertThat(facts("A-4").emails()).isEmpty();
        assertThat(send("A-4", 7, "address.removed", "{'email':'ana@example.org'}")
                        .status())
                .isEqualTo(Status.NOTHING_TO_TAKE_BACK);
        assertThat(send("A-4", 5, "address.bounced", "{'email':'ana@example.org'}")
                        .status())
                .as("what happened before the removal")
                .isEqualTo(Status.UNCHANGED);
        assertThat(facts("A-4").emails()).isEmpty();
    }

    @Test
    void whatWasStatedElsewhereIsOverwrittenOnlyByWhatHappenedLater() {
        store.put(
                customer(
                        "{'id':'A-5','email':'ana@example.org','emails':[{'address':'ana@example.org','state':'ok'}]}"),
                null);
        clock.move(Duration.ofHours(1));

        assertThat(send("A-5", 0, "address.bounced", "{'email':'ana@example.org'}")
                        .status())
                .isEqualTo(Status.UNCHANGED);
        assertThat(send("A-5", 0, "address.removed", "{'email':'ana@example.org'}")
                        .status())
                .isEqualTo(Status.SUPERSEDED);
        events.send("/mail", "address.bounced", "A-5", clock.instant().minusSeconds(60), "{'email':'ana@example.org'}");
        assertThat(addresses(facts("A-5"))).contains("bounced");
        assertThat(FactsJson.write(store.find("A-5").orElseThrow().facts())).contains("\"email\":\"ana@example.org\"");
    }

    @Test
    void whatIsWrongIsNamedAsTheEventNamesIt() {
        String[][] wrong = {
            {"address.changed", "{'email':'not an address'}", "data.email"},
            {"address.bounced", "{'phone':''}", "data.phone"},
            {"address.removed", "{'email':7}", "data.email"},
            {"address.changed", "{'phone':'+37369123456','state':'lost'}", "data.state"},
            {"address.changed", "{'phone':'+37369123456','at':'soon'}", "data.at"},
            {"address.removed", "{}", "data.email"}
        };
        for (String[] each : wrong) {
            EventResult refused = send("A-6", 0, each[0], each[1]);
            assertThat(refused.status()).as(each[1]).isEqualTo(Status.REFUSED);
            assertThat(refused.field()).as(each[1] + refused.problem()).isEqualTo(each[2]);
        }
        assertThat(store.find("A-6")).isEmpty();
    }
}
