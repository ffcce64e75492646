package org.holdfast.crm.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.holdfast.Database;
import org.holdfast.Patience;
import org.holdfast.Samples;
import org.holdfast.Server;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A server loads sources on a schedule, makes new decisions for changed customers, and reports a failing source while
 * remaining healthy itself.
 */
class CrmServerIT {

    @TempDir
    private Path folder;

    @Test
    void aServerLoadsMakesNewDecisionsAndReportsAFailingSource() throws Exception {
        CrmFixture crmFixture = new CrmFixture(Database.H2, folder);
        crmFixture.client("C-1");
        crmFixture.mapping(
                "shop",
                CrmFixture.MAPPING.formatted(crmFixture.url, "holdfast").replace("queries:", "every: 1s\nqueries:"));
        crmFixture.mapping(
                "broken",
                "url: jdbc:h2:mem:x\nuser: ${NO_SUCH_VARIABLE_AT_ALL}\nqueries: { customers: select 1 as id }\n");
        try (Server server = Server.start(
                "--holdfast.demo=false", "--holdfast.crm.dir=" + folder, "--holdfast.decide-anew.every=100ms")) {
            Patience.until(() -> server.get("/v1/customers/C-1").status() == 200);
            assertThat(server.get("/v1/customers/C-1").at("name")).isEqualTo("Name of C-1");
            assertThat(server.get("/v1/customers/C-1/history").at("decisions")).isEqualTo("[]");
            String etag = server.get("/v1/customers/C-1").etag();
            String age = server.get("/v1/customers/C-1").at("sources.orders.at");

            Patience.until(() ->
                    !server.get("/v1/customers/C-1").at("sources.orders.at").equals(age));
            assertThat(server.get("/v1/customers/C-1").etag()).isEqualTo(etag);

            crmFixture.there.update(
                    "insert into sale (client, number, placed, promised, total, changed) values ('C-1', '5512', "
                            + "cast(? as timestamp), cast(? as date), 120, "
                            + "current_timestamp)",
                    Samples.daysAgo(10) + " 10:00:00",
                    Samples.daysAgo(3));
            Patience.until(() -> server.get("/v1/customers/C-1/history").text().contains("warn-late-delivery"));

            assertThat(server.get("/actuator/health").at("components.crm.components.shop.status"))
                    .isEqualTo("UP");
            assertThat(server.get("/actuator/health").at("components.crm.components.broken.status"))
                    .isEqualTo("TROUBLED");
            assertThat(server.get("/actuator/health").at("components.crm.components.broken.details.problem"))
                    .contains("NO_SUCH_VARIABLE_AT_ALL");
            crmFixture.there.execute("drop table client");
            Patience.until(
                    () -> server.get("/actuator/health/crm/shop").at("status").equals("TROUBLED"));
            assertThat(server.get("/actuator/health/crm/shop").at("details.problem"))
                    .contains("query of customers");
            assertThat(server.get("/actuator/health").status()).isEqualTo(200);
            assertThat(server.get("/actuator/health").at("status")).isEqualTo("UP");
            assertThat(server.get("/actuator/prometheus").text())
                    .contains("holdfast_crm_age_seconds{source=\"shop\"}")
                    .contains("holdfast_crm_loads_total{result=\"good\",source=\"shop\"}")
                    .contains("holdfast_crm_loads_total{result=\"failed\",source=\"shop\"}");
            assertThat(server.get("/v1/customers/C-1").at("orders.0.id")).isEqualTo("5512");
        }
    }
}
