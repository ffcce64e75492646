package org.holdfast.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.holdfast.Patience;
import org.holdfast.Server;
import org.holdfast.Server.Answer;
import org.holdfast.rules.declared.DeclaredBook;
import org.holdfast.rules.declared.DeclaredSample;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Facts that the rule book declares, from the doors of a server to decisions and back. */
class DeclaredFactsIT {

    private static final String RULE = """
            rule "Plus customers"
            when
              Customer( plan == "plus" )
            then
              propose("greet-birthday");
            end
            """;

    /** The ways into the program over HTTP. */
    private enum Door {
        PUT,
        LINES,
        EVENT;

        Answer send(String id, String attributes) {
            String facts = "{'id':'" + id + "','attributes':" + attributes + "}";
            return switch (this) {
                case PUT -> server.put("/v1/customers/" + id, facts);
                case LINES -> server.post("/v1/customers", facts + "\n", "application/x-ndjson");
                case EVENT ->
                    sent(event(id, "{'attributes':" + attributes + "}")
                            .replace("'subject':'e-1'", "'subject':'" + id + "'"));
            };
        }
    }

    @TempDir
    private static Path folder;

    private static Path rules;
    private static Server server;

    @BeforeAll
    static void start() throws Exception {
        rules = DeclaredBook.in(
                folder,
                "plus.drl",
                RULE
                        + Stream.of(DeclaredSample.values())
                                .map(DeclaredSample::rule)
                                .collect(Collectors.joining()));
        server = Server.start("--holdfast.rules.dir=" + rules, "--holdfast.demo=false");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static Answer decide(String customer) {
        return server.post("/v1/decisions", "{'customerId':'" + customer + "','include':['candidates']}");
    }

    @Test
    void theSchemaOfTheLiveBookIsServed() {
        Answer schema = server.get("/v1/facts-schema");

        assertThat(schema.status()).isEqualTo(200);
        assertThat(schema.etag()).contains(server.get("/v1/rule-book").at("version"));
        assertThat(schema.at("properties.attributes.properties.plan.enum"))
                .isEqualTo("[\"basic\",\"plus\",\"family\"]");
        assertThat(schema.at("properties.attributes.properties.plan.x-titles.ru"))
                .isEqualTo("тариф");
        assertThat(schema.at("properties.attributes.additionalProperties")).isEqualTo("false");
        assertThat(schema.at("properties.lists.properties.vehicle.items.required"))
                .isEqualTo("[\"plate\"]");
        assertThat(schema.at("properties.orders.items.properties.lines.items.properties.attributes.properties"))
                .contains("engraving");
        assertThat(schema.at("properties.name.type")).isEqualTo("string");
    }

    @Test
    void declaredFactsAreStoredDecidedUponExportedAndErased() {
        Answer put = server.put(
                "/v1/customers/p-1",
                "{'attributes':{'plan':'plus','tags':['vip']},'lists':{'vehicle':[{'plate':'A 1','mileage':5}]}}");
        assertThat(put.status()).as(put.text()).isEqualTo(201);

        assertThat(server.get("/v1/customers/p-1").at("attributes"))
                .isEqualTo("{\"plan\":\"plus\",\"tags\":[\"vip\"]}");
        assertThat(server.get("/v1/customers/p-1").at("lists.vehicle"))
                .isEqualTo("[{\"mileage\":5,\"plate\":\"A 1\"}]");
        Answer decision = decide("p-1");
        assertThat(decision.text()).contains("Plus customers");
        assertThat(server.get("/v1/customers/p-1/export").text()).contains("\"plan\":\"plus\"");
        Answer replay = server.post("/v1/decisions/" + decision.at("decisionId") + "/replay", "");
        assertThat(replay.at("same")).isEqualTo("true");

        assertThat(server.send(HttpRequest.newBuilder(server.uri("/v1/customers/p-1"))
                                .DELETE())
                        .status())
                .isEqualTo(204);
        assertThat(server.get("/v1/customers/p-1").status()).isEqualTo(404);
    }

    @Test
    void everyTypeComesThroughEveryDoorAndIsDecidedUpon() {
        for (Door door : Door.values()) {
            for (DeclaredSample sample : DeclaredSample.values()) {
                String id = ("d-" + door + "-" + sample).toLowerCase(Locale.ROOT);
                Answer answer = door.send(id, sample.attributes());

                assertThat(answer.status()).as(id + answer.text()).isBetween(200, 201);
                assertThat(server.get("/v1/customers/" + id).at("attributes"))
                        .as(id)
                        .isEqualTo(sample.attributes().replace('\'', '"'));
                assertThat(decide(id).text()).as(id).contains("Sees " + sample);
            }
        }
        for (DeclaredSample sample : DeclaredSample.values()) {
            assertThat(server.post(
                                    "/v1/decisions",
                                    "{'customer':{'id':'x','attributes':" + sample.attributes()
                                            + "},'dry':true,'include':['candidates']}")
                            .text())
                    .contains("Sees " + sample);
        }
    }

    @Test
    void customersAreMeasuredByGroupsAndTheirValuesListed() {
        server.put("/v1/customers/group-1", "{'attributes':{'motto':'grouped','plan':'basic','tags':['a','b']}}");
        server.put("/v1/customers/group-2", "{'attributes':{'motto':'grouped'}}");

        Answer measures = server.get("/v1/measures?by=motto");
        assertThat(measures.status()).isEqualTo(200);
        assertThat(measures.at("by")).isEqualTo("motto");
        assertThat(measures.text()).contains("\"name\":\"grouped\",\"customers\":2");
        assertThat(server.get("/v1/measures?by=tags&customerId=group-1").text())
                .contains("\"name\":\"a\",\"customers\":1", "\"name\":\"b\",\"customers\":1");
        Answer refused = server.get("/v1/measures?by=plam");
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.at("field")).isEqualTo("by");
        assertThat(refused.text()).contains("Maybe");

        assertThat(server.get("/v1/values/motto?q=GROUPED").at("values.0.customers"))
                .isEqualTo("2");
        assertThat(server.get("/v1/values?language=ru").text())
                .contains("\"meaning\":\"тариф\"", "\"meaning\":\"сегмент\"");
        assertThat(server.get("/v1/values?language=ro").text()).contains("\"name\":\"vehicle.electric\"", "abonament");
        assertThat(server.get("/v1/values/rating").at("field")).isEqualTo("field");
    }

