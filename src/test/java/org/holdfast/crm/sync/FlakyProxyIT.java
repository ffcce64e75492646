package org.holdfast.crm.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.holdfast.Database;
import org.holdfast.crm.jdbc.CrmException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The line to the source is slow, cut, dead or missing: the last facts stay, and grow old. */
class FlakyProxyIT {

    @TempDir
    private Path folder;

    private CrmFixture crm;
    private FlakyProxy line;

    @BeforeEach
    void open() throws Exception {
        crm = new CrmFixture(Database.POSTGRESQL, folder);
        crm.clients("K-", 3_000);
        crm.sale("K-1", "5512", "2026-03-01 10:00:00");
        line = new FlakyProxy(Integer.parseInt(crm.url.replaceAll(".*:(\\d+)/.*", "$1")));
        crm.mapping("shop", CrmFixture.MAPPING.formatted(crm.url.replaceAll(":\\d+/", ":" + line.port() + "/"), "postgres")
                .replaceAll("timeouts: .*", "timeouts: { connect: 1s, query: 1s, load: 5m }"));
    }

    @AfterEach
    void close() throws Exception {
        line.close();
    }

    @Test
    void aLineThatIsCutInTheMiddleIsOpenedAgain() {
        SyncReport report = crm.load("shop", CrmSync.Wish.DUE, new SyncProgress() {
            private int pages;

            @Override
            public void loaded(int customers) {
                if (++pages == 2) {
                    line.cut();
                }
            }
        });

        assertThat(line.connections()).isGreaterThan(1);
        assertThat(report.read()).isEqualTo(3_000);
        assertThat(crm.store.count()).isEqualTo(3_000);
        assertThat(crm.sources.get("shop").failures()).isZero();
    }

    @Test
    void aSourceThatIsDownEmptiesNothingAndItsFactsGrowOld() throws Exception {
        crm.load();
        Instant first = crm.clock.instant();
        line.close();
        crm.clock.move(Duration.ofHours(3));

        assertThatThrownBy(crm::load).isInstanceOf(CrmException.class).hasMessageContaining("cannot be reached");
        assertThat(crm.customer("K-1").orders()).hasSize(1);
        assertThat(crm.customer("K-1").sources().get("orders").at()).isEqualTo(first);
        assertThat(crm.sources.get("shop").problem()).contains("cannot be reached");
        assertThat(crm.sources.get("shop").succeededAt()).isEqualTo(first);
    }

    @Test
    void aLineThatIsDeadWithoutSayingSoIsGivenUp() {
        crm.load();
        line.silence();

        assertThatThrownBy(crm::load).isInstanceOf(CrmException.class).hasMessageContaining("did not answer within 1 s");
        assertThat(crm.customer("K-1").orders()).hasSize(1);
    }

    @Test
    void aSlowLineIsSlowAndNothingElse() {
        line.delay(20);

        assertThat(crm.load().read()).isEqualTo(3_000);
    }

    @Test
    void aQueryThatTakesTooLongIsEndedAndNamed() {
        crm.mapping("shop", CrmFixture.MAPPING.formatted(crm.url, "postgres").replaceAll("timeouts: .*",
                "timeouts: { connect: 5s, query: 1s, load: 1m }").replace("select id, name",
                        "select pg_sleep(30)::text as phone, id, name"));

        assertThatThrownBy(crm::load).isInstanceOf(CrmException.class)
                .hasMessageContaining("the query of customers took longer than timeouts: query allows");
    }
}
