package org.holdfast.coordination;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** A caller that would have to wait too long is rejected immediately. */
class ConcurrencyLimitTest {

    @Test
    void callersBeyondTheLimitWaitAndTheOthersAreRejected() throws Exception {
        ConcurrencyLimit concurrencyLimit = new ConcurrencyLimit("things", 1, 1, Duration.ofSeconds(60));
        CountDownLatch inside = new CountDownLatch(1);
        CountDownLatch done = new CountDownLatch(1);
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            Future<String> first = threads.submit(() -> concurrencyLimit.pass(() -> held(inside, done)));
            assertThat(inside.await(20, TimeUnit.SECONDS)).isTrue();
            Thread[] second = new Thread[1];
            Future<String> waits = threads.submit(() -> {
                second[0] = Thread.currentThread();
                return concurrencyLimit.pass(() -> "second");
            });
            Awaitility.await().until(() -> second[0] != null && second[0].getState() == Thread.State.TIMED_WAITING);

            assertThatThrownBy(() -> concurrencyLimit.pass(() -> "third"))
                    .isInstanceOf(TooBusy.class)
                    .hasMessageContaining("things");
            done.countDown();
            assertThat(first.get(20, TimeUnit.SECONDS)).isEqualTo("first");
            assertThat(waits.get(20, TimeUnit.SECONDS)).isEqualTo("second");
            assertThat(concurrencyLimit.pass(() -> "later")).isEqualTo("later");
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void aCallerIsRejectedAfterATimeoutAndAFailureReleasesItsPermit() throws Exception {
        ConcurrencyLimit concurrencyLimit = new ConcurrencyLimit("things", 1, 1, Duration.ZERO);
        CountDownLatch inside = new CountDownLatch(1);
        CountDownLatch done = new CountDownLatch(1);
        ExecutorService threads = Executors.newSingleThreadExecutor();
        try {
            Future<String> first = threads.submit(() -> concurrencyLimit.pass(() -> held(inside, done)));
            assertThat(inside.await(20, TimeUnit.SECONDS)).isTrue();
            assertThatThrownBy(() -> concurrencyLimit.pass(() -> "second")).isInstanceOf(TooBusy.class);
            done.countDown();
            first.get(20, TimeUnit.SECONDS);
            for (int i = 0; i < 5; i++) {
                assertThatThrownBy(() -> concurrencyLimit.pass(() -> {
                            throw new IllegalStateException("failed");
                        }))
                        .isInstanceOf(IllegalStateException.class);
            }
            assertThat(concurrencyLimit.pass(() -> "later")).isEqualTo("later");
        } finally {
            threads.shutdownNow();
        }
    }

    private static String held(CountDownLatch inside, CountDownLatch done) {
        inside.countDown();
        try {
            done.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return "first";
    }
}
