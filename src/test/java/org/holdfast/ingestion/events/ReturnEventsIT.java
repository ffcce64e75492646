package org.holdfast.ingestion.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.holdfast.facts.json.FactsJson;
import org.holdfast.ingestion.events.EventResult.Status;
import org.junit.jupiter.api.Test;

/** Events about returns, from the request to the money. */
class ReturnEventsIT extends EventsTest {

    private String json(String customer) {
        return FactsJson.write(facts(customer).returns());
    }

    @Test
    void theStateFollowsFromTheTypeOfTheEvent() {
        int minute = 0;
        for (String state : List.of("requested", "accepted", "refused", "received", "exchanged", "refunded")) {
            EventResult result = send("R-1", minute++, "return." + state, "{'id':'r','orderId':'5512'}");
            assertThat(result.problem()).as(state).isNull();
            assertThat(json("R-1")).as(state).contains("\"state\":\"" + state + "\"");
        }
        assertThat(send("R-1", minute, "return.refused", "{'id':'r','state':'accepted'}")
                        .problem())
                .contains("state", "is \"accepted\", but return.refused states \"refused\"; leave it out");
    }

    @Test
    void whatWasChangedReplacesWhatWasKnown() {
        send("R-2", 0, "return.received", "{'id':'r','value':100,'lines':[{'sku':'a','quantity':2}]}");

        EventResult result = send(
                "R-2", 1, "return.changed", "{'id':'r','refund':85,'lines':[{'sku':'a','quantity':1}],'reason':null}");

        assertThat(result.status()).isEqualTo(Status.APPLIED);
        assertThat(json("R-2"))
                .contains("\"refund\":85")
                .contains("\"lines\":[{\"sku\":\"a\",\"quantity\":1}]")
                .contains("\"state\":\"received\"");
        assertThat(send("R-2", 2, "return.changed", "{'id':'r'}").problem()).contains("names a return, but no change");
    }

    @Test
    void theResultDoesNotDependOnTheOrderOfArrival() {
        List<Sent> happened = List.of(
                new Sent(0, "return.requested", "{'id':'r','orderId':'5512','reason':'too small'}"),
                new Sent(1, "return.accepted", "{'id':'r','value':100,'lines':[{'sku':'a','quantity':2}]}"),
                new Sent(2, "return.received", "{'id':'r'}"),
                new Sent(3, "return.changed", "{'id':'r','lines':[{'sku':'a','quantity':1}],'value':50}"),
                new Sent(4, "return.refunded", "{'id':'r','refund':45}"));
        String expected = inAnyOrder("R-3", happened, facts -> FactsJson.write(facts.returns()));
        assertThat(expected)
                .contains("\"state\":\"refunded\"", "\"value\":50", "\"quantity\":1", "\"reason\":\"too small\"");
    }
}
