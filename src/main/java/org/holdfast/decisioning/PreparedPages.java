package org.holdfast.decisioning;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.holdfast.decisions.DecisionModel;
import org.holdfast.facts.CustomerRepository;
import org.holdfast.facts.StoredCustomer;
import org.holdfast.loyalty.EvaluationContext;
import org.jspecify.annotations.Nullable;

/**
 * Reads the pages of a run, and evaluates their rules, a few pages ahead of the one that is being decided: so that the
 * processors work while the database does, and memory use stays constant. Not thread-safe.
 */
final class PreparedPages implements AutoCloseable {

    private static final int SIZE = 200;
    private static final int AHEAD = 3;

    private final CustomerRepository customers;
    private final DecisionModel model;
    private final EvaluationContext context;
    private final ExecutorService reading = Executors.newSingleThreadExecutor(PreparedPages::thread);
    private final ExecutorService evaluating = Executors.newFixedThreadPool(
            Math.max(1, Runtime.getRuntime().availableProcessors() - 1), PreparedPages::thread);
    private final Deque<CompletableFuture<@Nullable PreparedPage>> pages = new ArrayDeque<>();
    private CompletableFuture<List<StoredCustomer>> lastRead;

    /** A page of customers, at least one, with the proposals for each. */
    record PreparedPage(List<StoredCustomer> customers, BatchDecider.PreparedBatch batch) {

        String last() {
            return customers.get(customers.size() - 1).facts().id();
        }
    }

    /** @param after id of the last customer that is left out; {@code null} to begin with the first one */
    PreparedPages(
            CustomerRepository customers, DecisionModel model, EvaluationContext context, @Nullable String after) {
        this.customers = customers;
        this.model = model;
        this.context = context;
        this.lastRead = CompletableFuture.supplyAsync(() -> customers.page(after, SIZE), reading);
        prepare();
        for (int i = 1; i < AHEAD; i++) {
            readNext();
        }
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "run-ahead");
        thread.setDaemon(true);
        return thread;
    }

    private void readNext() {
        lastRead = lastRead.thenApplyAsync(
                page -> page.isEmpty()
                        ? page
                        : customers.page(page.get(page.size() - 1).facts().id(), SIZE),
                reading);
        prepare();
    }

    private void prepare() {
        pages.add(lastRead.thenApplyAsync(
                page -> page.isEmpty() ? null : new PreparedPage(page, BatchDecider.prepare(model, context, page)),
                evaluating));
    }

    /** Returns the next page; {@code null} if there are no more customers. */
    @Nullable
    PreparedPage next() {
        try {
            PreparedPage page = pages.remove().join();
            readNext();
            return page;
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }

    @Override
    public void close() {
        reading.shutdownNow();
        evaluating.shutdownNow();
    }
}
