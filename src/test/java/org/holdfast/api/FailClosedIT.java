package org.holdfast.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.function.IntFunction;
import org.holdfast.Patience;
import org.holdfast.Server;
import org.holdfast.Server.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Without its database Holdfast makes no decision. */
class FailClosedIT {

    private static final IntFunction<LocalDate> DAYS_AGO =
            days -> LocalDate.now(ZoneOffset.UTC).minusDays(days);
    private static final String BODY = "{'customer':{'id':'cut','orders':[{'id':'1','placedAt':'" + DAYS_AGO.apply(14)
            + "','promisedAt':'" + DAYS_AGO.apply(5) + "'}]}}";

    @TempDir
    private Path folder;

    private static Answer withKey(Server server) {
        return server.send(HttpRequest.newBuilder(server.uri("/v1/decisions"))
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", "cut")
                .POST(HttpRequest.BodyPublishers.ofString(BODY.replace('\'', '"'))));
    }

    @Test
    void nothingIsDecidedWithoutTheDatabaseAndRequestsSucceedAfterwards() throws Exception {
        EmbeddedPostgres database = postgres(0);
        int port = database.getPort();
        try (Server server = Server.on(
                database.getJdbcUrl("postgres", "postgres").replaceAll("\\?.*", ""),
                "--spring.datasource.hikari.connection-timeout=1000")) {
            String path = "/v1/decisions/"
                    + server.post("/v1/decisions", BODY.replace("cut", "before"))
                            .at("decisionId") + "/outcomes";
            database.close();
            for (Answer answer : new Answer[] {
                server.post("/v1/decisions", BODY), withKey(server), server.post(path, "{'outcome':'accepted'}")
            }) {
                assertThat(answer.status()).isEqualTo(503);
                assertThat(answer.at("type")).isEqualTo("urn:holdfast:problem:store-unavailable");
                assertThat(answer.text()).doesNotContain("actions", "decisionId");
            }
            database = postgres(port);
            Patience.until(() -> withKey(server).status() == 200);
            Answer back = withKey(server);
            assertThat(back.at("outcome")).as("the first under its key").isEqualTo("act");
            assertThat(back.at("repeated")).isEqualTo("false");
        } finally {
            database.close();
        }
    }

    private EmbeddedPostgres postgres(int port) throws Exception {
        return EmbeddedPostgres.builder()
                .setPort(port)
                .setDataDirectory(folder.resolve("data"))
                .setCleanDataDirectory(false)
                .start();
    }
}
