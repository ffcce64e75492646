package org.holdfast.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import org.holdfast.Server;
import org.holdfast.Server.Answer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An absurdly large or small number is refused by every endpoint, names its field, and costs no time. */
class NumbersAtTheDoorsIT {

    private static final String ORDER = "{'id':'1','placedAt':'2026-03-10','value':%s}";

    private static Server server;
    private static String decision;

    @BeforeAll
    static void start() {
        server = Server.start("--holdfast.demo=false");
        decision = server.post("/v1/decisions", "{'customer':{'id':'N-0'}}").at("decisionId");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1e1000000000", "1e1000000000", "0e-20000", "0e99999", "1e99999999999", "-1e150000000"})
    void everyEndpointNamesTheField(String number) {
        String order = ORDER.formatted(number);
        refused(server.put("/v1/customers/N-1", "{'orders':[" + order + "]}"), "orders[0].value");
        refused(server.put("/v1/customers/N-1", "{'name':" + number + "}"), "name");
        refused(server.put("/v1/customers/N-1", "{'nonsense':" + number + "}"), "nonsense");
        refused(
                server.post("/v1/decisions", "{'customer':{'id':'N-1','orders':[" + order + "]}}"),
                "customer.orders[0].value");
        refused(server.post("/v1/decisions", "{'customerId':'N-0','max':" + number + "}"), "max");
        refused(
                server.post(
                        "/v1/decisions/" + decision + "/outcomes", "{'outcome':'accepted','amount':" + number + "}"),
                "amount");
        refused(event(order), "data.value");
        refused(server.post("/v1/simulations", "{'sample':" + number + "}"), "sample");
        refused(server.post("/v1/rule-book/checks", "{'limits.yaml':" + number + "}"), "limits.yaml");

        Answer lines = lines("/v1/customers", "{'id':'N-2'}\n{'id':'N-3','orders':[" + order + "]}\n{'id':'N-4'}\n");
        assertThat(lines.text())
                .contains("\"line\":2,\"status\":\"refused\",\"field\":\"orders[0].value\"")
                .doesNotContain("000000")
                .contains("\"id\":\"N-2\"")
                .contains("\"id\":\"N-4\"");
        Answer decisions =
                lines("/v1/decisions/batch", "{'customer':{'id':'N-3','orders':[" + order + "]},'dry':true}\n");
        assertThat(decisions.text()).contains("\"status\":400,\"field\":\"customer.orders[0].value\"");
        assertThat(server.get("/v1/customers/N-1").status()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e999999999", "-1e1000000000", "777777777777777777777777777777", "%20", "1e1", "+"})
    void longParametersAreNotQuotedInFull(String number) {
        for (String path : new String[] {
            "/v1/customers/N-0/history?limit=",
            "/v1/rule-book/versions?limit=",
            "/v1/promises?status=open&limit=",
            "/v1/customers/N-0/next-best-action?max=",
            "/v1/events/waiting?limit="
        }) {
            Answer answer = server.get(path + number);
            assertThat(answer.status()).as(path + number + answer.text()).isIn(400, 404);
            assertThat(answer.text()).hasSizeLessThan(500);
        }
    }

    private static Answer event(String data) {
        return send(
                "/v1/events",
                "application/cloudevents+json",
                "{'specversion':'1.0','id':'e','source':'s','type':'order.placed','subject':'N-1'," + "'data':" + data
                        + "}");
    }

    private static Answer lines(String path, String body) {
        return send(path, "application/x-ndjson", body);
    }

    private static Answer send(String path, String type, String body) {
        return server.send(HttpRequest.newBuilder(server.uri(path))
                .header("Content-Type", type)
                .POST(HttpRequest.BodyPublishers.ofString(body.replace('\'', '"'))));
    }

    private static void refused(Answer answer, String field) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(400);
        assertThat(answer.at("field")).as(answer.text()).isEqualTo(field);
        assertThat(answer.text()).hasSizeLessThan(500).doesNotContain("java.", "000000");
    }
}
