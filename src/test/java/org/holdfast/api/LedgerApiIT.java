package org.holdfast.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import org.holdfast.Database;
import org.holdfast.Server;
import org.holdfast.Server.Answer;
import org.holdfast.customers.CustomerStore;
import org.holdfast.facts.DecisionMoment;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.JsonNode;

/** History, incidents, the catalogue and measures, on both databases. */
@ParameterizedClass
@EnumSource(Database.class)
class LedgerApiIT {

    private static final LocalDate TODAY = LocalDate.now(ZoneOffset.UTC);
    private static Server server;

    @Parameter
    private Database database;

    @BeforeParameterizedClassInvocation
    static void start(Database database) {
        server = Server.on(database.freshUrl());
    }

    @AfterParameterizedClassInvocation
    static void stop() {
        server.close();
    }

    /** Returns a customer with one order that is late and one that was delivered late. */
    private static String facts(String id) {
        return ("{'id':'%s','email':'o@example.org','language':'en','orders':["
                        + "{'id':'%s-a','placedAt':'%s','value':80,'currency':'EUR','promisedAt':'%s',"
                        + "'deliveredAt':'%s'},"
                        + "{'id':'%s-b','placedAt':'%s','value':80,'currency':'EUR','promisedAt':'%s'}]}")
                .formatted(
                        id,
                        id,
                        TODAY.minusDays(30),
                        TODAY.minusDays(12),
                        TODAY.minusDays(3),
                        id,
                        TODAY.minusDays(9),
                        TODAY.minusDays(4));
    }

    private static Answer decide(String id, int max) {
        return server.post("/v1/decisions", "{'max':" + max + ",'customer':" + facts(id) + "}");
    }

    private static void report(Answer decided, int action, String outcome) {
        assertThat(server.post(
                                "/v1/decisions/" + decided.at("decisionId") + "/outcomes",
                                "{'actionId':'" + decided.at("actions." + action + ".actionId") + "','outcome':'"
                                        + outcome + "','by':'Vera'}")
                        .status())
                .isEqualTo(201);
    }

    @Test
    void pointsAreShownWithTheirLedgerEntries() {
        server.put(
                "/v1/customers/P-1",
                ("{'surveys':[{'kind':'csat','score':4,'at':'%s'}],'orders':[{'id':'p','placedAt':'%s',"
                                + "'deliveredAt':'%s','value':45}]}")
                        .formatted(TODAY.minusDays(40), TODAY.minusDays(30), TODAY.minusDays(20)));
        Answer before = server.get("/v1/customers/P-1/programmes");
        assertThat(before.at("programmes.0.points"))
                .as("calculated immediately")
                .isEqualTo("45");
        assertThat(before.json().path("entries"))
                .as("written with the next decision")
                .isEmpty();
        server.post("/v1/decisions", "{'customerId':'P-1'}");
        server.post("/v1/decisions", "{'customerId':'P-1'}");

        Answer page = server.get("/v1/customers/P-1/programmes?limit=1");
        assertThat(page.at("keptBy")).isEqualTo("holdfast");
        assertThat(page.at("programmes.0.stampsMissing")).isEqualTo("8");
        assertThat(page.at("entries.0.cause")).isEqualTo("order:p");
        assertThat(server.get("/v1/customers/P-1/programmes?limit=1&before=" + page.at("next"))
                        .json()
                        .path("entries"))
                .hasSize(1);
        assertThat(server.get("/v1/customers/P-1/programmes").json().path("entries"))
                .hasSize(2);
        assertThat(server.get("/v1/customers/nobody/programmes").status()).isEqualTo(404);
    }

    @Test
    void historyListsActionsOutcomesAndHeldBackProposals() {
        Answer first = decide("H-1", 1);
        report(first, 0, "presented");
        report(first, 0, "rejected");
        Answer second = decide("H-1", 1);

        Answer history = server.get("/v1/customers/H-1/history");
        assertThat(history.json().path("decisions")).hasSize(2);
        assertThat(history.at("decisions.0.decisionId")).as("the latest first").isEqualTo(second.at("decisionId"));
        assertThat(history.at("decisions.0.actions.0.action")).isEqualTo("credit-late-delivery");
        assertThat(history.at("decisions.0.actions.0.status")).isEqualTo("open");
        assertThat(history.at("decisions.0.actions.0.granted.amount")).isEqualTo(second.at("actions.0.granted.amount"));
        assertThat(history.at("decisions.0.heldBack.0.by")).isEqualTo("suppression");
        assertThat(history.at("decisions.1.actions.0.status")).isEqualTo("rejected");
        assertThat(history.at("decisions.1.actions.0.outcomes.0.result")).isEqualTo("presented");
        assertThat(history.at("decisions.1.actions.0.outcomes.1.by")).isEqualTo("Vera");
        assertThat(history.at("next")).isEmpty();
    }

