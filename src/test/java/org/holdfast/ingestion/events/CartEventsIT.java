package org.holdfast.ingestion.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.holdfast.customers.CustomerStore;
import org.holdfast.facts.json.FactsJson;
import org.holdfast.ingestion.events.EventResult.Status;
import org.junit.jupiter.api.Test;

/** Events about shopping carts. */
class CartEventsIT extends EventsTest {

    private static final String TEA = "{'sku':'tea','name':'Green tea','quantity':2,'price':9}";

    private EventResult changed(String customer, int minute, String data) {
        EventResult result = send(customer, minute, "cart.changed", data);
        assertThat(result.problem()).isNull();
        return result;
    }

    private String json(String customer) {
        return FactsJson.write(facts(customer).carts());
    }

    @Test
    void aCartIsToldWholeOrInPartAndLinesReplaceLines() {
        changed("C-1", 0, "{'id':'b','value':18,'currency':'EUR','lines':[" + TEA + "]}");
        assertThat(json("C-1")).contains("\"changedAt\":\"" + at(0) + "\"").contains("Green tea");

        changed("C-1", 1, "{'id':'b','lines':[{'sku':'tea','quantity':1}]}");
        assertThat(json("C-1"))
                .contains("\"changedAt\":\"" + at(1) + "\"")
                .contains("\"value\":18")
                .doesNotContain("Green tea");

        changed("C-1", 2, "{'id':'b','lines':[],'value':null}");
        assertThat(json("C-1")).contains("\"lines\":[]").doesNotContain("value");

        assertThat(changed("C-1", 3, "{'id':'b','orderId':'5512'}").changes())
                .extracting(EventResult.Change::field)
                .contains("carts[b].orderId");
        assertThat(send("C-1", 4, "cart.changed", "{'id':'b'}").problem()).contains("names a cart, but no change");
    }

    @Test
    void theResultDoesNotDependOnTheOrderOfArrival() {
        List<Sent> happened = List.of(
                new Sent(0, "cart.changed", "{'id':'b','startedAt':'" + at(0) + "','currency':'EUR','lines':[]}"),
                new Sent(1, "cart.changed", "{'id':'b','value':18,'lines':[" + TEA + "]}"),
                new Sent(2, "cart.changed", "{'id':'b','lines':[{'sku':'tea','quantity':1}]}"),
                new Sent(3, "cart.changed", "{'id':'b','value':30,'lines':[{'sku':'pot','quantity':1}]}"),
                new Sent(4, "cart.changed", "{'id':'b','value':null}"),
                new Sent(5, "cart.changed", "{'id':'b','orderId':'5512','orderedAt':'" + at(5) + "'}"),
                new Sent(6, "cart.changed", "{'id':'d','lines':[" + TEA + "]}"),
                new Sent(7, "record.removed", "{'collection':'carts','id':'d'}"));
        String expected = inAnyOrder("C-2", happened, facts -> FactsJson.write(facts.carts()));
        assertThat(expected)
                .contains("\"changedAt\":\"" + at(5) + "\"", "\"sku\":\"pot\"", "\"orderId\":\"5512\"")
                .doesNotContain("tea")
                .doesNotContain("\"d\"");
    }

    @Test
    void anEventWithoutATimeIsAsOldAsTheChangeThatItStates() {
        changed("C-4", 30, "{'id':'b','value':30}");
        String late = "{'id':'b','value':20,'changedAt':'" + at(10) + "'}";

        assertThat(events.send("/shop", "cart.changed", "C-4", null, late).status())
                .isEqualTo(Status.UNCHANGED);
        assertThat(json("C-4")).contains("\"value\":30").contains(at(30).toString());
        assertThat(events.send("/shop", "cart.changed", "C-4", null, "{'id':'b','changedAt':'soon','value':1}")
                        .problem())
                .contains("changedAt");
    }

    @Test
    void aTimeThatWasStatedElsewhereIsReplacedByALaterChange() {
        store.putAll(
                List.of(FactsJson.read(
                        "{\"id\":\"C-5\",\"carts\":[{\"id\":\"b\",\"value\":5,\"changedAt\":\"" + at(0) + "\"}]}")),
                CustomerStore.Owner.API);
        Instant later = clock.instant().plus(Duration.ofMinutes(5));
        clock.move(Duration.ofMinutes(10));

        assertThat(events.send("/shop", "cart.changed", "C-5", later, "{'id':'b','value':7}")
                        .problem())
                .isNull();
        assertThat(json("C-5")).contains("\"value\":7").contains(later.toString());
    }
}
