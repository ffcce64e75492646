package org.holdfast.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.holdfast.Samples.daysAgo;

import java.net.InetAddress;
import java.net.http.HttpRequest;
import java.time.Instant;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.holdfast.RawHttp;
import org.holdfast.Server;
import org.holdfast.Server.Answer;
import org.holdfast.facts.PersonalData;
import org.holdfast.ingestion.events.Events;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

/** Merging, erasing and exporting customers. */
class LeavingApiIT {

    private static Server server;

    @BeforeAll
    static void start() {
        server = Server.start("--holdfast.demo=false", "--holdfast.decide-anew.enabled=false");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static Answer send(String id, String type, String subject, String data) {
        return server.send(HttpRequest.newBuilder(server.uri("/v1/events"))
                .header("Content-Type", "application/cloudevents+json")
                .POST(HttpRequest.BodyPublishers.ofString(Events.event("/crm", id, type, subject, Instant.now(), data)
                        .toString())));
    }

    private static Answer delete(String path) {
        return server.send(HttpRequest.newBuilder(server.uri(path)).DELETE());
    }

    private static Answer line(String json) {
        return server.send(HttpRequest.newBuilder(server.uri("/v1/customers"))
                .header("Content-Type", "application/x-ndjson")
                .POST(HttpRequest.BodyPublishers.ofString(json.replace('\'', '"'))));
    }

    /** Decides for a customer with a late order, so that there is an action. */
    private static Answer decided(String id, String name) {
        server.put(
                "/v1/customers/" + id,
                "{'name':'" + name + "','orders':[{'id':'order-of-" + name + "','placedAt':'" + daysAgo(20)
                        + "','promisedAt':'" + daysAgo(5) + "'}]}");
        return server.post("/v1/decisions", "{'customerId':'" + id + "'}");
    }

    @Test
    void contradictingCustomersAreNotMergedAndBothValuesAreNamed() {
        server.put(
                "/v1/customers/K-1", "{'orders':[{'id':'777','placedAt':'2026-03-05','value':100,'currency':'EUR'}]}");
        server.put(
                "/v1/customers/K-2", "{'orders':[{'id':'777','placedAt':'2026-03-15','value':50,'currency':'EUR'}]}");

        Answer refused = send("k1", "customer.merged", "K-1", "{'from':'K-2'}");
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.at("type")).isEqualTo("urn:holdfast:problem:contradiction");
        assertThat(refused.at("detail")).contains("orders \"777\": placedAt is 2026-03-05 (K-1) and 2026-03-15 (K-2)");
        assertThat(refused.at("contradictions.1.other.value")).isEqualTo("50");
        assertThat(server.get("/v1/customers/K-2").status()).isEqualTo(200);

        server.put(
                "/v1/customers/K-2",
                "{'email':'a@example.org','orders':[{'id':'777','placedAt':'2026-03-05','deliveredAt':'2026-03-07'}]}");
        Answer merged = send("k1", "customer.merged", "K-1", "{'from':'K-2'}");
        assertThat(merged.at("merger.filled.0")).isEqualTo("email");
        assertThat(merged.at("merger.filled.1")).isEqualTo("orders[777].deliveredAt");
        assertThat(server.get("/v1/customers/K-1").at("orders.0.deliveredAt")).isEqualTo("2026-03-07");
    }

    @Test
    void allDataOfAMergedCustomerBelongsToTheSurvivor() throws Exception {
        Answer decision = decided("M-1", "Eve");
        String id = decision.at("decisionId");
        server.put("/v1/customers/M-2", "{'name':'Ana','email':'a@example.org','orders':[]}");
        send("m0", "order.delivered", "M-1", "{'id':'early'}");

        assertThat(send("m1", "customer.merged", "M-1", "{'into':'M-2'}").at("status"))
                .isEqualTo("applied");
        assertThat(send("m1", "customer.merged", "M-1", "{'into':'M-2'}").at("duplicate"))
                .isEqualTo("true");
        assertThat(send("m2", "customer.merged", "M-2", "{'from':'M-1'}").at("status"))
                .isEqualTo("unchanged");

        Answer facts = server.get("/v1/customers/M-2");
        assertThat(facts.at("name")).isEqualTo("Ana");
        assertThat(facts.at("orders.0.id")).isEqualTo("order-of-Eve");
        assertThat(server.get("/v1/customers/M-2/history").at("decisions.0.decisionId"))
                .isEqualTo(id);
        assertThat(server.get("/v1/incidents?customerId=M-2").at("incidents.0.actions.0.decisionId"))
                .isEqualTo(id);
        assertThat(server.post("/v1/decisions", "{'customerId':'M-2'}").at("repeated"))
                .isEqualTo("true");
        assertThat(server.post("/v1/decisions/" + id + "/replay", "").at("same"))
                .isEqualTo("true");
        assertThat(server.post("/v1/decisions/" + id + "/outcomes", "{'outcome':'accepted'}")
                        .status())
                .isEqualTo(201);
        assertThat(server.get("/v1/events/waiting?customerId=M-2").at("0.id")).isEqualTo("early");
        assertThat(server.get("/v1/customers/M-2/export").at("formerIds.0")).isEqualTo("M-1");
    }

