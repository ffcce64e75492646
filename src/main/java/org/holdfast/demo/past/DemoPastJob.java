package org.holdfast.demo.past;

import java.time.Duration;
import org.holdfast.coordination.BackgroundJobs;
import org.holdfast.coordination.JobScheduler;
import org.holdfast.demo.DemoDatabase;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Makes the past of the demo base in the background, once the server answers. */
@Component
@ConditionalOnWebApplication
final class DemoPastJob implements DisposableBean {

    private static final Duration PAUSE = Duration.ofSeconds(10);
    private static final String NAME = "demo-past";

    private final DemoPast past;
    private final DemoDatabase database;
    private final BackgroundJobs jobs;
    private @Nullable JobScheduler scheduler;

    DemoPastJob(DemoPast past, DemoDatabase database, BackgroundJobs jobs) {
        this.past = past;
        this.database = database;
        this.jobs = jobs;
    }

    @EventListener(ApplicationReadyEvent.class)
    void start() {
        if (database.hasPast()) {
            scheduler = jobs.timer(NAME).every(Duration.ZERO, PAUSE, NAME, past::make);
        }
    }

    /** Ends after the day that is being made. */
    @Override
    public void destroy() {
        past.stop();
        if (scheduler != null) {
            scheduler.close();
        }
    }
}
