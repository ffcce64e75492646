package org.holdfast.delivery;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
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
 * Delivers to one target. A thread of its own claims entries and settles what became of them, many in one transaction;
 * as many threads as the target allows hand them over.
 */
final class DeliveryWorker implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(DeliveryWorker.class);
    /** What is claimed ahead of each thread, so that none waits for the database. */
    private static final int AHEAD = 8;

    private static final long LOOK_MILLIS = 1_000;
    private static final long TROUBLE_MILLIS = 5_000;
    /** For what is under way when the server stops. */
    private static final long LAST_SECONDS = 5;

    private final Target target;
    private final DeliveryLeases deliveryLeases;
    private final TransactionTemplate transaction;
    private final DeliverySettlement deliverySettlement;
    private final CircuitBreaker circuitBreaker;
    private final BackgroundJob job;
    private final long renewNanos;
    private final ExecutorService workers;
    private final Thread thread;
    private final Semaphore wakened = new Semaphore(0);
    private final Queue<DeliverySettlement.Finished> finished = new ConcurrentLinkedQueue<>();
    private final List<DeliverySettlement.Finished> unsettled = new ArrayList<>();
    private final Map<Long, DeliveryLeases.Claim> under = new LinkedHashMap<>();
    private volatile boolean closing;
    private long renewed;
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
        this.renewNanos = settings.takeover().toNanos() / 4;
        this.workers = Executors.newFixedThreadPool(target.atOnce(), JobScheduler.daemon("deliver-" + target.name()));
        this.thread = JobScheduler.daemon("delivery-" + target.name()).newThread(this::run);
    }

    void start() {
        thread.start();
    }

    /** There may be something to do. */
    void wake() {
        wakened.release();
    }

    private void run() {
        long wait = 0;
        while (!closing) {
            try {
                if (wakened.tryAcquire(wait, TimeUnit.MILLISECONDS)) {
                    wakened.drainPermits();
                }
            } catch (InterruptedException e) {
                return;
            }
            wait = job.run(this::turn) ? next : TROUBLE_MILLIS;
        }
    }

    /**
     * Settles what is done and takes what is next, in one transaction; and says how long to wait then, unless something
     * happens.
     */
    private void turn() {
        claim();
        int room = room();
        List<DeliveryLeases.Claim> claimed = transaction.execute(status -> {
            deliverySettlement.settle(unsettled);
            if (System.nanoTime() - renewed > renewNanos && !under.isEmpty()) {
                deliveryLeases.renew(under.values());
                renewed = System.nanoTime();
            }
            return room > 0 ? deliveryLeases.claim(target.name(), room) : List.<DeliveryLeases.Claim>of();
        });
        unsettled.clear();
        for (DeliveryLeases.Claim claim : claimed) {
            under.put(claim.number(), claim);
            workers.execute(() -> deliver(claim));
        }
        long rest = circuitBreaker.openMillis();
        long look = under.isEmpty() ? LOOK_MILLIS : Math.min(LOOK_MILLIS, TimeUnit.NANOSECONDS.toMillis(renewNanos));
        next = rest > 0 ? Math.min(rest, look) : look;
    }

    /** What is over since the last turn; kept until a transaction has settled it. */
    private void claim() {
        for (DeliverySettlement.Finished each = finished.poll(); each != null; each = finished.poll()) {
            deliverySettlement.judge(each);
            under.remove(each.claim().number());
            unsettled.add(each);
        }
    }

    private int room() {
        if (circuitBreaker.openMillis() > 0) {
            return 0;
        }
        return Math.max(0, (circuitBreaker.isBroken() ? 1 : target.atOnce() * AHEAD) - under.size());
    }

    private void deliver(DeliveryLeases.Claim claim) {
        if (closing) {
            return;
        }
        long begun = System.nanoTime();
        DeliveryResult result;
        try {
            result = target.deliver(claim.entry());
        } catch (InterruptedException e) {
            return;
        } catch (Throwable e) {
            // An error of the machine, too: what is never finished would be claimed for ever.
            LOG.debug("Delivery {} to \"{}\" failed", claim.number(), target.name(), e);
            result = DeliveryResult.tryLater(
                    e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage());
        }
        finished.add(new DeliverySettlement.Finished(claim, result, Duration.ofNanos(System.nanoTime() - begun)));
        wake();
    }

    /** Ends what is under way; what was not begun falls to others at once. */
    @Override
    public void close() {
        closing = true;
        wake();
        try {
            thread.join(TimeUnit.SECONDS.toMillis(LAST_SECONDS));
            workers.shutdown();
            workers.awaitTermination(LAST_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (thread.isAlive()) {
            return;
        }
        try {
            lastTurn();
        } catch (DataAccessException | TransactionException e) {
            LOG.debug(
                    "What was claimed for \"{}\" is free again in a moment: {}",
                    target.name(),
                    DatabaseFailure.describe(e));
        }
    }

    private void lastTurn() {
        claim();
        // What a worker still holds after that wait is neither settled nor given back: it may arrive.
        Collection<DeliveryLeases.Claim> free = workers.isTerminated() ? under.values() : List.of();
        transaction.executeWithoutResult(status -> {
            deliverySettlement.settle(unsettled);
            deliveryLeases.release(free);
        });
        workers.shutdownNow();
    }
}
