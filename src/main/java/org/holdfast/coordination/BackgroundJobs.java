package org.holdfast.coordination;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListMap;

/** Everything that this process does on threads of its own, and how each of it went last. */
public final class BackgroundJobs {

    private final Clock clock;
    private final Map<String, BackgroundJob> jobs = new ConcurrentSkipListMap<>();

    public BackgroundJobs(Clock clock) {
        this.clock = clock;
    }

    /** The job of that name; a new one when there is none yet. */
    public BackgroundJob job(String name) {
        return jobs.computeIfAbsent(name, key -> new BackgroundJob(key, clock));
    }

    /** One thread of its own, which ends with the program. */
    public JobScheduler timer(String thread) {
        return new JobScheduler(thread, this);
    }

    /** All of them by name. */
    public List<BackgroundJob> all() {
        return List.copyOf(jobs.values());
    }

    /** Jobs whose names begin so go, except for these: what they were about is no longer there. */
    public void keepOnly(String prefix, Set<String> names) {
        jobs.keySet().removeIf(name -> name.startsWith(prefix) && !names.contains(name));
    }
}
