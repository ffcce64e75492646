package org.holdfast.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.util.List;
import org.holdfast.Server;
import org.holdfast.Server.Answer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

/** An error of the database is not reported as unavailability, and a rejected line does not stop the others. */
class DatabaseRefusesIT {

    private static Server server;

    @BeforeAll
    static void start() {
        server = Server.start();
        JdbcTemplate jdbc = server.bean(JdbcTemplate.class);
        jdbc.execute("alter table decision add constraint decision_wanted check (customer_id <> 'unwanted')");
        jdbc.execute("alter table customer add constraint customer_wanted check (id <> 'unwanted')");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static void assertInternalError(Answer answer) {
        assertThat(answer.status()).isEqualTo(500);
        assertThat(answer.contentType()).startsWith("application/problem+json");
        assertThat(answer.at("type")).isEqualTo("urn:holdfast:problem:fault");
        assertThat(answer.at("detail")).startsWith("An internal error").doesNotContain("again", "reached", "WANTED");
    }

    private static Answer lines(String path, String lines) {
        return server.send(HttpRequest.newBuilder(server.uri(path))
                .header("Content-Type", "application/x-ndjson")
                .POST(HttpRequest.BodyPublishers.ofString(lines.replace('\'', '"'))));
    }

    @Test
    void aRejectedDecisionIsAnInternalErrorWithoutRetryAdvice() {
        assertInternalError(server.post("/v1/decisions", "{'customer':{'id':'unwanted'}}"));
        assertInternalError(server.send(HttpRequest.newBuilder(server.uri("/v1/decisions"))
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", "k")
                .POST(HttpRequest.BodyPublishers.ofString("{\"customer\":{\"id\":\"unwanted\"}}"))));
        assertThat(server.post("/v1/decisions", "{'customer':{'id':'wanted'}}").status())
                .isEqualTo(200);
    }

    @Test
    void rejectedFactsAreAnInternalError() {
        assertInternalError(server.put("/v1/customers/unwanted", "{'id':'unwanted'}"));
        assertInternalError(server.post(
                "/v1/events",
                "{'specversion':'1.0','id':'1','source':'s','type':'customer.changed','subject':'unwanted',"
                        + "'data':{'name':'Ann'}}",
                "application/cloudevents+json"));
    }

    @Test
    void aRejectedDecisionLineDoesNotStopTheOthers() {
        String question = "{'customer':{'id':'%s'}}\n";
        List<String> decided = lines(
                        "/v1/decisions/batch",
                        question.formatted("unwanted")
                                + question.formatted("a")
                                + question.formatted("unwanted")
                                + question.formatted("b"))
                .text()
                .lines()
                .toList();
        assertThat(decided).hasSize(4);
        assertThat(decided).element(0).asString().contains("\"status\":500", "An internal error");
        assertThat(decided).element(1).asString().contains("\"status\":200", "\"customerId\":\"a\"");
        assertThat(decided).element(2).asString().contains("\"status\":500");
        assertThat(decided).element(3).asString().contains("\"status\":200", "\"customerId\":\"b\"");
    }

    @Test
    void aRejectedCustomerLineDoesNotStopTheOthers() {
        List<String> stored = lines("/v1/customers", "{'id':'c'}\n{'id':'unwanted'}\n{'id':'d'}\n")
                .text()
                .lines()
                .toList();
        assertThat(stored).hasSize(3);
        assertThat(stored).element(0).asString().contains("\"id\":\"c\"", "created");
        assertThat(stored)
                .element(1)
                .asString()
                .contains("\"id\":\"unwanted\"", "failed", "An internal error")
                .doesNotContain("again");
        assertThat(stored).element(2).asString().contains("\"id\":\"d\"", "created");
        assertThat(server.get("/v1/customers/d").status()).isEqualTo(200);
    }
}
