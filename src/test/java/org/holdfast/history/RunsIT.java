package org.holdfast.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.holdfast.Database;
import org.holdfast.coordination.Lease;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(Database.class)
class RunsIT {

    private static final Instant NOW = Instant.parse("2026-03-15T10:00:00.123Z");

    @Parameter
    private Database database;

    private Database.Store opened;
    private Runs runs;

    @BeforeEach
    void open() {
        opened = database.open();
        runs = new Runs(opened.jdbc());
    }

    @AfterEach
    void close() {
        opened.close();
    }

    private static Runs.Run run(String id, Instant startedAt) {
        return new Runs.Run(id, NOW, "sha256:x", startedAt, null, 0, 0, "out.jsonl", 0);
    }

    @Test
    void onlyOneProcessAcquiresAnObservedLease() {
        Lease.Seen seen = runs.lease().seen();

        assertThat(runs.lease().acquire(seen, "one")).isTrue();
        assertThat(runs.lease().acquire(seen, "two")).isFalse();
        assertThat(runs.lease().seen().holder()).isEqualTo("one");
    }

    @Test
    void aHeartbeatProtectsTheLease() {
        runs.lease().acquire(runs.lease().seen(), "one");
        Lease.Seen seen = runs.lease().seen();

        assertThat(runs.lease().heartbeat("one")).isTrue();
        assertThat(runs.lease().heartbeat("two")).isFalse();
        assertThat(runs.lease().acquire(seen, "two")).isFalse();
    }

    @Test
    void onlyTheHolderReleasesTheLease() {
        runs.lease().acquire(runs.lease().seen(), "one");

        runs.lease().release("two");
        assertThat(runs.lease().seen().holder()).isEqualTo("one");
        runs.lease().release("one");
        assertThat(runs.lease().seen().holder()).isNull();
    }

    @Test
    void aRunIsReadBackWithItsProgress() {
        runs.begin(run("r-1", NOW));
        Runs.Run progress = new Runs.Run("r-1", NOW, "sha256:y", NOW, "c-7", 7, 1, "out.jsonl", 4_096);

        runs.progress(progress);

        assertThat(runs.unfinished()).contains(progress);
        assertThat(runs.lastDone()).isEmpty();
    }

    @Test
    void aFinishedRunIsNotResumed() {
        runs.begin(run("r-1", NOW));

        runs.finish("r-1");

        assertThat(runs.unfinished()).isEmpty();
        assertThat(runs.lastDone()).contains(NOW);
    }

    @Test
    void aNewRunReplacesAnUnfinishedOne() {
        runs.begin(run("r-1", NOW));
        runs.begin(run("r-2", NOW.minusSeconds(1)));

        assertThat(runs.unfinished()).map(Runs.Run::id).contains("r-2");
    }
}
