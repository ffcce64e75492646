package org.holdfast.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.util.List;
import java.util.function.UnaryOperator;
import org.holdfast.Server;
import org.holdfast.Server.Answer;
import org.holdfast.facts.json.FactsJson;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** A refused line does not stop the others, whatever is wrong with it. */
class LinesIT {

    private static Server server;

    @BeforeAll
    static void start() {
        server = Server.start("--holdfast.demo=false");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                "[]",
                "7",
                "'text'",
                "true",
                "{",
                "\\u0000",
                "{'id':null}",
                "{'id':'X','orders':[null]}",
                "{'id':'X','consents':[null]}",
                "{'id':'X','sources':{'orders':null}}",
                "{'id':'X','orders':[{'id':'1','placedAt':'2026-03-01','lines':[null]}]}",
                "{'id':'X','orders':[{'id':'1','placedAt':'2026-03-01','value':0e-20000}]}",
                "{'id':'X'} {'id':'Y'}"
            })
    void anInvalidCustomerIsRefusedAndTheOthersAreStored(String bad) {
        List<JsonNode> answers =
                lines("/v1/customers", "{'id':'L-1','name':'before'}\n" + bad + "\n{'id':'L-2','name':'behind'}\n");

        assertThat(answers)
                .extracting(each -> each.path("status").asString())
                .satisfiesExactly(
                        first -> assertThat(first).isIn("created", "unchanged"),
                        second -> assertThat(second).isEqualTo("refused"),
                        third -> assertThat(third).isIn("created", "unchanged"));
        assertThat(answers.get(1).path("problem").asString()).isNotBlank().doesNotContain("java.", "our side");
        assertThat(server.get("/v1/customers/L-1").status()).isEqualTo(200);
        assertThat(server.get("/v1/customers/L-2").status()).isEqualTo(200);
    }

    @Test
    void aLineRejectedByTheDatabaseIsReportedAndTheOthersAreStored() {
        server.bean(JdbcClient.class)
                .sql("alter table customer add constraint nobody_of_this_name check (id <> 'L-BAD')")
                .update();

        List<JsonNode> answers = lines("/v1/customers", "{'id':'L-5'}\n{'id':'L-BAD'}\n{'id':'L-6'}\n");

        assertThat(answers)
                .extracting(each -> each.path("status").asString())
                .containsExactly("created", "failed", "created");
        assertThat(answers.get(1).path("problem").asString()).contains("The log has the details under");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "null|",
                "[]|",
                "7|",
                "{'customer':{'id':'Y'},'include':[null]}|include[0]",
                "{'customer':{'id':'Y'},'include':'facts'}|include",
                "{'customer':{'id':'Y','orders':[null]}}|customer.orders[0]",
                "{'customer':{'id':'Y','sources':{'orders':null}}}|customer.sources.orders",
                "{'customer':null}|customerId",
                "{'customerId':null}|customerId"
            })
    void anInvalidRequestIsRefusedAndTheOthersAreAnswered(String bad, String field) {
        String good = "{'customer':{'id':'L-9'},'dry':true}";
        List<JsonNode> answers = lines("/v1/decisions/batch", good + "\n" + bad + "\n" + good + "\n");

        assertThat(answers).extracting(each -> each.path("status").asInt()).containsExactly(200, 400, 200);
        assertThat(answers.get(1).path("field").asString("")).isEqualTo(field == null ? "" : field);
        Answer alone = server.post("/v1/decisions", bad);
        assertThat(alone.status()).as(alone.text()).isEqualTo(400);
        assertThat(alone.at("field")).as(alone.text()).isEqualTo(field == null ? "" : field);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {"orders", "consents", "complaints", "returns", "surveys", "interactions", "observations"})
    void nullIsNotAnItemOfAnyCollection(String collection) {
        Answer answer = server.put("/v1/customers/L-3", "{'" + collection + "':[null]}");

        assertThat(answer.status()).as(answer.text()).isEqualTo(400);
        assertThat(answer.at("field")).isEqualTo(collection + "[0]");
        assertThat(server.put("/v1/customers/L-3", "null").status()).isEqualTo(400);
    }

    @Test
    void aNullEventIsRefusedInItsPosition() {
        String event = "{'specversion':'1.0','id':'%s','source':'s','type':'interaction.noted','subject':'L-4',"
                + "'data':{'kind':'%s','channel':'store'}}";
        Answer batch = send(
                "/v1/events",
                "application/cloudevents-batch+json",
                "[" + event.formatted("1", "visit") + ",null,7," + event.formatted("2", "praise") + "]");

        assertThat(batch.json()
                        .path("results")
                        .valueStream()
                        .map(each -> each.path("status").asString()))
                .containsExactly("applied", "refused", "refused", "applied");
        assertThat(send("/v1/events", "application/cloudevents+json", "null").status())
                .isEqualTo(400);
        assertThat(send("/v1/events", "application/cloudevents-batch+json", "null")
                        .status())
                .isEqualTo(400);
    }

    private static List<JsonNode> lines(String path, String body) {
        UnaryOperator<String> raw = text -> text.replace("\\u0000", "\u0000");
        Answer answer = send(path, "application/x-ndjson", raw.apply(body));
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.text()
                .lines()
                .map(line -> FactsJson.mapper().readTree(line))
                .toList();
    }

    private static Answer send(String path, String type, String body) {
        return server.send(HttpRequest.newBuilder(server.uri(path))
                .header("Content-Type", type)
                .POST(HttpRequest.BodyPublishers.ofString(body.replace('\'', '"'))));
    }
}