    @Test
    void aRepeatedActionNamesItsFirstDecision() {
        Answer first = decide("H-2", 1);
        Answer both = decide("H-2", 2);
        report(both, 0, "accepted");

        Answer history = server.get("/v1/customers/H-2/history");
        assertThat(history.at("decisions.0.decisionId")).isEqualTo(both.at("decisionId"));
        assertThat(history.at("decisions.0.actions.0.decisionId")).isEqualTo(first.at("decisionId"));
        assertThat(history.at("decisions.0.actions.0.status")).isEqualTo("accepted");
        assertThat(history.at("decisions.1.actions.0.status")).isEqualTo("accepted");
    }

    @Test
    void anActionShowsItsPromiseAndWhetherItWasKept() {
        String facts = "{'id':'H-5','email':'o@example.org','complaints':[{'id':'k','openedAt':'" + TODAY.minusDays(5)
                + "'}]}";
        Answer decided = server.post("/v1/decisions", "{'customer':" + facts + "}");
        assertThat(decided.at("actions.0.promise.what")).isNotEmpty();

        Answer history = server.get("/v1/customers/H-5/history");
        assertThat(history.at("decisions.0.actions.0.promise.what")).isEqualTo(decided.at("actions.0.promise.what"));
        assertThat(history.at("decisions.0.actions.0.promise.dueAt")).isEqualTo(decided.at("actions.0.promise.dueAt"));
        assertThat(history.at("decisions.0.actions.0.promise.status")).isEqualTo("open");
    }

    @Test
    void pagingReturnsEachDecisionOnceEvenIfManyHaveTheSameTime() {
        for (int i = 0; i < 7; i++) {
            report(decide("H-3", 1), 0, "failed");
            server.bean(JdbcTemplate.class)
                    .update("delete from outcome where decision_id in (select id from decision where customer_id "
                            + "= 'H-3')");
            server.bean(JdbcTemplate.class)
                    .update(
                            "update decided_action set decided_at = ?, status_at = ? where customer_id = 'H-3'",
                            TODAY.minusDays(2).atStartOfDay().atOffset(ZoneOffset.UTC),
                            TODAY.minusDays(2).atStartOfDay().atOffset(ZoneOffset.UTC));
        }
        server.bean(JdbcTemplate.class)
                .update(
                        "update decision set decided_at = ? where customer_id = 'H-3'",
                        TODAY.minusDays(2).atStartOfDay().atOffset(ZoneOffset.UTC));

        List<String> seen = new ArrayList<>();
        String path = "/v1/customers/H-3/history?limit=3";
        for (String next = ""; seen.isEmpty() || !next.isEmpty(); ) {
            Answer page = server.get(path + (next.isEmpty() ? "" : "&after=" + next));
            page.json()
                    .path("decisions")
                    .forEach(each -> seen.add(each.path("decisionId").asString()));
            next = page.at("next");
        }
        assertThat(seen).hasSize(7).doesNotHaveDuplicates();
    }

