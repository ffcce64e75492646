package org.holdfast.reports;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import org.holdfast.coordination.BackgroundJobs;
import org.holdfast.coordination.JobScheduler;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The results of the last year for pages that show them beside other things. They are counted in the background while a
 * person looks at them, at most once an hour, because a report reads every decision.
 */
@Component
public class RecentReport implements AutoCloseable {

    /** With more decisions, a report takes minutes; it is made only if it is asked for. */
    static final long MAX_DECISIONS = 500_000;

    private static final Duration PAUSE = Duration.ofSeconds(5);
    private static final Duration KEPT = Duration.ofHours(1);
    private static final Comparator<Uplift> CLEAREST = Comparator.comparing(uplift ->
            uplift.difference() == null ? BigDecimal.ZERO : uplift.difference().abs());

    private final ActionReports reports;
    private final Clock clock;
    private final JobScheduler timer;
    private volatile boolean wanted;
    private volatile @Nullable Counted counted;

    private record Counted(Instant at, Map<String, Uplift> uplifts) {}

    RecentReport(ActionReports reports, BackgroundJobs jobs, Clock clock) {
        this.reports = reports;
        this.clock = clock;
        this.timer = jobs.timer("results").every(PAUSE, "results of rules", this::refresh);
    }

    /**
     * Returns the uplift of each rule with results; of a rule with several actions, the largest. Empty until it has
     * been counted.
     */
    public Map<String, Uplift> upliftByRule() {
        wanted = true;
        Counted last = counted;
        return last == null ? Map.of() : last.uplifts;
    }

    private void refresh() {
        Instant now = clock.instant();
        Counted last = counted;
        if (!wanted || last != null && Duration.between(last.at, now).abs().compareTo(KEPT) < 0) {
            return;
        }
        wanted = false;
        ActionReports.Query query = new ActionReports.Query(null, null, null, ActionReports.KEPT_DAYS);
        Map<String, Uplift> uplifts = new HashMap<>();
        if (reports.decisions(query) <= MAX_DECISIONS) {
            for (ActionReport.Line line : reports.report(query, decisions -> {}).actions()) {
                uplifts.merge(line.rule(), line.uplift(), (a, b) -> CLEAREST.compare(a, b) < 0 ? b : a);
            }
        }
        counted = new Counted(now, Map.copyOf(uplifts));
    }

    @Override
    public void close() {
        timer.close();
    }
}
