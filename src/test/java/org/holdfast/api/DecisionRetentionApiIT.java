package org.holdfast.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.time.Duration;
import java.time.ZoneOffset;
import org.holdfast.Database;
import org.holdfast.Server;
import org.holdfast.Server.Answer;
import org.holdfast.access.MovingClock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.JdbcTemplate;

/** Three years after customers were decided for, everything that is counted is there, and no text. */
@ParameterizedClass
@EnumSource(Database.class)
class DecisionRetentionApiIT {

    private static MovingClock clock;
    private static Server server;
    private static String apology;
    private static String offer;
    private static String unsubscribe;
    private static String reportBefore;
    private static Answer preview;
    private static Answer pruned;

    @Parameter
    private Database database;

    @BeforeParameterizedClassInvocation
    static void start(Database database) {
        clock = new MovingClock();
        server = Server.at(
                clock,
                database.freshUrl(),
                "--holdfast.demo=false",
                "--holdfast.decisions.keep=2y",
                "--holdfast.public-url=https://care.example");
        put(
                "late",
                "'orders':[{'id':'9','placedAt':'" + daysAgo(20) + "','promisedAt':'" + daysAgo(4)
                        + "','value':100,'currency':'EUR'}]");
        put("quiet", "'orders':[{'id':'1','placedAt':'" + daysAgo(90) + "','deliveredAt':'" + daysAgo(88) + "'}]");
        apology = decide("late").at("decisionId");
        Answer message = decide("quiet");
        offer = message.at("decisionId");
        unsubscribe =
                message.text().replaceAll("(?s).*\"unsubscribeLink\":\"https://care.example/u/([^\"]+)\".*", "$1");
        report(apology, "'outcome':'accepted','note':'was glad','by':'Vera','key':'late-1'");
        clock.move(Duration.ofDays(1_096));
        reportBefore = reported();
        preview = server.get("/v1/decisions-retention");
        pruned = server.post("/v1/decisions-retention", "");
    }

    @AfterParameterizedClassInvocation
    static void stop() {
        server.close();
    }

    private static String daysAgo(int days) {
        return clock.instant()
                .atZone(ZoneOffset.UTC)
                .toLocalDate()
                .minusDays(days)
                .toString();
    }

    private static void put(String id, String facts) {
        assertThat(server.put(
                                "/v1/customers/" + id,
                                "{'id':'" + id + "','name':'Ana','language':'en','email':'" + id
                                        + "@example.org','complaints':[],'consents':[{'channel':'email',"
                                        + "'purpose':'marketing','given':true,'at':'2020-01-01'}]," + facts + "}")
                        .status())
                .isLessThan(300);
    }

    private static Answer decide(String id) {
        return server.post("/v1/decisions", "{'customerId':'" + id + "','channel':'email'}");
    }

    private static Answer report(String decision, String outcome) {
        return server.post("/v1/decisions/" + decision + "/outcomes", "{" + outcome + "}");
    }

    private static String reported() {
        return server.get("/v1/reports/actions?from=2026-01-01&until=2026-12-31")
                .text();
    }

    private static long rows(String table) {
        return server.bean(JdbcTemplate.class).queryForObject("select count(*) from " + table, Long.class);
    }