    @Test
    void aStoredCustomerHasAnEmptyHistoryAndAnUnknownOneNone() {
        server.put("/v1/customers/H-4", "{}");

        assertThat(server.get("/v1/customers/H-4/history").json().path("decisions"))
                .isEmpty();
        assertThat(server.get("/v1/customers/nobody/history").status()).isEqualTo(404);
        assertThat(server.get("/v1/incidents?customerId=nobody").status()).isEqualTo(404);
        assertThat(server.get("/v1/incidents?customerId=H-4").json().path("incidents"))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "/v1/customers/x/history?limit=0, limit",
        "/v1/customers/x/history?limit=101, limit",
        "/v1/customers/x/history?limit=many, limit",
        "/v1/customers/x/history?before=yesterday, before",
        "/v1/incidents, customerId",
        "/v1/incidents?customerId=C-1001&open=perhaps, open",
        "/v1/incidents?customerId=C-1001&limit=0, limit"
    })
    void anInvalidParameterIsNamed(String path, String field) {
        Answer answer = server.get(path);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.at("field")).isEqualTo(field);
    }

    @Test
    void incidentsListWhatHappenedAndTheActionsTaken() {
        server.put("/v1/customers/I-1", facts("I-1"));
        Answer decided = server.post("/v1/decisions", "{'customerId':'I-1','max':5}");
        report(decided, 0, "delivered");

        Answer incidents = server.get("/v1/incidents?customerId=I-1");
        assertThat(incidents.at("incidents.0.id")).isEqualTo("late-order:I-1-b");
        assertThat(incidents.at("incidents.0.state")).isEqualTo("open");
        assertThat(incidents.at("incidents.0.openedOn"))
                .isEqualTo(TODAY.minusDays(4).toString());
        assertThat(incidents.at("incidents.0.closedOn")).isEmpty();
        assertThat(incidents.at("incidents.0.actions.0.action")).isEqualTo("warn-late-delivery");
        assertThat(incidents.at("incidents.0.actions.0.status")).isEqualTo("delivered");
        assertThat(incidents.at("incidents.1.id")).isEqualTo("late-order:I-1-a");
        assertThat(incidents.at("incidents.1.state")).isEqualTo("closed");
        assertThat(incidents.at("incidents.1.closedOn"))
                .isEqualTo(TODAY.minusDays(3).toString());
        assertThat(incidents.at("incidents.1.actions.0.action")).isEqualTo("credit-late-delivery");
        assertThat(incidents
                        .json()
                        .path("incidents")
                        .path(1)
                        .path("actions")
                        .path(0)
                        .path("granted")
                        .decimalValue())
                .isEqualByComparingTo(decided.at("actions.1.granted.amount"));

        assertThat(server.get("/v1/incidents?customerId=I-1&open=true").json().path("incidents"))
                .hasSize(1);
        assertThat(server.get("/v1/incidents?customerId=I-1&open=false").at("incidents.0.id"))
                .isEqualTo("late-order:I-1-a");
        Answer page = server.get("/v1/incidents?customerId=I-1&limit=1");
        assertThat(page.at("next")).isEqualTo("late-order:I-1-b");
        Answer last = server.get("/v1/incidents?customerId=I-1&limit=1&after=" + page.at("next"));
        assertThat(last.at("incidents.0.id")).isEqualTo("late-order:I-1-a");
        assertThat(last.at("next")).isEmpty();
    }

    @Test
    void actionsRemainIfTheFactsNoLongerShowTheIncident() {
        server.put("/v1/customers/I-2", facts("I-2"));
        server.post("/v1/decisions", "{'customerId':'I-2'}");
        server.put("/v1/customers/I-2", "{'orders':[]}");
        decide("I-3", 1);

        assertThat(server.get("/v1/incidents?customerId=I-2").at("incidents.0.state"))
                .isEqualTo("not-seen");
        assertThat(server.get("/v1/incidents?customerId=I-2").at("incidents.0.subject"))
                .isEqualTo("I-2-b");
        assertThat(server.get("/v1/incidents?customerId=I-3").at("incidents.0.actions.0.action"))
                .as("facts came inline")
                .isEqualTo("warn-late-delivery");
        assertThat(server.get("/v1/incidents?customerId=I-3&open=true").json().path("incidents"))
                .isEmpty();
    }

    @Test
    void theCatalogueListsActionsWithTheirRulesChannelsAndMoments() {
        Answer answer = server.get("/v1/actions");

        JsonNode credit = null;
        for (JsonNode each : answer.json().path("actions")) {
            credit = each.path("id").asString().equals("credit-late-delivery") ? each : credit;
        }
        assertThat(credit).isNotNull();
        assertThat(credit.path("area").asString()).isEqualTo("delivery");
        assertThat(credit.path("kind").asString()).isEqualTo("goodwill");
        assertThat(credit.path("budget").asString()).isEqualTo("goodwill");
        assertThat(credit.path("incident").asString()).isEqualTo("late-order");
        assertThat(credit.path("validDays").asInt()).isEqualTo(30);
        assertThat(credit.path("rules")).isNotEmpty();
        assertThat(answer.at("channels.0.channel")).isEqualTo("email");
        assertThat(answer.json().path("moments")).hasSize(DecisionMoment.values().length);
        assertThat(answer.at("ruleBook")).isEqualTo(server.get("/v1/rule-book").at("version"));
    }

    @Test
    void budgetsSayWhatIsUsedAndLeft() {
        Answer answer = server.get("/v1/budgets");

        assertThat(answer.at("currency")).isEqualTo("EUR");
        assertThat(answer.json().path("firstCustomers")).isEmpty();
        JsonNode goodwill = null;
        for (JsonNode each : answer.json().path("budgets")) {
            goodwill = each.path("name").asString().equals("goodwill") ? each : goodwill;
        }
        assertThat(goodwill).isNotNull();
        assertThat(goodwill.path("total").decimalValue())
                .isEqualByComparingTo(goodwill.path("used")
                        .decimalValue()
                        .add(goodwill.path("left").decimalValue()));
        assertThat(goodwill.path("renewedOn").asString()).isNotEmpty();
    }

    private static void put(String id, String rest) {
        assertThat(server.put("/v1/customers/" + id, "{'id':'" + id + "','segment':'measured'," + rest + "}")
                        .status())
                .isLessThan(300);
    }

    private static String order(String id, int daysAgo, int value) {
        return "{'id':'" + id + "','placedAt':'" + TODAY.minusDays(daysAgo) + "','value':" + value
                + ",'currency':'EUR'}";
    }

    @Test
    void measuresAreCalculatedForGroupsForOneCustomerAndForAnyTime() {
        put(
                "M-1",
                "'orders':[" + order("1", 500, 100) + "," + order("2", 60, 30) + "," + order("3", 2, 50) + "],"
                        + "'surveys':[{'kind':'nps','score':9,'at':'" + TODAY.minusDays(3) + "'}]");
        put(
                "M-2",
                "'orders':[" + order("4", 400, 40) + "],'surveys':[{'kind':'nps','score':0,'at':'" + TODAY.minusDays(40)
                        + "'}]");

        Answer all = server.get("/v1/measures?by=segment");
        JsonNode group = StreamSupport.stream(all.json().path("groups").spliterator(), false)
                .filter(each -> each.path("name").asString("").equals("measured"))
                .findFirst()
                .orElseThrow();
        assertThat(all.at("by")).isEqualTo("segment");
        assertThat(all.at("all.customers"))
                .isEqualTo(String.valueOf(server.bean(CustomerStore.class).count()));
        assertThat(group.path("customers").asInt()).isEqualTo(2);
        assertThat(group.path("repurchaseRate").path("rate").decimalValue()).isEqualByComparingTo("1");
        assertThat(group.path("retentionRate").path("rate").decimalValue()).isEqualByComparingTo("0.5");
        assertThat(group.path("spendPerOrder").path("mean").decimalValue()).isEqualByComparingTo("40");
        assertThat(group.path("netPromoterScore").path("score").decimalValue()).isZero();

        Answer one = server.get("/v1/measures?customerId=M-1&asOf=" + TODAY.minusDays(30) + "&from="
                + TODAY.minusDays(100) + "&until=" + TODAY.minusDays(50));
        assertThat(one.at("all.buyers")).isEqualTo("1");
        assertThat(one.at("all.lifetimeValue.past.mean")).isEqualTo("130.00");
        assertThat(one.at("all.netPromoterScore.score")).as("no answer yet").isEmpty();
        assertThat(one.at("comparedTo")).isEqualTo(TODAY.minusDays(101).toString());
    }

    @ParameterizedTest
    @CsvSource({
        "by=colour, by",
        "from=yesterday, from",
        "asOf=2026, asOf",
        "to=2199-01-01, to",
        "from=2026-03-02&to=2026-03-01, from",
        "from=1980-01-01, from"
    })
    void anInvalidMeasureParameterIsNamed(String query, String field) {
        Answer answer = server.get("/v1/measures?" + query);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.contentType()).startsWith("application/problem+json");
        assertThat(answer.at("field")).isEqualTo(field);
    }

    @Test
    void anUnknownCustomerCannotBeMeasured() {
        assertThat(server.get("/v1/measures?customerId=nobody").status()).isEqualTo(404);
    }
}
