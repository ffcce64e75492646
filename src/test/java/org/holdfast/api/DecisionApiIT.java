package org.holdfast.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.holdfast.Samples.daysAgo;

import java.util.List;
import org.holdfast.Server;
import org.holdfast.Server.Answer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class DecisionApiIT {

    private static final String LATE_IN_MARCH =
            "{'id':'inline-1','language':'ro','orders':[{'id':'77','placedAt':'2026-03-01','value':80,"
                    + "'currency':'EUR','promisedAt':'2026-03-10'}]}";
    private static final String LATE =
            LATE_IN_MARCH.replace("2026-03-01", daysAgo(20)).replace("2026-03-10", daysAgo(5));
    private static Server server;

    @BeforeAll
    static void start() {
        server = Server.start();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    /** Records a decision for a customer of its own; the demo customer stays as the other tests expect it. */
    private static String recordedDecision() {
        return server.post(
                        "/v1/decisions",
                        "{'customer':{'id':'late','email':'late@example.org','orders':[{'id':'a','placedAt':'"
                                + daysAgo(20) + "','promisedAt':'" + daysAgo(5) + "'}]}}")
                .at("decisionId");
    }

    @Test
    void aDemoCustomerGetsADecisionWithAMessage() {
        Answer answer = server.get("/v1/customers/C-1001/next-best-action");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.contentType()).startsWith("application/json");
        assertThat(answer.at("outcome")).isEqualTo("act");
        assertThat(answer.at("actions.0.action")).isEqualTo("warn-late-delivery");
        assertThat(answer.at("actions.0.reason")).isEqualTo("Your order 5512 is 3 days late.");
        assertThat(answer.at("actions.0.message.subject"))
                .isEqualTo("Your order 5512 will arrive later than we promised");
        assertThat(answer.at("decisionId")).isEmpty();
        assertThat(answer.at("ruleBook")).startsWith("sha256:");
    }

    @Test
    void aDecisionIsRecordedAndCanBeReadAgain() {
        Answer decided =
                server.post("/v1/decisions", "{'customer':" + LATE.replace("inline-1", "recorded-1") + ",'max':3}");

        assertThat(decided.status()).isEqualTo(200);
        assertThat(decided.at("decisionId")).isNotEmpty();
        assertThat(decided.at("actions.0.actionId")).isEqualTo(decided.at("decisionId") + ".1");
        assertThat(server.get("/v1/decisions/" + decided.at("decisionId")).json())
                .isEqualTo(decided.json());
    }

    @Test
    void anOpenActionIsRepeatedWithItsFirstIds() {
        String body = "{'customer':" + LATE.replace("inline-1", "again-1") + "}";
        Answer first = server.post("/v1/decisions", body);
        Answer again = server.post("/v1/decisions", body);

        assertThat(first.at("repeated")).isEqualTo("false");
        assertThat(again.at("repeated")).isEqualTo("true");
        assertThat(again.at("decisionId")).isEqualTo(first.at("decisionId"));
        assertThat(again.at("actions.0.actionId")).isEqualTo(first.at("actions.0.actionId"));

        server.post("/v1/decisions/" + first.at("decisionId") + "/outcomes", "{'outcome':'delivered'}");
        Answer done = server.post("/v1/decisions", body);
        assertThat(done.at("outcome")).isEqualTo("hold");
        assertThat(done.at("heldBack.0.by")).isEqualTo("already-done");
        assertThat(done.at("heldBack.0.reason")).isEqualTo("Acest lucru a fost deja făcut.");
    }

    @Test
    void inlineFactsAreNotStored() {
        Answer answer = server.post("/v1/decisions", "{'customer':" + LATE + "}");

        assertThat(answer.at("actions.0.action")).isEqualTo("warn-late-delivery");
        assertThat(answer.at("actions.0.message.language")).isEqualTo("ro");
        assertThat(answer.at("facts.hash")).startsWith("sha256:");
        assertThat(server.get("/v1/customers/inline-1").status()).isEqualTo(404);
    }

    @Test
    void aDryRequestCanBeForAnotherDayAndRecordsNothing() {
        Answer answer = server.post(
                "/v1/decisions", "{'customer':" + LATE_IN_MARCH + ",'dry':true,'asOf':'2026-03-11T12:00:00Z'}");

        assertThat(answer.at("decisionId")).isEmpty();
        assertThat(answer.at("asOf")).isEqualTo("2026-03-11T12:00:00Z");
        assertThat(answer.at("actions.0.reason")).isEqualTo("Comanda 77 întârzie cu o zi.");
        assertThat(server.post(
                                "/v1/decisions",
                                "{'customer':" + LATE_IN_MARCH + ",'dry':true,'asOf':'2026-03-05T12:00:00Z'}")
                        .at("outcome"))
                .isEqualTo("nothing");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            nullValues = "-",
            value = {
                "{} | customerId | is missing",
                "{'customerId':'C-1001','customer':{'id':'x'}} | customerId | both given",
                "{'customerId':'C-1001','max':0} | max | from 1 to 25",
                "{'customerId':'C-1001','max':26} | max | from 1 to 25",
                "{'customerId':'C-1001','max':'3'} | max | a whole number",
                "{'customerId':'C-1001','max':1.5} | max | a whole number",
                "{'customerId':'C-1001','dry':'yes'} | dry | true or false",
                "{'customerId':'C-1001','asOf':'2026-03-11T12:00:00Z'} | asOf | requires",
                "{'customerId':'C-1001','dry':true,'asOf':'2026-03-11'} | asOf | expected an instant",
                "{'customerId':'C-1001','channel':'fax'} | channel | expected one of email, sms",
                "{'customerId':'C-1001','moment':'midnight'} | moment | expected one of review",
                "{'customerId':'C-1001','colour':'red'} | colour | is not a known field",
                "{'customer':{'id':'x','orders':[{'id':'1','placedAt':'2026-03-10','value':-5}]}} | "
                        + "customer.orders[0].value | cannot be negative",
                "{'customer':{'id':'x','orders':[{'id':'1','placedAt':'2026-03-10','deliveredAt':'2026-03-01'}]}} "
                        + "| customer.orders[0].deliveredAt | is before placedAt",
                "{'customer':{'id':'x','timeZone':'Mars/Olympus'}} | customer.timeZone | is not a time zone",
                "{'customer':{'id':'x','shoeSize':42}} | customer.shoeSize | is not a known field",
                "{'customer':{'name':'x'}} | customer.id | is missing",
                "{'customerId' | - | is not valid JSON",
                "[1] | - | wrong type",
                "- | - | JSON body",
            })
    void anInvalidFieldIsNamedAndNothingIsStored(String body, String field, String detail) {
        Answer answer = server.post("/v1/decisions", body == null ? "" : body);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.contentType()).startsWith("application/problem+json");
        assertThat(answer.at("field")).isEqualTo(field == null ? "" : field);
        assertThat(answer.at("detail")).contains(detail);
        assertThat(answer.text()).doesNotContain("org.holdfast", "tools.jackson", "Exception", "java.");
        assertThat(server.get("/v1/customers/x").status()).isEqualTo(404);
    }

    @Test
    void unknownIdsAreNotFound() {
        assertThat(server.post("/v1/decisions", "{'customerId':'nobody'}").status())
                .isEqualTo(404);
        assertThat(server.get("/v1/customers/nobody/next-best-action").at("detail"))
                .isEqualTo("There is no customer \"nobody\".");
        assertThat(server.get("/v1/decisions/none").status()).isEqualTo(404);
        assertThat(server.get("/v1/nothing-here").status()).isEqualTo(404);
        assertThat(server.get("/v1/nothing-here").contentType()).startsWith("application/problem+json");
        assertThat(server.put("/v1/decisions", "{}").status()).isEqualTo(405);
    }

    @Test
    void queryParametersAreValidated() {
        assertThat(server.get("/v1/customers/C-1001/next-best-action?channel=fax")
                        .at("field"))
                .isEqualTo("channel");
        assertThat(server.get("/v1/customers/C-1001/next-best-action?max=many").at("field"))
                .isEqualTo("max");
        assertThat(server.get("/v1/customers/C-1001/next-best-action?channel=sms&moment=inbound-call&max=2")
                        .at("actions.0.channel"))
                .isEqualTo("sms");
    }

    @Test
    void outcomesAreRecordedOnce() {
        String id = recordedDecision();
        String path = "/v1/decisions/" + id + "/outcomes";

        Answer first = server.post(path, "{'outcome':'accepted','by':'Vera','key':'k-1','amount':10.00}");
        assertThat(first.status()).isEqualTo(201);
        assertThat(first.at("actionId")).isEqualTo(id + ".1");
        assertThat(server.post(path, "{'outcome':'rejected','key':'k-1'}").at("result"))
                .isEqualTo("accepted");
        assertThat(server.post(path, "{'outcome':'presented','at':'2026-03-11T12:00:00Z'}")
                        .status())
                .isEqualTo(201);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{} | outcome | is missing",
                "{'outcome':'liked'} | outcome | presented, delivered, accepted",
                "{'outcome':'accepted','actionId':'other'} | actionId | is not an action of this decision",
                "{'outcome':'accepted','amount':-1} | amount | cannot be negative",
                "{'outcome':'accepted','at':'yesterday'} | at | neither a date",
                "{'outcome':'accepted','kay':'1'} | kay | not a known field",
            })
    void invalidOutcomesAreRefused(String body, String field, String detail) {
        String id = recordedDecision();
        Answer answer = server.post("/v1/decisions/" + id + "/outcomes", body);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.at("field")).isEqualTo(field);
        assertThat(answer.at("detail")).contains(detail);
    }

    @Test
    void anOutcomeNamesTheActionIfThereAreSeveral() {
        String dates = "'placedAt':'" + daysAgo(20) + "','promisedAt':'" + daysAgo(5) + "'";
        String both = "{'customer':{'id':'two','orders':[{'id':'a'," + dates + "},{'id':'b'," + dates + "}]},'max':5}";
        Answer decided = server.post("/v1/decisions", both);
        String path = "/v1/decisions/" + decided.at("decisionId") + "/outcomes";

        assertThat(server.post(path, "{'outcome':'accepted'}").at("detail")).contains("the decision has 2 actions");
        assertThat(server.post(path, "{'outcome':'accepted','actionId':'" + decided.at("actions.1.actionId") + "'}")
                        .status())
                .isEqualTo(201);
        assertThat(server.post("/v1/decisions/none/outcomes", "{'outcome':'accepted'}")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void theApiIsDescribedInOpenApi30() {
        Answer answer = server.get("/v3/api-docs");

        assertThat(answer.at("openapi")).startsWith("3.0.");
        JsonNode paths = answer.json().path("paths");
        assertThat(List.of(
                        "/v1/decisions",
                        "/v1/decisions/{id}",
                        "/v1/decisions/{id}/outcomes",
                        "/v1/customers/{id}",
                        "/v1/customers/{id}/next-best-action",
                        "/v1/rule-book",
                        "/v1/simulations"))
                .allMatch(paths::has);
        assertThat(answer.json()
                        .path("components")
                        .path("schemas")
                        .path("Order")
                        .path("properties")
                        .path("promisedAt")
                        .path("type")
                        .asString())
                .isEqualTo("string");
    }

    @Test
    void healthAndMetricsAreServed() {
        recordedDecision();

        assertThat(server.get("/actuator/health").at("status")).isEqualTo("UP");
        assertThat(server.get("/actuator/health").at("components.db.status")).isEqualTo("UP");
        assertThat(server.get("/actuator/prometheus").text())
                .contains(
                        "holdfast_decisions_total{outcome=\"act\"}",
                        "holdfast_decision_seconds_bucket",
                        "holdfast_rule_firings_total{rule=\"Warn about a late delivery\"}",
                        "holdfast_rule_book{version=\"sha256:",
                        "holdfast_actions_total{action=\"warn-late-delivery\",kind=\"warning\"}");
        assertThat(server.get("/actuator/env").status()).isEqualTo(404);
    }
}
