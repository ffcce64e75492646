package org.holdfast.coordination;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Runs jobs repeatedly on one thread. A failed run does not prevent the next one. */
public final class JobScheduler implements AutoCloseable {

    /** How long to wait for the running job at shutdown. */
    private static final long LAST_SECONDS = 5;

    private final BackgroundJobs jobs;
    private final ScheduledThreadPoolExecutor timer;
    private final List<BackgroundJob> mine = new ArrayList<>();

    JobScheduler(String thread, BackgroundJobs jobs) {
        this.jobs = jobs;
        this.timer = new ScheduledThreadPoolExecutor(1, daemon(thread));
        timer.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    }

    /** Returns a factory of daemon threads. */
    public static ThreadFactory daemon(String name) {
        return task -> {
            Thread thread = new Thread(task, name);
            thread.setDaemon(true);
            return thread;
        };
    }

    /** Schedules a job with this pause before the first run and between runs. */
    public JobScheduler every(Duration pause, String job, BackgroundJob.Work work) {
        return every(pause, pause, job, work);
    }

    public JobScheduler every(Duration first, Duration pause, String job, BackgroundJob.Work work) {
        BackgroundJob mine = add(job);
        timer.scheduleWithFixedDelay(() -> mine.run(work), first.toMillis(), pause.toMillis(), TimeUnit.MILLISECONDS);
        return this;
    }

    /**
     * Schedules a job after the duration supplied by {@code untilNext}, which is evaluated again after each run,
     * because clocks change.
     */
    public JobScheduler at(Supplier<Duration> untilNext, String job, BackgroundJob.Work work) {
        scheduleNext(untilNext, add(job), work);
        return this;
    }

    private void scheduleNext(Supplier<Duration> untilNext, BackgroundJob job, BackgroundJob.Work work) {
        try {
            timer.schedule(
                    () -> {
                        try {
                            job.run(work);
                        } finally {
                            scheduleNext(untilNext, job, work);
                        }
                    },
                    untilNext.get().toMillis(),
                    TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException e) {
            // The program is ending.
        }
    }

    private BackgroundJob add(String name) {
        BackgroundJob job = jobs.job(name);
        mine.add(job);
        return job;
    }

    /**
     * Lets the running job finish: interrupting a thread while it writes would close the file of an embedded database.
     */
    @Override
    public void close() {
        mine.forEach(BackgroundJob::closing);
        timer.shutdown();
        try {
            timer.awaitTermination(LAST_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
