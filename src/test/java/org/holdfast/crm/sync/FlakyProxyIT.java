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

/** If the connection to a source is slow, lost or missing, the last facts are kept with their age. */
class FlakyProxyIT {

    @TempDir
    private Path folder;

    private CrmFixture crmFixture;
    private FlakyProxy flakyProxy;

    @BeforeEach
    void open() throws Exception {
        crmFixture = new CrmFixture(Database.POSTGRESQL, folder);
        crmFixture.clients("K-", 3_000);
        crmFixture.sale("K-1", "5512", "2026-03-01 10:00:00");
        flakyProxy = new FlakyProxy(Integer.parseInt(crmFixture.url.replaceAll(".*:(\\d+)/.*", "$1")));
        crmFixture.mapping(
                "shop",
                CrmFixture.MAPPING
                        .formatted(crmFixture.url.replaceAll(":\\d+/", ":" + flakyProxy.port() + "/"), "postgres")
                        .replaceAll("timeouts: .*", "timeouts: { connect: 1s, query: 1s, load: 5m }"));
    }

    @AfterEach
    void close() throws Exception {
        flakyProxy.close();
    }

    @Test
    void aLostConnectionIsReopened() {
        SyncReport report = crmFixture.load("shop", CrmSync.Options.SCHEDULED, new SyncProgress() {
            private int pages;

            @Override
            public void loaded(int customers) {
                if (++pages == 2) {
                    flakyProxy.cut();
                }
            }
        });

        assertThat(flakyProxy.connections()).isGreaterThan(1);
        assertThat(report.read()).isEqualTo(3_000);
        assertThat(crmFixture.store.count()).isEqualTo(3_000);
        assertThat(crmFixture.sources.get("shop").failures()).isZero();
    }

    @Test
    void factsOfAnUnavailableSourceAreKeptWithTheirAge() throws Exception {
        crmFixture.load();
        Instant first = crmFixture.clock.instant();
        flakyProxy.close();
        crmFixture.clock.move(Duration.ofHours(3));

        assertThatThrownBy(crmFixture::load).isInstanceOf(CrmException.class).hasMessageContaining("cannot be reached");
        assertThat(crmFixture.customer("K-1").orders()).hasSize(1);
        assertThat(crmFixture.customer("K-1").sources().get("orders").at()).isEqualTo(first);
        assertThat(crmFixture.sources.get("shop").problem()).contains("cannot be reached");
        assertThat(crmFixture.sources.get("shop").succeededAt()).isEqualTo(first);
    }

    @Test
    void aSilentConnectionIsAbandoned() {
        crmFixture.load();
        flakyProxy.silence();

        assertThatThrownBy(crmFixture::load)
                .isInstanceOf(CrmException.class)
                .hasMessageContaining("did not answer within 1 s");
        assertThat(crmFixture.customer("K-1").orders()).hasSize(1);
    }

    @Test
    void aSlowConnectionLoadsEverything() {
        flakyProxy.delay(20);

        assertThat(crmFixture.load().read()).isEqualTo(3_000);
    }

    @Test
    void aQueryThatTakesTooLongIsCancelledAndReported() {
        crmFixture.mapping(
                "shop",
                CrmFixture.MAPPING
                        .formatted(crmFixture.url, "postgres")
                        .replaceAll("timeouts: .*", "timeouts: { connect: 5s, query: 1s, load: 1m }")
                        .replace("select id, name", "select pg_sleep(30)::text as phone, id, name"));

        assertThatThrownBy(crmFixture::load)
                .isInstanceOf(CrmException.class)
                .hasMessageContaining("the query of customers took longer than allowed by");
    }
}
