package org.holdfast.coordination;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.PessimisticLockingFailureException;

/** A failure in the background is reported and does not end the job. */
class BackgroundJobTest {

    private final BackgroundJobs jobs = new BackgroundJobs(Clock.systemUTC());

    @ParameterizedTest
    @ValueSource(
            classes = {
                IllegalStateException.class,
                OutOfMemoryError.class,
                StackOverflowError.class,
                NoClassDefFoundError.class,
                IOException.class
            })
    void anyFailureIsReportedUntilTheNextSuccess(Class<? extends Throwable> failure) {
        BackgroundJob job = jobs.job("job");

        assertThat(job.run(() -> sneak(failure.getConstructor(String.class).newInstance("no luck"))))
                .isFalse();
        assertThat(health("job").getStatus()).isEqualTo(JobsHealth.DEGRADED);
        assertThat(health("job").getDetails())
                .containsEntry("problem", failure.getSimpleName() + ": no luck")
                .containsEntry("failures", 1)
                .containsEntry("lastSuccess", "never");

        assertThat(job.run(() -> {})).isTrue();
        assertThat(health("job").getStatus()).isEqualTo(Status.UP);
        assertThat(health("job").getDetails()).doesNotContainKeys("problem", "failures");
    }

    @Test
    void aTimerContinuesAfterAnError() throws InterruptedException {
        CountDownLatch thrice = new CountDownLatch(3);
        try (JobScheduler timer = jobs.timer("test")
                .every(Duration.ZERO, Duration.ofMillis(1), "often", () -> fail(thrice))
                .at(() -> Duration.ofMillis(1), "daily", () -> fail(thrice))) {
            assertThat(thrice.await(20, TimeUnit.SECONDS)).isTrue();
        }
        assertThat(jobs.all()).extracting(BackgroundJob::name).containsExactly("daily", "often");
    }

    @Test
    void occasionalContentionBetweenNodesIsNotAFailure() {
        BackgroundJob job = jobs.job("job");
        for (int turn = 1; turn <= 3; turn++) {
            assertThat(health("job").getStatus()).as("before turn " + turn).isEqualTo(Status.UP);
            job.run(() -> {
                throw new PessimisticLockingFailureException("locked");
            });
        }
        assertThat(health("job").getStatus()).as("permanent contention").isEqualTo(JobsHealth.DEGRADED);
    }

    @Test
    void aPermanentlyFailingItemDoesNotDelayOthers() {
        List<Integer> done = new ArrayList<>();
        BackgroundJob job = jobs.job("job");

        job.run(() -> IsolatedWork.of(List.of(1, 2, 3), each -> {
            if (each == 1) {
                throw new DataIntegrityViolationException("the first");
            }
            done.add(each);
        }));

        assertThat(done).containsExactly(2, 3);
        assertThat(job.state().failure())
                .startsWith("The database answered with an error: DataIntegrityViolationException");
    }

    @Test
    void aRemovedJobIsNoLongerListed() {
        jobs.job("crm-load-a");
        jobs.job("crm-load-b");
        jobs.job("other");
        jobs.keepOnly("crm-load-", Set.of("crm-load-b"));

        assertThat(jobs.all()).extracting(BackgroundJob::name).containsExactly("crm-load-b", "other");
    }

    private Health health(String job) {
        return ((HealthIndicator) new JobsHealth(jobs).getContributor(job)).health();
    }

    private static void fail(CountDownLatch latch) {
        latch.countDown();
        throw new OutOfMemoryError("once more");
    }

    @SuppressWarnings("unchecked")
    private static <T extends Throwable> void sneak(Throwable failure) throws T {
        throw (T) failure;
    }
}