    @Test
    void whatIsNotDeclaredIsRefusedAtEveryDoor() {
        Answer put = server.put("/v1/customers/p-2", "{'attributes':{'plann':'plus'}}");
        assertThat(put.status()).isEqualTo(400);
        assertThat(put.at("field")).isEqualTo("attributes.plann");
        assertThat(put.at("detail")).contains("Maybe \"plan\"");

        Answer inline = server.post("/v1/decisions", "{'customer':{'id':'x','attributes':{'plan':'gold'}}}");
        assertThat(inline.status()).isEqualTo(400);
        assertThat(inline.at("field")).isEqualTo("customer.attributes.plan");

        Answer lines = server.post(
                "/v1/customers",
                "{'id':'n-1','attributes':{'plan':'basic'}}\n{'id':'n-2','lists':{'vehicle':[{}]}}\n",
                "application/x-ndjson");
        assertThat(lines.text().lines().toList().get(0)).contains("created");
        assertThat(lines.text().lines().toList().get(1)).contains("refused", "lists.vehicle[0].plate");

        Answer event = sent(event("e-1", "{'attributes':{'vegan':'yes'}}"));
        assertThat(event.status()).isEqualTo(400);
        assertThat(event.at("field")).isEqualTo("data.attributes.vegan");
    }

