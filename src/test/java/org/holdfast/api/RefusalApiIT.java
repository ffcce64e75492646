package org.holdfast.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.holdfast.Samples.daysAgo;

import java.net.http.HttpRequest;
import java.time.Instant;
import org.holdfast.Server;
import org.holdfast.Server.Answer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A customer who opted out is not contacted, whether the facts are stored, sent inline, or for an unknown customer. */
class RefusalApiIT {

    private static final String LATE = "'language':'en','email':'%s','orders':[{'id':'5512','placedAt':'" + daysAgo(20)
            + "','promisedAt':'" + daysAgo(5) + "'}]";
    private static final String REFUSES =
            ",'consents':[{'channel':'email','purpose':'service','given':false},{'channel':'sms','purpose':"
                    + "'service','given':false},{'channel':'call','purpose':'service','given':false},"
                    + "{'channel':'push','purpose':'service','given':false}]";

    private static Server server;

    @BeforeAll
    static void start() {
        server = Server.start("--holdfast.demo=false", "--holdfast.decide-anew.enabled=false");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static String late(String email) {
        return LATE.formatted(email);
    }

    private static Answer inline(String id, String email, String more) {
        return server.post(
                "/v1/decisions",
                "{'dry':true,'channel':'email','include':['heldBack'],'customer':{'id':'" + id + "'," + late(email)
                        + more + "}}");
    }

    @Test
    void anOptOutSurvivesAPutAndTheResponseSaysSo() {
        server.put("/v1/customers/R-1", "{" + late("r1@example.org") + REFUSES + "}");
        Answer put = server.put("/v1/customers/R-1", "{" + late("r1@example.org") + ",'consents':[]}");

        assertThat(put.json().path("consentsKept").size()).isEqualTo(4);
        assertThat(put.json().path("consents").size()).isEqualTo(4);
        assertThat(put.at("email")).isEqualTo("r1@example.org");
        assertThat(server.get("/v1/customers/R-1").at("consentsKept")).isEmpty();
        assertThat(server.post("/v1/decisions", "{'customerId':'R-1','channel':'email','dry':true}")
                        .at("outcome"))
                .isEqualTo("hold");
        assertThat(inline("R-1", "other@example.org", ",'consents':[]").at("outcome"))
                .as("inline facts")
                .isEqualTo("hold");
        assertThat(inline("R-2", "other@example.org", ",'consents':[]").at("outcome"))
                .isEqualTo("act");
    }

    @Test
    void anErasedCustomerIsNotContactedUntilALaterConsent() {
        server.put("/v1/customers/E-1", "{" + late("Zoe@example.org") + REFUSES + "}");
        server.send(HttpRequest.newBuilder(server.uri("/v1/customers/E-1")).DELETE());

        Answer held = inline("E-2", "zoe@Example.org", "");
        assertThat(held.at("outcome")).isEqualTo("hold");
        assertThat(held.at("heldBack.0.by")).isEqualTo("consent");
        assertThat(held.at("heldBack.0.reason"))
                .contains("did not want to be contacted by e-mail".replace("e-mail", "email"), "until a later consent");
        server.put("/v1/customers/E-3", "{" + late("zoe@example.org") + "}");
        Answer decided = server.post("/v1/decisions", "{'customerId':'E-3','channel':'email'}");
        assertThat(decided.at("outcome")).isEqualTo("hold");
        assertThat(server.get("/v1/decisions/" + decided.at("decisionId") + "/explanation")
                        .text())
                .contains("until a later consent");
        assertThat(server.post("/v1/decisions/" + decided.at("decisionId") + "/replay", "")
                        .at("same"))
                .isEqualTo("true");

        assertThat(inline(
                                "E-2",
                                "zoe@example.org",
                                ",'consents':[{'channel':'email','purpose':'service','given':true,'at':'2099-01-01'}]")
                        .at("outcome"))
                .as("not yet")
                .isEqualTo("hold");
        assertThat(inline(
                                "E-2",
                                "zoe@example.org",
                                ",'consents':[{'channel':'email','purpose':'service','given':true,'at':'"
                                        + Instant.now() + "'}]")
                        .at("outcome"))
                .isEqualTo("act");
    }

    @Test
    void provenanceIsReturnedAndIgnoredInRequests() {
        server.put("/v1/customers/P-1", "{'name':'Ana','orders':[{'id':'A1','placedAt':'" + daysAgo(9) + "'}]}");
        Answer read = server.get("/v1/customers/P-1?include=provenance");

        assertThat(read.at("provenance.orders.A1.from")).isEqualTo("api");
        assertThat(read.at("provenance.customer.customer.at")).isNotEmpty();
        assertThat(server.get("/v1/customers/P-1").at("provenance")).isEmpty();
        assertThat(server.get("/v1/customers/P-1?include=age").status()).isEqualTo(400);
        assertThat(server.put("/v1/customers/P-1", read.text()).status()).isEqualTo(200);
    }
}
