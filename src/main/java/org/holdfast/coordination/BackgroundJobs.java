package org.holdfast.coordination;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListMap;

/** All background jobs of this process, with the result of their last runs. */
public final class BackgroundJobs {

    private final Clock clock;
    private final Map<String, BackgroundJob> jobs = new ConcurrentSkipListMap<>();

    public BackgroundJobs(Clock clock) {
        this.clock = clock;
    }

    /** Returns the job with this name, creating it if necessary. */
    public BackgroundJob job(String name) {
        return jobs.computeIfAbsent(name, key -> new BackgroundJob(key, clock));
    }

    /** A scheduler with a thread of its own, which ends with the program. */
    public JobScheduler timer(String thread) {
        return new JobScheduler(thread, this);
    }

    /** All jobs, ordered by name. */
    public List<BackgroundJob> all() {
        return List.copyOf(jobs.values());
    }

    /** Removes the jobs with this prefix except the named ones: their subject no longer exists. */
    public void keepOnly(String prefix, Set<String> names) {
        jobs.keySet().removeIf(name -> name.startsWith(prefix) && !names.contains(name));
    }
}
