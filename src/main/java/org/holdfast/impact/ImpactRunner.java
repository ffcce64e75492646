package org.holdfast.impact;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.holdfast.coordination.JobScheduler;
import org.holdfast.facts.CustomerRepository;
import org.holdfast.facts.StoredCustomer;
import org.holdfast.impact.Impact.State;
import org.holdfast.simulation.CustomerBatches;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs comparisons on two threads of low priority: one for samples, which take a moment, and one for everything else.
 * So comparisons never take more than one core away from decisions for long.
 */
final class ImpactRunner implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ImpactRunner.class);
    /** Maximum number of comparisons that run or wait. */
    static final int MAX_WAITING = 20;
    /** Number of ended comparisons whose customers are remembered, each with its rule book. */
    private static final int REMEMBERED = 4;
    /** Customers that are compared before it is checked whether to stop. */
    private static final int BATCH = 50;
    /** How long to wait for the running batch at shutdown. */
    private static final long LAST_SECONDS = 5;

    private final CustomerRepository customers;
    private final String node = UUID.randomUUID().toString();
    private final ExecutorService samples = Executors.newSingleThreadExecutor(quiet("impact-sample"));
    private final ExecutorService everyone = Executors.newSingleThreadExecutor(quiet("impact"));
    private final Map<UUID, ImpactJob> jobs = new LinkedHashMap<>();

    ImpactRunner(CustomerRepository customers) {
        this.customers = customers;
    }

    private static ThreadFactory quiet(String name) {
        ThreadFactory daemons = JobScheduler.daemon(name);
        return task -> {
            Thread thread = daemons.newThread(task);
            thread.setPriority(Thread.MIN_PRIORITY);
            return thread;
        };
    }

    /** Identifies this process. */
    String node() {
        return node;
    }

    /** Stops what a person has started before, and refuses if too many comparisons wait. */
    synchronized void makeRoomFor(String person) {
        List<ImpactJob> running =
                jobs.values().stream().filter(job -> job.impact().isRunning()).toList();
        running.stream().filter(job -> job.impact().startedBy().equals(person)).forEach(ImpactJob::stop);
        long others = running.stream()
                .filter(job -> !job.impact().startedBy().equals(person))
                .count();
        if (others >= MAX_WAITING) {
            throw ImpactRefused.tooMany(MAX_WAITING);
        }
    }

    synchronized void submit(ImpactJob job) {
        jobs.put(job.impact().id(), job);
        forgetOldest();
        samples.execute(() -> {
            run(job, each -> each.sample(() -> batches(CustomerBatches.of(customers, ImpactService.SAMPLE))));
            if (job.isWanted()) {
                everyone.execute(() -> run(job, each -> each.all(() -> batches(CustomerBatches.of(customers, null)))));
            }
        });
    }

    private void forgetOldest() {
        List<UUID> ended = jobs.values().stream()
                .map(ImpactJob::impact)
                .filter(impact -> !impact.isRunning())
                .map(Impact::id)
                .toList();
        ended.subList(0, Math.max(0, ended.size() - REMEMBERED)).forEach(jobs::remove);
    }

    private static void run(ImpactJob job, Consumer<ImpactJob> work) {
        try {
            if (job.isWanted()) {
                work.accept(job);
            }
        } catch (RuntimeException e) {
            LOG.warn(
                    "The effect of draft {} could not be found out",
                    job.impact().draft(),
                    e);
            job.end(State.FAILED);
        }
    }

    private static Iterable<List<StoredCustomer>> batches(Stream<List<StoredCustomer>> pages) {
        return pages.flatMap(page -> Stream.iterate(0, from -> from < page.size(), from -> from + BATCH)
                .map(from -> page.subList(from, Math.min(from + BATCH, page.size()))))::iterator;
    }

    /** Returns a comparison of this node; {@code null} if it has none with this id. */
    synchronized @Nullable Impact find(UUID id) {
        ImpactJob job = jobs.get(id);
        return job == null ? null : job.impact();
    }

    synchronized @Nullable AffectedCustomers affected(UUID id) {
        ImpactJob job = jobs.get(id);
        return job == null ? null : job.affected();
    }

    /** Stops a comparison of this node; returns whether there is one. */
    synchronized boolean stop(UUID id) {
        ImpactJob job = jobs.get(id);
        if (job != null) {
            job.stop();
        }
        return job != null;
    }

    /**
     * Stops what runs; it counts as interrupted. Threads are not interrupted, because that would close the file of an
     * embedded database.
     */
    @Override
    public void close() {
        synchronized (this) {
            jobs.values().forEach(ImpactJob::abandon);
        }
        samples.shutdown();
        everyone.shutdown();
        try {
            boolean ended = samples.awaitTermination(LAST_SECONDS, TimeUnit.SECONDS);
            if (!(everyone.awaitTermination(LAST_SECONDS, TimeUnit.SECONDS) && ended)) {
                LOG.warn("A comparison did not end within {} seconds", LAST_SECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
