package org.holdfast.ingestion.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import org.holdfast.facts.json.FactsJson;
import org.holdfast.ingestion.events.EventResult.Status;
import org.junit.jupiter.api.Test;

/** Events about parcels, and about the state and the promises of orders. */
class ParcelEventsIT extends EventsTest {

    private static final String PLACED = "{'id':'%s','lines':[{'sku':'cup','quantity':2},{'sku':'pot','quantity':1}]}";

    private String orders(String customer) {
        return FactsJson.write(facts(customer).orders());
    }

    @Test
    void eventsTellHowAParcelFares() {
        send("P-1", 0, "order.placed", PLACED.formatted("o"));
        String[][] steps = {
            {"parcel.shipped", "{'orderId':'o','id':'1','carrier':'dhl','trackingNumber':'T1'}", "'shippedAt':"},
            {"parcel.attempted", "{'orderId':'o','id':'1'}", "'attemptedAt':"},
            {"parcel.ready", "{'orderId':'o','id':'1','pickupUntil':'2030-01-01'}", "'pickupUntil':'2030-01-01'"},
            {"parcel.lost", "{'orderId':'o','id':'1'}", "'lostAt':"},
            {"parcel.delivered", "{'orderId':'o','id':'1'}", "'deliveredAt':"},
            {"parcel.changed", "{'orderId':'o','id':'1','lines':[{'sku':'cup','quantity':2}]}", "'lines':[{'sku':'cup'"
            },
            {"parcel.returned", "{'orderId':'o','id':'1'}", "'returnedAt':"},
        };
        int minute = 1;
        for (String[] step : steps) {
            EventResult result = send("P-1", minute++, step[0], step[1]);
            assertThat(result.problem()).as(step[0]).isNull();
            assertThat(result.status()).as(step[0]).isEqualTo(Status.APPLIED);
            assertThat(orders("P-1")).as(step[0]).contains(step[2].replace('\'', '"'));
        }
        // A parcel that turned up is not lost any more, and one that came back was not delivered.
        assertThat(orders("P-1")).doesNotContain("lostAt").doesNotContain("deliveredAt");
    }

    @Test
    void theOrderTellsItsStateItsPromiseAndItsParcels() {
        send("P-2", 0, "order.placed", "{'id':'o','state':'unpaid','promisedAt':'2030-01-20/2030-01-24'}");
        assertThat(orders("P-2"))
                .contains("\"state\":\"unpaid\"")
                .contains("\"promisedFrom\":\"2030-01-20\",\"promisedAt\":\"2030-01-24\"");

        send("P-2", 1, "order.promised", "{'id':'o','promisedAt':'2030-02-01'}");
        assertThat(orders("P-2")).as("a worse promise does not count").contains("\"promisedAt\":\"2030-01-24\"");
        assertThat(send(
                                "P-2",
                                2,
                                "order.changed",
                                "{'id':'o','state':'open','promisedAt':'2030-01-18','wishedAt':'2030-02-10',"
                                        + "'parcels':[{'id':'1','promisedAt':'2030-01-19/2030-01-20'}]}")
                        .changes())
                .extracting(EventResult.Change::field, EventResult.Change::before, EventResult.Change::after)
                .contains(
                        tuple("orders[o].promisedAt", "2030-01-20/2030-01-24", "2030-01-18"),
                        tuple("orders[o].parcels[1].promisedAt", null, "2030-01-19/2030-01-20"));
        assertThat(orders("P-2"))
                .contains("\"state\":\"open\",\"promisedAt\":\"2030-01-18\",\"wishedAt\":\"2030-02-10\"");
        assertThat(send("P-2", 3, "order.changed", "{'id':'o','wishedAt':null}").status())
                .isEqualTo(Status.APPLIED);
        assertThat(orders("P-2")).doesNotContain("wishedAt");
    }

    @Test
    void whatIsWrongIsRefusedWithAdvice() {
        send("P-3", 0, "order.placed", PLACED.formatted("o"));

        String[][] wrong = {
            {"parcel.shipped", "{'id':'1'}", "\"data.orderId\" is missing; the id of the order is expected"},
            {"parcel.shipped", "{'orderId':'o'}", "\"data.id\" is missing; the id of the parcel is expected"},
            {
                "parcel.shipped",
                "{'orderId':'o','id':'1','carier':'dhl'}",
                "is not a field of a parcel. Maybe \"carrier\""
            },
            {
                "parcel.delivered",
                "{'orderId':'o','id':'1','deliveredAt':null}",
                "send parcel.changed with deliveredAt: null"
            },
            {"parcel.changed", "{'orderId':'o','id':'1'}", "names a parcel, but no change"},
            {"parcel.shipped", "{'orderId':'o','id':'1','lines':[{'sku':'cub','quantity':1}]}", "Maybe \"cup\""},
            {"parcel.shipped", "{'orderId':'o','id':'1','shippedAt':'soon'}", "\"data.shippedAt\" \"soon\" is neither"},
            {"order.changed", "{'id':'o','parcels':null}", "send record.removed with the collection parcels"},
            {"order.changed", "{'id':'o','promisedFrom':null}", "send promisedAt, which replaces the whole span"},
            {"record.removed", "{'collection':'parcels','id':'1'}", "the id of the order is expected"},
        };
        for (String[] each : wrong) {
            assertThat(send("P-3", 1, each[0], each[1]).problem()).as(each[1]).contains(each[2]);
        }
        assertThat(orders("P-3")).doesNotContain("parcels");
    }