    @Test
    void anEventAboutOneAttributeLeavesTheOthersAlone() {
        assertThat(sent(event("a-1", "{'attributes':{'plan':'plus','tags':['vip']}}"))
                        .status())
                .isEqualTo(200);
        sent(event("a-2", "{'attributes':{'vegan':true}}").replace("2026-01-01", "2025-12-01"));
        server.post(
                "/v1/events", event("a-3", "{'attributes':{'plan':'basic'}}").replace("2026-01-01", "2025-12-01"));

        assertThat(server.get("/v1/customers/e-1").at("attributes"))
                .isEqualTo("{\"plan\":\"plus\",\"tags\":[\"vip\"],\"vegan\":true}");
        Answer later = sent(event("a-4", "{'attributes':{'plan':'basic'}}").replace("2026-01-01", "2026-02-01"));
        assertThat(later.text()).contains("applied");
        assertThat(server.get("/v1/customers/e-1").at("attributes.plan")).isEqualTo("basic");
        assertThat(server.get("/v1/customers/e-1").at("attributes.vegan")).isEqualTo("true");
    }

    private static Answer sent(String event) {
        return server.post("/v1/events", event, "application/cloudevents+json");
    }

    private static String event(String id, String data) {
        return "{'specversion':'1.0','id':'" + id + "','source':'/crm','type':'customer.changed','subject':'e-1',"
                + "'time':'2026-01-01T10:00:00Z','data':" + data + "}";
    }

    @Test
    void aValueIsKeptWhileItsTypeIsAnother() throws Exception {
        server.put("/v1/customers/p-3", "{'attributes':{'plan':'plus','deposit':3}}");
        assertThat(decide("p-3").text()).contains("Plus customers");

        publish(DeclaredBook.FACTS
                .replace("of: [basic, plus, family]", "of: [plus, family, premium]")
                .replace("deposit: { type: money, currency: USD", "deposit: { type: text"));
        assertThat(server.get("/v1/customers/p-3").at("attributes.deposit")).isEqualTo("3");
        assertThat(decide("p-3").text()).contains("Plus customers");
        assertThat(server.put("/v1/customers/p-4", "{'attributes':{'plan':'basic'}}")
                        .status())
                .isEqualTo(400);

        publish(DeclaredBook.FACTS);
        assertThat(server.put("/v1/customers/p-4", "{'attributes':{'plan':'basic'}}")
                        .status())
                .isEqualTo(201);
    }

    @Test
    void aListIsReplacedOnItsOwn() {
        server.put("/v1/customers/l-1", "{'name':'Ana','lists':{'vehicle':[{'plate':'A 1','mileage':5}]}}");

        Answer put = server.put("/v1/customers/l-1/lists.vehicle", "[{'plate':'B 2'}]");
        assertThat(put.status()).as(put.text()).isEqualTo(200);
        assertThat(server.get("/v1/customers/l-1").at("lists.vehicle")).isEqualTo("[{\"plate\":\"B 2\"}]");
        assertThat(server.get("/v1/customers/l-1").at("name")).isEqualTo("Ana");
        assertThat(server.put("/v1/customers/l-1/lists.vehicle", "null").at("field"))
                .isEqualTo("lists.vehicle");
        assertThat(server.put("/v1/customers/l-1/lists.vehicel", "[]").text()).contains("vehicle");
        assertThat(server.put("/v1/customers/l-1/lists.vehicle", "[{'plate':'B 2'},{'plate':'B 2'}]")
                        .at("field"))
                .isEqualTo("lists.vehicle[1].plate");
        assertThat(server.patch("/v1/customers/l-1", "{'lists':{'vehicle':null}}")
                        .at("lists.vehicle"))
                .isEmpty();
    }

    private static void publish(String facts) throws Exception {
        String before = server.get("/v1/rule-book").at("version");
        Files.writeString(rules.resolve("facts.yaml"), facts);
        Patience.until(() -> !server.get("/v1/rule-book").at("version").equals(before));
    }
}
