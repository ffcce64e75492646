package org.holdfast.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import org.holdfast.Server;
import org.holdfast.Server.Answer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An event that cannot express what its sender means is refused with an explanation, not accepted without effect. */
class EventMisunderstandingsIT {

    private static final String ONE = "application/cloudevents+json";
    private static final String BATCH = "application/cloudevents-batch+json";

    private static Server server;
    private static int number;

    @BeforeAll
    static void start() {
        server = Server.start("--holdfast.demo=false");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "application/json | one | application/cloudevents+json",
                "application/json | list | application/cloudevents-batch+json",
                "application/vnd.shop+json | one | application/cloudevents+json",
                "application/cloudevents+json | list | application/cloudevents-batch+json",
                "application/cloudevents-batch+json | one | application/cloudevents+json"
            })
    void theErrorNamesTheRightContentType(String type, String what, String expected) {
        String event = event("x" + number++, "order.placed", "M-1", "2026-03-01T10:00:00Z", "{'id':'1'}");
        Answer answer = send(type, what.equals("one") ? event : "[" + event + "]");

        assertThat(answer.status()).as(answer.text()).isEqualTo(400);
        assertThat(answer.at("detail")).contains(expected);
    }

    @Test
    void anIdReusedForAnotherEventIsAConflict() {
        String first =
                event("same", "order.placed", "M-2", "2026-03-01T10:00:00Z", "{'id':'1','value':5.0,'currency':'EUR'}");
        assertThat(send(ONE, first).at("status")).isEqualTo("applied");

        String again =
                event("same", "order.placed", "M-2", "2026-03-01T10:00:00Z", "{'currency':'EUR','value':5,'id':'1'}");
        assertThat(send(ONE, again).at("status")).isEqualTo("duplicate");
        assertThat(send(ONE, again.replace("T10", "T11")).at("status"))
                .as("another time when it was resent")
                .isEqualTo("duplicate");
        for (String other : new String[] {
            first.replace("5.0", "6.0"),
            first.replace("'M-2'", "'M-3'"),
            first.replace("order.placed", "order.promised").replace("'value'", "'promisedAt':'2026-03-09','value'")
        }) {
            Answer answer = send(ONE, other);
            assertThat(answer.status()).as(answer.text()).isEqualTo(409);
            assertThat(answer.at("detail")).contains("another event");
        }
        Answer batch = send(
                BATCH,
                "[" + again + "," + first.replace("5.0", "7.0") + ","
                        + event("new", "order.placed", "M-2", "2026-03-01T10:00:00Z", "{'id':'2'}") + ","
                        + event("new", "order.placed", "M-2", "2026-03-01T10:00:00Z", "{'id':'3'}") + "]");
        assertThat(batch.json()
                        .path("results")
                        .valueStream()
                        .map(each -> each.path("status").asString()))
                .containsExactly("duplicate", "conflict", "applied", "conflict");
        assertThat(server.get("/v1/customers/M-2").at("orders.0.value")).isEqualTo("5.0");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "complaint.opened | {'id':'k','resolvedAt':null} | complaint.reopened",
                "complaint.opened | {'id':'k'} | complaint.reopened",
                "complaint.resolved | {'id':'k','resolvedAt':null} | complaint.reopened",
                "order.cancelled | {'id':'1','cancelledAt':null} | order.uncancelled",
                "order.placed | {'id':'1','cancelledAt':null} | order.uncancelled",
                "order.delivered | {'id':'2','deliveredAt':null} | order.undelivered",
                "order.shipped | {'id':'2','deliveredAt':null} | order.undelivered"
            })
    void theErrorSaysHowToRetractAFact(String type, String data, String what) {
        server.put(
                "/v1/customers/M-5",
                "{'complaints':[{'id':'k','openedAt':'2026-03-01','resolvedAt':'2026-03-03'}],'orders':["
                        + "{'id':'1','placedAt':'2026-03-01','cancelledAt':'2026-03-02'},{'id':'2',"
                        + "'placedAt':'2026-03-01','deliveredAt':'2026-03-03'}]}");
        String before = server.get("/v1/customers/M-5").text();

        Answer answer = send(ONE, event("t" + number++, type, "M-5", "2026-03-09T10:00:00Z", data));

        assertThat(answer.status()).as(answer.text()).isEqualTo(400);
        assertThat(answer.at("detail")).contains("send " + what);
        assertThat(server.get("/v1/customers/M-5").text()).isEqualTo(before);
    }

    @Test
    void aNullThatWasMeantIsNeverUnchanged() {
        server.put("/v1/customers/M-7", "{'email':'a@example.org'}");

        Answer answer =
                send(ONE, event("t" + number++, "customer.changed", "M-7", "2026-03-09T10:00:00Z", "{'email':null}"));
        assertThat(answer.at("status")).as("the facts are newer than the event").isEqualTo("superseded");
        assertThat(send(ONE, event("t" + number++, "customer.changed", "M-7", "2026-03-09T10:00:00Z", "{'phone':null}"))
                        .at("status"))
                .isEqualTo("nothing-to-take-back");
    }

    /** The event was sent before the order was delivered, and arrived late. */
    @Test
    void aLateEventDoesNotRetractNewerFacts() {
        server.put("/v1/customers/M-6", "{'orders':[{'id':'2','placedAt':'2026-03-01','deliveredAt':'2026-03-03'}]}");

        Answer answer = send(
                ONE,
                event(
                        "t" + number++,
                        "order.shipped",
                        "M-6",
                        "2026-03-02T10:00:00Z",
                        "{'id':'2','deliveredAt':null,'cancelledAt':null}"));

        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    }

    private static String event(String id, String type, String subject, String time, String data) {
        return "{'specversion':'1.0','id':'" + id + "','source':'s','type':'" + type + "','subject':'" + subject
                + "','time':'" + time + "','data':" + data + "}";
    }

    private static Answer send(String type, String body) {
        return server.send(HttpRequest.newBuilder(server.uri("/v1/events"))
                .header("Content-Type", type)
                .POST(HttpRequest.BodyPublishers.ofString(body.replace('\'', '"'))));
    }
}
