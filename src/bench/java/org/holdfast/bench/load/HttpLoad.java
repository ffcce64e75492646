package org.holdfast.bench.load;

import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntFunction;

/**
 * Sends requests to a server over connections that stay open, at a rate that does not depend on how fast it answers: a
 * request that has to wait for a connection counts from when it was due.
 */
public final class HttpLoad {

    private final URI base;
    private final int connections;

    public HttpLoad(URI base, int connections) {
        this.base = base;
        this.connections = connections;
    }

    /**
     * What came of requests.
     *
     * @param micros time from when a request was due to the end of its answer, in ascending order
     * @param errors answers with another status than 200
     */
    public record Result(long[] micros, int errors, double seconds) {

        public double millis(double share) {
            return micros.length == 0
                    ? Double.NaN
                    : micros[(int) Math.min(micros.length - 1L, (long) (share * micros.length))] / 1e3;
        }

        public double perSecond() {
            return micros.length / seconds;
        }
    }

    /**
     * Posts bodies to a path.
     *
     * @param perSecond rate; 0 to send as fast as the answers come
     */
    public Result post(String path, int requests, double perSecond, IntFunction<String> body)
            throws InterruptedException, ExecutionException {
        ExecutorService threads = Executors.newFixedThreadPool(connections);
        try {
            AtomicInteger next = new AtomicInteger();
            AtomicInteger errors = new AtomicInteger();
            long[] micros = new long[requests];
            long start = System.nanoTime();
            List<Future<?>> all = new ArrayList<>();
            for (int i = 0; i < connections; i++) {
                all.add(threads.submit(() -> {
                    try (HttpConnection connection = new HttpConnection(base, 0)) {
                        for (int each = next.getAndIncrement(); each < requests; each = next.getAndIncrement()) {
                            long due = perSecond == 0
                                    ? System.nanoTime()
                                    : start + (long) (each / perSecond * TimeUnit.SECONDS.toNanos(1));
                            await(due);
                            if (connection
                                            .send("POST", path, Map.of(), body.apply(each))
                                            .status()
                                    != 200) {
                                errors.incrementAndGet();
                            }
                            micros[each] = (System.nanoTime() - due) / 1_000;
                        }
                    }
                    return null;
                }));
            }
            for (Future<?> each : all) {
                each.get();
            }
            double seconds = (System.nanoTime() - start) / 1e9;
            Arrays.sort(micros);
            return new Result(micros, errors.get(), seconds);
        } finally {
            threads.shutdown();
        }
    }

    private static void await(long due) {
        for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }
}
