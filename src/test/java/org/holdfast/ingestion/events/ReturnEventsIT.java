package org.holdfast.ingestion.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.holdfast.Database;
import org.holdfast.access.MovingClock;
import org.holdfast.customers.CustomerStore;
import org.holdfast.customers.CustomerStores;
import org.holdfast.facts.declared.FactsSchema;
import org.holdfast.facts.intake.DeclaredFactsChecks;
import org.holdfast.facts.json.FactsJson;
import org.holdfast.ingestion.events.EventResult.Status;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Events about returns, from the request to the money. */
@ParameterizedClass
@EnumSource(Database.class)
class ReturnEventsIT {

    @Parameter
    private Database database;

    private Database.Store opened;
    private CustomerStore store;
    private EventFixture events;
    private Instant start;
    private final MovingClock clock = new MovingClock();

    /** An event of the shop, some minutes after the start. */
    private record Sent(int minute, String type, String data) {}

    @BeforeEach
    void open() {
        opened = database.open();
        store = CustomerStores.of(opened, clock);
        events = new EventFixture(opened, store, clock, DeclaredFactsChecks.of(FactsSchema.EMPTY));
        start = clock.instant().minus(Duration.ofHours(2));
    }

    @AfterEach
    void close() {
        opened.close();
    }

    private EventResult send(String customer, int minute, String type, String data) {
        return events.send("/shop", type, customer, start.plus(Duration.ofMinutes(minute)), data);
    }

    private String json(String customer) {
        return FactsJson.write(store.find(customer).orElseThrow().facts().returns());
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
        happened.forEach(each -> assertThat(
                        send("R-3", each.minute, each.type, each.data).problem())
                .isNull());
        String expected = json("R-3");
        assertThat(expected)
                .contains("\"state\":\"refunded\"", "\"value\":50", "\"quantity\":1", "\"reason\":\"too small\"");

        List<Sent> shuffled = new ArrayList<>(happened);
        for (int i = 0; i < 20; i++) {
            Collections.shuffle(shuffled, new Random(i));
            String customer = "R-4-" + i;
            shuffled.forEach(each -> send(customer, each.minute, each.type, each.data));
            assertThat(json(customer)).as(shuffled.toString()).isEqualTo(expected);
        }
    }
}
