package org.holdfast.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import org.holdfast.Database;
import org.holdfast.Server;
import org.holdfast.outcomes.PromiseTracker;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.JdbcTemplate;

/** A promise is made with a decision and tracked; a broken one is a fact for rules. */
@ParameterizedClass
@EnumSource(Database.class)
class PromiseApiIT {

    @Parameter
    private Database database;

    private Server server;

    @BeforeEach
    void start() {
        server = Server.on(database.freshUrl(), "--holdfast.demo=false");
    }

    @AfterEach
    void stop() {
        server.close();
    }

    /** Stores a complaint unanswered for four days, which leads to the promise of an answer today. */
    private Server.Answer complain(String id) {
        server.put(
                "/v1/customers/" + id,
                "{'id':'" + id + "','language':'en','email':'x@example.org','complaints':[{'id':'k','openedAt':'"
                        + LocalDate.now().minusDays(4) + "'}]}");
        return decide(id);
    }

    private Server.Answer decide(String id) {
        return server.post("/v1/decisions", "{'customerId':'" + id + "'}");
    }

    private void makeOverdue(Server.Answer decision) {
        server.bean(JdbcTemplate.class)
                .update(
                        "update decided_action set promise_due = ? where id = ?",
                        OffsetDateTime.now().minusDays(1),
                        decision.at("actions.0.actionId"));
    }

    private String status(String customer) {
        return server.get("/v1/promises?customerId=" + customer).at("promises.0.status");
    }

    @Test
    void aPromiseIsPartOfTheDecisionAndOpenUntilKept() {
        Server.Answer decision = complain("c-1");

        assertThat(decision.at("actions.0.action")).isEqualTo("answer-complaint");
        assertThat(decision.at("actions.0.promise.what")).isEqualTo("We will answer your complaint k.");
        assertThat(decision.at("actions.0.promise.dueAt")).isNotEmpty();
        assertThat(server.get("/v1/promises?status=open").at("promises.0.actionId"))
                .isEqualTo(decision.at("actions.0.actionId"));
        assertThat(status("c-1")).isEqualTo("open");

        server.post("/v1/decisions/" + decision.at("decisionId") + "/outcomes", "{'outcome':'delivered'}");
        assertThat(status("c-1")).isEqualTo("kept");
        assertThat(server.get("/v1/promises?status=kept&customerId=c-1").at("promises.0.settledAt"))
                .isNotEmpty();
    }

    @Test
    void aRuleCompensatesForABrokenPromise() {
        Server.Answer decision = complain("c-2");
        makeOverdue(decision);

        assertThat(status("c-2")).isEqualTo("broken");
        server.put(
                "/v1/customers/c-2",
                "{'id':'c-2','language':'en','email':'x@example.org','complaints':[{'id':'k','openedAt':'"
                        + LocalDate.now().minusDays(4) + "','firstReplyAt':'" + LocalDate.now() + "'}]}");
        Server.Answer next = decide("c-2");
        assertThat(next.at("actions.0.action")).isEqualTo("make-good-broken-promise");
        assertThat(next.at("actions.0.message.body")).contains("We will answer your complaint k.");
        assertThat(next.at("actions.0.granted.amount")).isEqualTo("15");
    }

    @Test
    void overduePromisesAreSettledAutomaticallyEvenForUnstoredCustomers() {
        Server.Answer decision = server.post(
                "/v1/decisions",
                "{'customer':{'id':'c-3','complaints':[{'id':'k','openedAt':'"
                        + LocalDate.now().minusDays(4) + "'}]}}");
        makeOverdue(decision);
        server.bean(PromiseTracker.class).settleDue();

        assertThat(server.get("/v1/promises?status=broken").at("promises.0.customerId"))
                .isEqualTo("c-3");
        assertThat(server.get("/v1/promises?status=open").at("promises")).isEqualTo("[]");
    }

    @Test
    void promisesArePaged() {
        for (int i = 0; i < 5; i++) {
            complain("p-" + i);
        }
        Server.Answer first = server.get("/v1/promises?limit=3");
        Server.Answer rest = server.get("/v1/promises?limit=3&after=" + first.at("next"));

        assertThat(first.json().at("/promises").size()).isEqualTo(3);
        assertThat(rest.json().at("/promises").size()).isEqualTo(2);
        assertThat(rest.at("next")).isEmpty();
        assertThat(server.get("/v1/promises?status=half").at("field")).isEqualTo("status");
        assertThat(server.get("/v1/promises?limit=0").at("field")).isEqualTo("limit");
    }
}
