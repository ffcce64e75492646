package org.holdfast.coordination;

import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.health.contributor.CompositeHealthContributor;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthContributor;
import org.springframework.boot.health.contributor.HealthContributors;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;

/**
 * Reports the result of the last run of each background job. A failed job makes the server {@code DEGRADED}, with HTTP
 * status 200: it still decides, so load balancers must keep using it, but operators must be alerted.
 */
final class JobsHealth implements CompositeHealthContributor {

    static final Status DEGRADED = new Status("DEGRADED");

    private final BackgroundJobs jobs;

    JobsHealth(BackgroundJobs jobs) {
        this.jobs = jobs;
    }

    @Override
    public @Nullable HealthContributor getContributor(String name) {
        return stream()
                .filter(each -> each.name().equals(name))
                .map(HealthContributors.Entry::contributor)
                .findFirst()
                .orElse(null);
    }

    @Override
    public Stream<HealthContributors.Entry> stream() {
        return jobs.all().stream()
                .map(job -> new HealthContributors.Entry(job.name(), (HealthIndicator) () -> health(job.state())));
    }

    private static Health health(BackgroundJob.State state) {
        Health.Builder health = state.failure() == null ? Health.up() : Health.status(DEGRADED);
        health.withDetail("lastSuccess", state.succeededAt() == null ? "never" : state.succeededAt());
        if (state.runningSince() != null) {
            health.withDetail("runningSince", state.runningSince());
        }
        if (state.failedAt() != null) {
            health.withDetail("lastFailure", state.failedAt());
        }
        if (state.failure() != null) {
            health.withDetail("problem", state.failure()).withDetail("failures", state.failures());
        }
        return health.build();
    }
}
