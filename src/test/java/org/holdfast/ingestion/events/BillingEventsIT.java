package org.holdfast.ingestion.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.holdfast.facts.Customer;
import org.holdfast.facts.json.FactsJson;
import org.holdfast.ingestion.events.EventResult.Status;
import org.junit.jupiter.api.Test;

/** Events about subscriptions and payments. */
class BillingEventsIT extends EventsTest {

    private String json(String customer) {
        return billing(facts(customer));
    }

    private static String billing(Customer facts) {
        return FactsJson.write(List.of(
                facts.subscriptions() == null ? List.of() : facts.subscriptions(),
                facts.payments() == null ? List.of() : facts.payments()));
    }

    @Test
    void theStateFollowsFromTheTypeOfTheEvent() {
        String[][] steps = {
            {"subscription.started", "{'id':'s','plan':'gym','status':'trial'}", "'status':'trial'"},
            {"subscription.renewed", "{'id':'s','renewsAt':'2030-01-01'}", "'status':'active'"},
            {"subscription.paused", "{'id':'s'}", "'status':'paused'"},
            {"subscription.resumed", "{'id':'s'}", "'status':'active'"},
            {"subscription.changed", "{'id':'s','plan':'spa','renewsAt':null}", "'plan':'spa'"},
            {"subscription.cancel-requested", "{'id':'s','reason':'price'}", "'cancelRequestedAt':"},
            {"subscription.cancelled", "{'id':'s'}", "'status':'cancelled'"},
            {"subscription.uncancelled", "{'id':'s'}", "'status':'active'"},
            {"subscription.ended", "{'id':'s'}", "'status':'ended'"},
            {"payment.due", "{'id':'p','dueAt':'2026-04-01','subscriptionId':'s','amount':20}", "'status':'due'"},
            {"payment.failed", "{'id':'p'}", "'status':'failed'"},
            {"payment.made", "{'id':'p'}", "'status':'paid'"},
            {"payment.refunded", "{'id':'p'}", "'status':'refunded'"}
        };
        int minute = 0;
        for (String[] step : steps) {
            EventResult result = send("B-1", minute++, step[0], step[1]);
            assertThat(result.problem()).as(step[0]).isNull();
            assertThat(result.status()).as(step[0]).isEqualTo(Status.APPLIED);
            assertThat(json("B-1")).as(step[0]).contains(step[2].replace('\'', '"'));
        }
        assertThat(json("B-1")).doesNotContain("renewsAt").doesNotContain("cancelledAt");
    }

    @Test
    void aStateThatContradictsTheTypeIsRefused() {
        assertThat(send("B-2", 0, "payment.failed", "{'id':'p','status':'paid'}")
                        .problem())
                .contains("status", "is \"paid\", but payment.failed states \"failed\"; leave it out");
        assertThat(send("B-2", 0, "subscription.cancelled", "{'id':'s','cancelledAt':null}")
                        .problem())
                .contains("to take it back, send subscription.uncancelled");
        assertThat(send("B-2", 0, "subscription.changed", "{'id':'s'}").problem())
                .contains("names a subscription, but no change");
        assertThat(store.find("B-2")).isEmpty();
    }

    @Test
    void aRequestToCancelIsTakenBackOnlyIfThereIsOne() {
        send("B-3", 0, "subscription.started", "{'id':'s'}");

        assertThat(send("B-3", 1, "subscription.kept", "{'id':'s'}").status()).isEqualTo(Status.NOTHING_TO_TAKE_BACK);
        send("B-3", 2, "subscription.cancel-requested", "{'id':'s'}");
        assertThat(send("B-3", 3, "subscription.kept", "{'id':'s'}").changes())
                .singleElement()
                .satisfies(change -> assertThat(change.field()).isEqualTo("subscriptions[s].cancelRequestedAt"));
        assertThat(json("B-3")).doesNotContain("cancelRequestedAt");
    }

    @Test
    void theResultDoesNotDependOnTheOrderOfArrival() {
        List<Sent> happened = List.of(
                new Sent(
                        0,
                        "subscription.started",
                        "{'id':'s','plan':'gym','price':20,'currency':'EUR','every':'month'}"),
                new Sent(1, "payment.failed", "{'id':'p','amount':20,'subscriptionId':'s'}"),
                new Sent(2, "payment.made", "{'id':'p'}"),
                new Sent(3, "subscription.cancel-requested", "{'id':'s'}"),
                new Sent(4, "subscription.changed", "{'id':'s','price':15}"),
                new Sent(5, "subscription.cancelled", "{'id':'s'}"),
                new Sent(6, "subscription.uncancelled", "{'id':'s'}"),
                new Sent(7, "subscription.renewed", "{'id':'s','renewsAt':'2030-01-01'}"));
        String expected = inAnyOrder("B-4", happened, BillingEventsIT::billing);
        assertThat(expected)
                .contains("\"price\":15")
                .contains("\"status\":\"active\"")
                .contains("\"status\":\"paid\"");
    }

    @Test
    void aRemovedSubscriptionIsGone() {
        send("B-6", 0, "subscription.started", "{'id':'s'}");

        assertThat(send("B-6", 1, "record.removed", "{'collection':'subscriptions','id':'s'}")
                        .status())
                .isEqualTo(Status.APPLIED);
        assertThat(json("B-6")).isEqualTo("[[],[]]");
    }
}
