package org.holdfast.delivery;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.holdfast.coordination.BackgroundJob;
import org.holdfast.coordination.JobScheduler;
import org.holdfast.database.DatabaseFailure;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Delivers to one target. One thread claims deliveries and settles the finished ones, many in one transaction; as many
 * threads as the target permits make the attempts.
 */
final class DeliveryWorker implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(DeliveryWorker.class);
    /** Number of claims per thread, so that no thread has to wait for the database. */
    private static final int CLAIMS_PER_THREAD = 8;

    private static final long POLL_MILLIS = 1_000;
    private static final long ERROR_WAIT_MILLIS = 5_000;
    /** How long attempts in progress may take when the server stops. */
    private static final long SHUTDOWN_SECONDS = 5;

    private final Target target;
    private final DeliveryLeases deliveryLeases;
    private final TransactionTemplate transaction;
    private final DeliverySettlement deliverySettlement;
    private final CircuitBreaker circuitBreaker;
    private final BackgroundJob job;
    private final long leaseNanos;
    private final long renewNanos;
    private final ExecutorService workers;
    private final Thread thread;
    private final Semaphore wakeUps = new Semaphore(0);
    private final Queue<DeliverySettlement.Finished> finished = new ConcurrentLinkedQueue<>();
    private final List<DeliverySettlement.Finished> unsettled = new ArrayList<>();
    private final Map<Long, DeliveryLeases.Claim> inProgress = new LinkedHashMap<>();
    /** Numbers of claims that have expired: of an attempt that has not begun, nothing may come any more. */
    private final Queue<Long> expired = new ConcurrentLinkedQueue<>();

    private final Set<Long> lost = ConcurrentHashMap.newKeySet();
    private volatile boolean closing;
    private volatile long renewed;
    private long next;

    DeliveryWorker(
            Target target,
            DeliveryLeases deliveryLeases,
            TransactionTemplate transaction,
            DeliverySettings settings,
            DeliveryMetrics metrics,
            BackgroundJob job) {
        this.target = target;
        this.deliveryLeases = deliveryLeases;
        this.transaction = transaction;
        this.job = job;
        this.circuitBreaker = new CircuitBreaker(settings.longestWait());
        this.deliverySettlement =
                new DeliverySettlement(target.name(), deliveryLeases, circuitBreaker, settings, metrics);
        this.leaseNanos = settings.takeover().toNanos();
        this.renewNanos = leaseNanos / 4;
        this.workers = Executors.newFixedThreadPool(target.atOnce(), JobScheduler.daemon("deliver-" + target.name()));
        this.thread = JobScheduler.daemon("delivery-" + target.name()).newThread(this::run);
    }

    void start() {
        thread.start();
    }

    /** Makes the worker look for deliveries now. */
    void wake() {
        wakeUps.release();
    }

    private void run() {
        long wait = 0;
        while (!closing) {
            try {
                if (wakeUps.tryAcquire(wait, TimeUnit.MILLISECONDS)) {
                    wakeUps.drainPermits();
                }
            } catch (InterruptedException e) {
                return;
            }
            wait = job.run(this::runOnce) ? next : ERROR_WAIT_MILLIS;
        }
    }

    /**
     * Settles finished attempts and claims new deliveries in one transaction, and determines how long to wait for the
     * next round.
     */
    private void runOnce() {
        collectFinished();
        int capacity = capacity();
        long now = System.nanoTime();
        boolean renews = now - renewed > renewNanos && !inProgress.isEmpty();
        List<DeliveryLeases.Claim> claimed = transaction.execute(status -> {
            deliverySettlement.settle(unsettled);
            if (renews) {
                deliveryLeases.renew(inProgress.values()).forEach(each -> lost.add(each.number()));
            }
            return capacity > 0 ? deliveryLeases.claim(target.name(), capacity) : List.<DeliveryLeases.Claim>of();
        });
        renewed = renews ? now : renewed;
        unsettled.clear();
        for (DeliveryLeases.Claim claim : claimed) {
            inProgress.put(claim.number(), claim);
            workers.execute(() -> deliver(claim, now));
        }
        long open = circuitBreaker.openMillis();
        long poll =
                inProgress.isEmpty() ? POLL_MILLIS : Math.min(POLL_MILLIS, TimeUnit.NANOSECONDS.toMillis(renewNanos));
        next = open > 0 ? Math.min(open, poll) : poll;
    }

    /**
     * Collects attempts that have finished since the last round. They are kept until a transaction has settled them.
     */
    private void collectFinished() {
        for (Long each = expired.poll(); each != null; each = expired.poll()) {
            inProgress.remove(each);
            lost.remove(each);
        }
        for (DeliverySettlement.Finished each = finished.poll(); each != null; each = finished.poll()) {
            deliverySettlement.record(each);
            inProgress.remove(each.claim().number());
            lost.remove(each.claim().number());
            unsettled.add(each);
        }
    }

    private int capacity() {
        if (circuitBreaker.openMillis() > 0) {
            return 0;
        }
        return Math.max(0, (circuitBreaker.isBroken() ? 1 : target.atOnce() * CLAIMS_PER_THREAD) - inProgress.size());
    }

    /** @param claimedAt when it was claimed, by {@link System#nanoTime()} */
    private void deliver(DeliveryLeases.Claim claim, long claimedAt) {
        if (closing) {
            return;
        }
        if (!isHeld(claim, claimedAt)) {
            expired.add(claim.number());
            wake();
            return;
        }
        long start = System.nanoTime();
        DeliveryResult result;
        try {
            result = target.deliver(claim.entry());
        } catch (InterruptedException e) {
            return;
        } catch (Throwable e) {
            // Errors as well: a claim that is never finished would be renewed for ever.
            LOG.debug("Delivery {} to \"{}\" failed", claim.number(), target.name(), e);
            result = DeliveryResult.tryLater(
                    e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage());
        }
        finished.add(new DeliverySettlement.Finished(claim, result, Duration.ofNanos(System.nanoTime() - start)));
        wake();
    }

    /**
     * Returns whether this node may still deliver. If it was frozen, another one has taken over, and may have delivered
     * later decisions of the customer already.
     */
    private boolean isHeld(DeliveryLeases.Claim claim, long claimedAt) {
        return !lost.contains(claim.number()) && System.nanoTime() - Math.max(claimedAt, renewed) < leaseNanos;
    }

    /** Waits for the attempts in progress, and releases the other claims for other nodes. */
    @Override
    public void close() {
        closing = true;
        wake();
        try {
            thread.join(TimeUnit.SECONDS.toMillis(SHUTDOWN_SECONDS));
            workers.shutdown();
            workers.awaitTermination(SHUTDOWN_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (thread.isAlive()) {
            return;
        }
        try {
            releaseClaims();
        } catch (DataAccessException | TransactionException e) {
            LOG.debug(
                    "Claims for \"{}\" could not be released and will expire: {}",
                    target.name(),
                    DatabaseFailure.describe(e));
        }
    }

    private void releaseClaims() {
        collectFinished();
        // An attempt that is still running is neither settled nor released, because it may succeed.
        Collection<DeliveryLeases.Claim> free = workers.isTerminated() ? inProgress.values() : List.of();
        transaction.executeWithoutResult(status -> {
            deliverySettlement.settle(unsettled);
            deliveryLeases.release(free);
        });
        workers.shutdownNow();
    }
}
