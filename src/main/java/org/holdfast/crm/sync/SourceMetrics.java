package org.holdfast.crm.sync;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Metrics of the loads from each source. */
final class SourceMetrics {

    private final MeterRegistry registry;
    private final CrmSources sources;
    private final RejectedSourceRows rejectedSourceRows;
    private final Clock clock;
    private final MultiGauge ages;
    private final MultiGauge bad;

    SourceMetrics(MeterRegistry registry, CrmSources sources, RejectedSourceRows rejectedSourceRows, Clock clock) {
        this.registry = registry;
        this.sources = sources;
        this.rejectedSourceRows = rejectedSourceRows;
        this.clock = clock;
        this.ages = MultiGauge.builder("holdfast.crm.age")
                .baseUnit("seconds")
                .description("Age of the oldest collection loaded from a source")
                .register(registry);
        this.bad = MultiGauge.builder("holdfast.crm.bad")
                .baseUnit("customers")
                .description("Customers who keep their last facts, because a row of the source was rejected")
                .register(registry);
    }

    void show(List<String> names) {
        List<MultiGauge.Row<?>> old = new ArrayList<>();
        List<MultiGauge.Row<?>> misfits = new ArrayList<>();
        for (String name : names) {
            Instant oldest = sources.oldest(name);
            if (oldest != null) {
                old.add(MultiGauge.Row.of(
                        Tags.of("source", name),
                        Duration.between(oldest, clock.instant()).toSeconds()));
                misfits.add(MultiGauge.Row.of(Tags.of("source", name), rejectedSourceRows.customers(name)));
            }
        }
        ages.register(old, true);
        bad.register(misfits, true);
    }

    void loaded(String name, SyncReport report) {
        registry.counter("holdfast.crm.loads", "source", name, "result", "good").increment();
        registry.counter("holdfast.crm.rows", "source", name).increment(report.items());
        registry.counter("holdfast.crm.changed", "source", name)
                .increment(report.created() + (double) report.changed());
    }

    void failed(String name) {
        registry.counter("holdfast.crm.loads", "source", name, "result", "failed")
                .increment();
    }
}