    @Test
    void theOldIdRedirectsToTheNewOne() throws Exception {
        server.put("/v1/customers/M-3", "{}");
        server.put("/v1/customers/M-4", "{}");
        server.put("/v1/customers/M-5", "{}");
        send("m3", "customer.merged", "M-3", "{'into':'M-4'}");
        send("m4", "customer.merged", "M-5", "{'from':'M-4'}");

        RawHttp.Answer moved = RawHttp.send(
                InetAddress.getLoopbackAddress(),
                server.port(),
                "GET /v1/customers/M-3/next-best-action?max=2",
                "",
                "Host: localhost");
        assertThat(moved.status()).isEqualTo(301);
        assertThat(moved.text())
                .contains("Location: /v1/customers/M-5/next-best-action?max=2\r\n", "\"mergedInto\":\"M-5\"");
        assertThat(server.put("/v1/customers/M-3", "{}").status()).isEqualTo(410);
        assertThat(server.post("/v1/decisions", "{'customerId':'M-3'}").at("mergedInto"))
                .isEqualTo("M-5");
        assertThat(delete("/v1/customers/M-3").status()).isEqualTo(410);
        assertThat(line("{'id':'M-3'}").at("problem")).contains("merged into \"M-5\"");
        assertThat(send("m5", "complaint.opened", "M-3", "{'id':'k'}").at("customerId"))
                .isEqualTo("M-5");
        assertThat(server.get("/v1/customers/M-5").at("complaints.0.id")).isEqualTo("k");
        assertThat(send("m6", "customer.merged", "M-5", "{'into':'M-3'}").at("status"))
                .isEqualTo("unchanged");
        assertThat(send("m7", "customer.merged", "M-5", "{'into':'M-5'}").at("field"))
                .isEqualTo("data.into");
        assertThat(send("m8", "customer.merged", "M-9", "{'into':'M-5','from':'M-4'}")
                        .at("field"))
                .isEqualTo("data.into");
    }

    @Test
    void noDataOfAnErasedCustomerRemains() {
        String secret = "Zoltan-4711";
        Answer decision = decided("E-" + secret, secret);
        String id = decision.at("decisionId");
        String report = "{'outcome':'presented','key':'" + secret + "-1','by':'Nurse of " + secret
                + "','note':'Said that " + secret + " is ill'}";
        server.post("/v1/decisions/" + id + "/outcomes", report);
        jdbc().update(
                        "insert into customer_run (id, as_of, rule_book, started_at, state, decided, refused, "
                                + "out_bytes, last_customer) values "
                                + "('broken-off', current_timestamp, 'x', current_timestamp, 'open', 0, 0, 0, ?)",
                        "E-" + secret);
        server.send(HttpRequest.newBuilder(server.uri("/v1/decisions"))
                .header("Idempotency-Key", "e1")
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("{\"customerId\":\"E-" + secret + "\"}")));
        send("e1", "order.delivered", "E-" + secret, "{'id':'other-of-" + secret + "'}");
        String export = server.get("/v1/customers/E-" + secret + "/export").text();
        assertThat(export)
                .contains("\"facts\":{", "order-of-" + secret, "is ill", "other-of-" + secret, "\"receipt\":{", id);

        assertThat(delete("/v1/customers/E-" + secret).status()).isEqualTo(204);

