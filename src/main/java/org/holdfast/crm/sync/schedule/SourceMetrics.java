package org.holdfast.crm.sync.schedule;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.holdfast.crm.sync.SyncReport;
import org.holdfast.crm.sync.state.CollectionAges;
import org.holdfast.crm.sync.state.RejectedSourceRows;

/** Metrics of the loads from each source. */
final class SourceMetrics {

    private final MeterRegistry registry;
    private final CollectionAges ages;
    private final RejectedSourceRows rejectedRows;
    private final Clock clock;
    private final MultiGauge ageGauge;
    private final MultiGauge rejectedGauge;

    SourceMetrics(MeterRegistry registry, CollectionAges ages, RejectedSourceRows rejectedRows, Clock clock) {
        this.registry = registry;
        this.ages = ages;
        this.rejectedRows = rejectedRows;
        this.clock = clock;
        this.ageGauge = MultiGauge.builder("holdfast.crm.age")
                .baseUnit("seconds")
                .description("Age of the oldest collection loaded from a source")
                .register(registry);
        this.rejectedGauge = MultiGauge.builder("holdfast.crm.bad")
                .baseUnit("customers")
                .description("Customers that keep their last facts because a row of the source was rejected")
                .register(registry);
    }

    /** Shows the gauges of exactly these sources. */
    void show(List<String> names) {
        List<MultiGauge.Row<?>> ageRows = new ArrayList<>();
        List<MultiGauge.Row<?>> rejectedRowCounts = new ArrayList<>();
        for (String name : names) {
            Instant oldest = ages.oldest(name);
            if (oldest != null) {
                ageRows.add(MultiGauge.Row.of(
                        Tags.of("source", name),
                        Duration.between(oldest, clock.instant()).toSeconds()));
                rejectedRowCounts.add(MultiGauge.Row.of(Tags.of("source", name), rejectedRows.customers(name)));
            }
        }
        ageGauge.register(ageRows, true);
        rejectedGauge.register(rejectedRowCounts, true);
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
