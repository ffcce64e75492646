package org.holdfast.console.decision;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import org.holdfast.Samples;
import org.holdfast.Server;
import org.holdfast.Server.Answer;
import org.holdfast.history.Receipts;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DecisionPageIT {

    private static Server server;
    private static String decision;

    @BeforeAll
    static void start() {
        server = Server.start("--holdfast.demo=false");
        decision = decide("P-1");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static String decide(String customer) {
        server.put(
                "/v1/customers/" + customer,
                "{'id':'" + customer + "','name':'Ana <i>Rusu</i>','language':'ro','orders':[{'id':'9','placedAt':'"
                        + Samples.daysAgo(20) + "','promisedAt':'" + Samples.daysAgo(4) + "','shippedAt':'"
                        + Samples.daysAgo(9) + "'}]}");
        Answer decided = server.post("/v1/decisions", "{'customerId':'" + customer + "','moment':'inbound-call'}");
        String actionId = decided.at("actions.0.actionId");
        assertThat(server.post(
                                "/v1/decisions/" + decided.at("decisionId") + "/outcomes",
                                "{'actionId':'" + actionId + "','outcome':'accepted','note':'said <b>thanks</b>'}")
                        .status())
                .isEqualTo(201);
        return decided.at("decisionId");
    }

    private static Answer page(String path, String language) {
        return server.send(HttpRequest.newBuilder(server.uri(path))
                .header("Accept", "text/html")
                .header("Accept-Language", language));
    }

    @ParameterizedTest
    @CsvSource({
        "en,customer calling,that is late by at least 1 day,accepted",
        "ru,клиент звонит,опаздывает,принято",
        "ro,clientul sună,întârzi,acceptat"
    })
    void theWholeDecisionIsReadable(String language, String occasion, String why, String outcome) {
        Answer page = page("/decisions/" + decision, language);

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.text())
                .contains(occasion, why, outcome, "lang=\"ro\"", "sha256:", "Ana &lt;i&gt;Rusu&lt;/i&gt;")
                .contains("said &lt;b&gt;thanks&lt;/b&gt;")
                .doesNotContain("<b>thanks", "daysLate");
    }

    @Test
    void aReplayRecordsNothing() {
        assertThat(page("/decisions/" + decision + "/replay/fragment", "en").text())
                .contains("is the same")
                .doesNotContain("<html");
        assertThat(page("/decisions/" + decision + "/replay", "en").text()).contains("<html", "is the same");
        assertThat(server.get("/v1/customers/P-1/history").json().path("decisions"))
                .hasSize(1);
    }

    @Test
    void withoutItsReceiptTheDecisionIsStillShown() {
        String other = decide("P-2");
        server.bean(Receipts.class).forget("P-2");

        assertThat(page("/decisions/" + other, "en").text())
                .contains("no longer kept", "Warn about a late delivery")
                .doesNotContain("Decide again");
    }

    @Test
    void anUnknownDecisionIsAPage() {
        Answer page = page("/decisions/none", "en");

        assertThat(page.status()).isEqualTo(404);
        assertThat(page.text()).contains("There is no decision");
    }
}