        assertThat(everything()).doesNotContain(secret);
        int reports = outcomes(id);
        assertThat(server.post("/v1/decisions/" + id + "/outcomes", report).status())
                .as("the same report again")
                .isLessThan(300);
        assertThat(outcomes(id)).as("has no second effect").isEqualTo(reports);
        String late = report.replace("presented", "accepted").replace("-1'", "-2'");
        assertThat(server.post("/v1/decisions/" + id + "/outcomes", late).status())
                .isEqualTo(201);
        server.post("/v1/decisions/" + id + "/outcomes", late);
        assertThat(outcomes(id)).as("a later report counts once").isEqualTo(reports + 1);
        assertThat(everything()).as("and restores no name").doesNotContain(secret);
        jdbc().update("delete from customer_run where id = 'broken-off'");
        Answer left = server.get("/v1/decisions/" + id);
        assertThat(left.at("customerId")).startsWith("erased-");
        assertThat(left.at("actions.0.action")).isEqualTo("warn-late-delivery");
        assertThat(left.at("actions.0.cost")).isEqualTo(decision.at("actions.0.cost"));
        assertThat(server.post("/v1/decisions/" + id + "/replay", "").status()).isEqualTo(410);
        assertThat(server.get("/v1/customers/E-" + secret).status()).isEqualTo(404);
        assertThat(server.get("/v1/customers/E-" + secret + "/history").status())
                .isEqualTo(404);
        assertThat(server.get("/v1/customers/E-" + secret + "/export").status()).isEqualTo(404);
        assertThat(delete("/v1/customers/E-" + secret).status()).isEqualTo(204);
        assertThat(delete("/v1/customers/never-seen").status()).isEqualTo(404);
        assertThat(server.get("/v1/reports/actions").status()).isEqualTo(200);
    }

    @Test
    void noDataRemainsOfACustomerWhoWasMergedAndThenErased() {
        String id = decided("F-Ferenc", "Ferenc").at("decisionId");
        server.post(
                "/v1/decisions/" + id + "/outcomes",
                "{'outcome':'accepted','key':'Ferenc-accepted','by':'Ferenc himself'}");
        server.put("/v1/customers/F-2", "{'language':'en'}");
        send("f1", "customer.merged", "F-Ferenc", "{'into':'F-2'}");

        assertThat(delete("/v1/customers/F-2").status()).isEqualTo(204);

        assertThat(everything()).doesNotContain("Ferenc");
    }

    @Test
    void lateEventsDoNotRestoreAnErasedCustomerButAPutDoes() {
        server.put("/v1/customers/E-2", "{'name':'Eve'}");
        delete("/v1/customers/E-2");

        assertThat(send("e2", "order.placed", "E-2", "{'id':'1'}").at("status")).isEqualTo("erased");
        assertThat(line("{'id':'E-2','name':'Eve'}").at("status")).isEqualTo("refused");
        assertThat(server.get("/v1/customers/E-2").status()).isEqualTo(404);
        assertThat(server.put("/v1/customers/E-2", "{'name':'Eve'}").status()).isEqualTo(201);
        assertThat(send("e3", "order.placed", "E-2", "{'id':'1'}").at("status")).isEqualTo("applied");
    }

    /** Every table with customer data has to take part in merging, erasing and exporting. */
    @Test
    void everyTableWithCustomersIsCovered() {
        Set<String> named = new TreeSet<>(jdbc().queryForList(
                        "select lower(table_name) from information_schema.columns "
                                + "where lower(column_name) = 'customer_id'",
                        String.class));
        named.remove("gone_customer");

        assertThat(server.beans(PersonalData.class).stream()
                        .flatMap(each -> each.tables().stream())
                        .collect(Collectors.toSet()))
                .containsExactlyInAnyOrderElementsOf(named);
    }

    private static int outcomes(String decision) {
        return jdbc().queryForObject("select count(*) from outcome where decision_id = ?", Integer.class, decision);
    }

    private static JdbcTemplate jdbc() {
        return server.bean(JdbcTemplate.class);
    }

    /** Returns all rows of all tables but the one from which the id is deleted a minute later. */
    private static String everything() {
        return jdbc()
                .queryForList(
                        "select table_name from information_schema.tables where table_schema = 'PUBLIC'", String.class)
                .stream()
                .filter(table -> !table.equals("GONE_CUSTOMER"))
                .map(table ->
                        jdbc().queryForList("select * from \"" + table + "\"").toString())
                .collect(Collectors.joining("\n"));
    }
}