    @Test
    void aParcelThatWasReportedWronglyIsTakenBack() {
        send("P-4", 0, "order.placed", PLACED.formatted("o"));
        send("P-4", 1, "parcel.shipped", "{'orderId':'o','id':'1'}");
        send("P-4", 2, "parcel.delivered", "{'orderId':'o','id':'1'}");

        assertThat(send("P-4", 3, "parcel.changed", "{'orderId':'o','id':'1','deliveredAt':null}")
                        .changes())
                .singleElement()
                .satisfies(change -> assertThat(change.field()).isEqualTo("orders[o].parcels[1].deliveredAt"));
        assertThat(send("P-4", 4, "parcel.changed", "{'orderId':'o','id':'1','deliveredAt':null}")
                        .status())
                .isEqualTo(Status.NOTHING_TO_TAKE_BACK);
        EventResult removed = send("P-4", 5, "record.removed", "{'collection':'parcels','orderId':'o','id':'1'}");
        assertThat(removed.status()).isEqualTo(Status.APPLIED);
        assertThat(removed.changes())
                .singleElement()
                .satisfies(change -> assertThat(change.field()).isEqualTo("orders[o].parcels[1]"));
        assertThat(orders("P-4")).doesNotContain("parcels");
        assertThat(send("P-4", 2, "parcel.attempted", "{'orderId':'o','id':'1'}")
                        .status())
                .isEqualTo(Status.UNCHANGED);
        assertThat(orders("P-4")).doesNotContain("parcels");
        assertThat(send("P-4", 6, "record.removed", "{'collection':'parcels','orderId':'o','id':'1'}")
                        .status())
                .isEqualTo(Status.NOTHING_TO_TAKE_BACK);
    }

    @Test
    void theResultDoesNotDependOnTheOrderOfArrival() {
        List<Sent> happened = List.of(
                new Sent(0, "/shop", "order.placed", PLACED.formatted("o")),
                new Sent(1, "/shop", "order.changed", "{'id':'o','state':'on-hold'}"),
                new Sent(2, "/shop", "order.promised", "{'id':'o','promisedAt':'2030-01-20/2030-01-24'}"),
                new Sent(3, "/shop", "order.promised", "{'id':'o','promisedAt':'2030-02-01'}"),
                new Sent(4, "/shop", "order.changed", "{'id':'o','state':'open','wishedAt':'2030-02-10'}"),
                new Sent(
                        5,
                        "/shop",
                        "order.changed",
                        "{'id':'o','parcels':[{'id':'1','lines':[{'sku':'cup','quantity':2}]},{'id':'2'},{'id':'3'}]}"),
                new Sent(6, "/carrier", "parcel.shipped", "{'orderId':'o','id':'1','trackingNumber':'T1'}"),
                new Sent(7, "/carrier", "parcel.lost", "{'orderId':'o','id':'1'}"),
                new Sent(8, "/carrier", "parcel.delivered", "{'orderId':'o','id':'1'}"),
                new Sent(9, "/carrier", "parcel.shipped", "{'orderId':'o','id':'2'}"),
                new Sent(10, "/shop", "record.removed", "{'collection':'parcels','orderId':'o','id':'2'}"),
                new Sent(11, "/carrier", "parcel.attempted", "{'orderId':'o','id':'2'}"),
                new Sent(12, "/carrier", "parcel.delivered", "{'orderId':'o','id':'3'}"),
                new Sent(13, "/shop", "parcel.changed", "{'orderId':'o','id':'3','deliveredAt':null}"),
                new Sent(
                        14,
                        "/shop",
                        "parcel.changed",
                        "{'orderId':'o','id':'3','promisedAt':'2030-03-01/2030-03-02'}"));
        String expected = inAnyOrder("P-5", happened, facts -> FactsJson.write(facts.orders()));
        assertThat(expected)
                .contains("\"state\":\"open\"")
                .contains("\"promisedAt\":\"2030-01-24\"")
                .contains("\"id\":\"1\",\"trackingNumber\":\"T1\"")
                .contains("{\"id\":\"2\",\"attemptedAt\":")
                .contains("{\"id\":\"3\",\"promisedFrom\":\"2030-03-01\",\"promisedAt\":\"2030-03-02\"}")
                .doesNotContain("lostAt");
    }

    @Test
    void aParcelMovesWithItsOrder() {
        send("P-7", 0, "order.placed", PLACED.formatted("m"));
        send("P-7", 1, "parcel.shipped", "{'orderId':'m','id':'1'}");
        send("P-7", 2, "order.moved", "{'id':'m','to':'P-8'}");
        send("P-7", 3, "parcel.delivered", "{'orderId':'m','id':'1'}");

        assertThat(orders("P-7")).isEqualTo("[]");
        assertThat(orders("P-8")).contains("\"parcels\":[{\"id\":\"1\",").contains("deliveredAt");
    }
}
