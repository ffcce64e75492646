package org.holdfast.simulation;

import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.Queue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;

/** Processes work on all cores and delivers the results in order, with only a few pieces in memory at a time. */
public final class OrderedParallel {

    private OrderedParallel() {}

    /**
     * Processes each piece and passes the results to a consumer, in order. Uses its own threads, because those of the
     * common pool cannot load classes from a Spring Boot jar.
     *
     * @param pieces consumed sequentially on the calling thread
     * @param work applied to the pieces concurrently
     * @param results called on the calling thread
     */
    public static <P, R> void onAllCores(Stream<P> pieces, Function<P, R> work, Consumer<R> results) {
        on(Runtime.getRuntime().availableProcessors(), pieces, work, results);
    }

    /** Does the same on some cores, with at most twice as many pieces and one more at a time. */
    public static <P, R> void on(int cores, Stream<P> pieces, Function<P, R> work, Consumer<R> results) {
        ExecutorService threads = Executors.newFixedThreadPool(cores);
        try {
            Queue<Future<R>> running = new ArrayDeque<>();
            for (Iterator<P> each = pieces.iterator(); each.hasNext(); ) {
                P piece = each.next();
                running.add(threads.submit(() -> work.apply(piece)));
                if (running.size() > 2 * cores) {
                    results.accept(running.remove().get());
                }
            }
            while (!running.isEmpty()) {
                results.accept(running.remove().get());
            }
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException failure ? failure : new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while working on all cores", e);
        } finally {
            threads.shutdownNow();
        }
    }
}
