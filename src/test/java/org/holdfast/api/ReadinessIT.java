package org.holdfast.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import org.holdfast.Server;
import org.junit.jupiter.api.Test;

/** What a load balancer asks: a node that cannot reach the database is not ready, but it is alive. */
class ReadinessIT {

    @Test
    void aNodeWithoutADatabaseIsNotReady() {
        try (Server server = Server.start("--holdfast.demo=false")) {
            assertThat(server.get("/actuator/health/readiness").status()).isEqualTo(200);

            server.bean(HikariDataSource.class).close();

            assertThat(server.get("/actuator/health/readiness").status()).isEqualTo(503);
            assertThat(server.get("/actuator/health/liveness").status()).isEqualTo(200);
        }
    }
}
