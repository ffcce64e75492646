package org.holdfast.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.holdfast.Samples.daysAgo;

import org.holdfast.Database;
import org.holdfast.Server;
import org.junit.jupiter.api.Test;

/** The server runs on PostgreSQL with nothing but another URL. */
class PostgresApiIT {

    @Test
    void everythingWorksOnPostgreSql() {
        try (Server server = Server.on(Database.POSTGRESQL.freshUrl())) {
            assertThat(server.get("/v1/customers/C-1001").status())
                    .as("no demo customers in an external database")
                    .isEqualTo(404);
            server.put(
                    "/v1/customers/P-1",
                    "{'orders':[{'id':'1','placedAt':'" + daysAgo(20) + "','promisedAt':'" + daysAgo(5) + "'}]}");
            Server.Answer decided = server.post("/v1/decisions", "{'customerId':'P-1'}");

            assertThat(decided.at("actions.0.action")).isEqualTo("warn-late-delivery");
            assertThat(server.get("/v1/decisions/" + decided.at("decisionId")).json())
                    .isEqualTo(decided.json());
            assertThat(server.post(
                                    "/v1/decisions/" + decided.at("decisionId") + "/outcomes",
                                    "{'outcome':'accepted','key':'1'}")
                            .status())
                    .isEqualTo(201);
            assertThat(server.post(
                                    "/v1/decisions/" + decided.at("decisionId") + "/outcomes",
                                    "{'outcome':'ignored','key':'1'}")
                            .at("result"))
                    .isEqualTo("accepted");
        }
    }
}
