package org.holdfast.crm.sync.schedule;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.holdfast.crm.mapping.file.MappingFolder;
import org.holdfast.crm.sync.state.CrmSources;
import org.holdfast.crm.sync.state.RejectedSourceRows;
import org.holdfast.database.DatabaseFailure;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.health.contributor.CompositeHealthContributor;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthContributor;
import org.springframework.boot.health.contributor.HealthContributors;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;

/**
 * Reports for each source whether it can be loaded. A source that cannot be loaded is {@code TROUBLED}, not down: the
 * server continues to decide with the last facts, and must not be taken out of service because another system is
 * unavailable.
 */
final class SourceHealth implements CompositeHealthContributor {

    static final Status TROUBLED = new Status("TROUBLED");

    private final MappingFolder folder;
    private final CrmSources sources;
    private final RejectedSourceRows rejectedSourceRows;

    SourceHealth(MappingFolder folder, CrmSources sources, RejectedSourceRows rejectedSourceRows) {
        this.folder = folder;
        this.sources = sources;
        this.rejectedSourceRows = rejectedSourceRows;
    }

    @Override
    public @Nullable HealthContributor getContributor(String name) {
        return folder.names().contains(name) ? indicator(name) : null;
    }

    @Override
    public Stream<HealthContributors.Entry> stream() {
        return folder.names().stream().map(name -> new HealthContributors.Entry(name, indicator(name)));
    }

    private HealthIndicator indicator(String name) {
        return () -> {
            try {
                return health(name);
            } catch (RuntimeException e) {
                // The health endpoint must respond even if the own database fails.
                return Health.unknown()
                        .withDetail("problem", DatabaseFailure.describe(e))
                        .build();
            }
        };
    }

    private Health health(String name) {
        List<MappingFolder.Read> file = folder.read(name);
        if (file.get(0).mapping() == null) {
            return Health.status(TROUBLED)
                    .withDetail("problem", file.get(0).problems().get(0).toString())
                    .build();
        }
        Optional<CrmSources.State> found = sources.find(name);
        if (found.isEmpty()) {
            return Health.unknown().withDetail("loaded", "never").build();
        }
        CrmSources.State state = found.get();
        Health.Builder health = status(state);
        health.withDetail("loaded", state.succeededAt() == null ? "never" : state.succeededAt());
        if (state.fullAt() != null) {
            health.withDetail("loadedWhole", state.fullAt());
        }
        if (state.problem() != null) {
            health.withDetail("problem", state.problem()).withDetail("failures", state.failures());
        }
        long bad = rejectedSourceRows.customers(name);
        return bad == 0
                ? health.build()
                : health.withDetail("customersWithBadRows", bad).build();
    }

    private static Health.Builder status(CrmSources.State state) {
        if (state.failures() > 0) {
            return Health.status(TROUBLED);
        }
        return state.succeededAt() == null ? Health.unknown() : Health.up();
    }
}