    @Test
    void aPreviewSaysWhatGoes() {
        assertThat(preview.at("decisions")).isEqualTo("2");
        assertThat(preview.at("removed")).isEqualTo("false");
        assertThat(pruned.at("decisions")).isEqualTo("2");
        assertThat(pruned.at("complete")).isEqualTo("true");
        assertThat(pruned.at("keep")).isEqualTo("P2Y");
        assertThat(server.get("/v1/decisions-retention?keep=10y").at("decisions"))
                .isEqualTo("0");
        assertThat(server.get("/v1/decisions-retention?keep=3d").text())
                .contains("\\\"keep\\\" is P3D; expected at least 30 days");
        assertThat(rows("receipt where decision_id in ('" + apology + "','" + offer + "')"))
                .isZero();
        assertThat(server.get("/v1/audit?action=decisions-pruned").text()).contains("\"decisions\":2");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "en | Decisions are kept whole for 2 years here | March 15, 2029 | still kept",
                "ru | хранятся здесь целиком 2 года | 15 марта 2029 | по-прежнему хранятся",
                "ro | se păstrează integral timp de 2 ani | 15 martie 2029 | se păstrează în continuare"
            })
    void anExplanationSaysWhenAndWhyItIsGone(String language, String why, String when, String what) {
        Answer gone = server.get("/v1/decisions/" + apology + "/explanation?language=" + language);

        assertThat(gone.status()).isEqualTo(410);
        assertThat(gone.at("type")).isEqualTo("urn:holdfast:problem:receipt-gone");
        assertThat(gone.at("detail")).contains(why, when, what);
        assertThat(gone.at("keptFor")).isEqualTo("P2Y");
        assertThat(gone.at("removedAt")).startsWith("2029-03-15");
        Answer page = server.send(HttpRequest.newBuilder(server.uri("/decisions/" + apology))
                .header("Accept", "text/html")
                .header("Accept-Language", language));
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.text()).contains(why, when, what).doesNotContain("was glad");
    }

    @Test
    void aReplayIsGoneAsWell() {
        assertThat(server.post("/v1/decisions/" + apology + "/replay", "").status())
                .isEqualTo(410);
    }

    @Test
    void whatWasDoneIsStillListed() {
        Answer kept = server.get("/v1/decisions/" + apology);
        assertThat(kept.at("facts.hash")).isEqualTo("removed");
        assertThat(kept.at("actions.0.subject")).isEqualTo("9");
        assertThat(kept.at("actions.0.reason")).isEmpty();
        assertThat(kept.at("actions.0.message.body")).isEmpty();
        Answer history = server.get("/v1/customers/late/history");
        assertThat(history.at("decisions.0.removedAt")).startsWith("2029-03-15");
        assertThat(history.at("decisions.0.actions.0.status")).isEqualTo("accepted");
        Answer export = server.get("/v1/customers/late/export");
        assertThat(export.at("decisions.0.removedAt")).startsWith("2029-03-15");
        assertThat(export.at("decisions.0.outcomes.0.result")).isEqualTo("accepted");
        assertThat(export.at("factsThatDecisionsRestedOn")).doesNotContain("Ana");
        Answer timeline = server.send(
                HttpRequest.newBuilder(server.uri("/desk/late/timeline")).header("Accept", "text/html"));
        assertThat(timeline.text()).contains("/decisions/" + apology).doesNotContain("was glad");
    }

    @Test
    void reportsAreTheSame() {
        assertThat(reportBefore).contains("\"accepted\":1");
        assertThat(reported()).isEqualTo(reportBefore);
    }

    @Test
    void anOutcomeCanStillBeReportedAndCountsOnce() {
        assertThat(report(apology, "'outcome':'accepted','key':'late-1'").status())
                .isLessThan(300);
        assertThat(rows("outcome where decision_id = '" + apology + "'")).isEqualTo(1);
        Answer late = report(offer, "'outcome':'rejected','note':'far too late','by':'Vera'");
        assertThat(late.status()).isEqualTo(201);
        assertThat(server.get("/v1/customers/quiet/history").text())
                .contains("\"status\":\"rejected\"")
                .doesNotContain("far too late", "Vera");
    }

    @Test
    void nobodyLooksFurtherBackThanDecisionsAreKept() {
        Answer then = server.post("/v1/decisions", "{'customerId':'late','dry':true,'asOf':'2026-03-16T10:00:00Z'}");
        assertThat(then.status()).isEqualTo(400);
        assertThat(then.at("detail")).contains("asOf", "is older than decisions are kept");
        assertThat(server.post(
                                "/v1/decisions",
                                "{'customerId':'late','dry':true,'asOf':'" + daysAgo(700) + "T10:00:00Z'}")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void anOldLinkStillUnsubscribes() {
        Answer left =
                server.post("/u/" + unsubscribe, "List-Unsubscribe=One-Click", "application/x-www-form-urlencoded");
        assertThat(left.text()).contains("You are unsubscribed");
        assertThat(server.get("/v1/customers/quiet").text()).contains("\"given\":false");
    }

    @Test
    void anErasureStillErases() {
        put("gone", "'orders':[{'id':'KX-77','placedAt':'" + daysAgo(20) + "','promisedAt':'" + daysAgo(4) + "'}]");
        String decision = decide("gone").at("decisionId");
        clock.move(Duration.ofDays(1_000));
        server.post("/v1/decisions-retention", "");
        assertThat(server.get("/v1/decisions/" + decision).at("facts.hash")).isEqualTo("removed");

        assertThat(server.send(HttpRequest.newBuilder(server.uri("/v1/customers/gone"))
                                .DELETE())
                        .status())
                .isEqualTo(204);

        assertThat(server.get("/v1/decisions/" + decision).at("facts.hash")).isEqualTo("erased");
        assertThat(server.get("/v1/decisions/" + decision + "/explanation").text())
                .contains("is no longer kept");
        for (String table : new String[] {"decision", "decided_action"}) {
            assertThat(rows(table + " where customer_id = 'gone' or document like '%KX-77%'"))
                    .isZero();
        }
    }
}
