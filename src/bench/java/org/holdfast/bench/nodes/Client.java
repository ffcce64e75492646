package org.holdfast.bench.nodes;

import java.io.IOException;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.holdfast.bench.load.HttpConnection;
import org.holdfast.bench.load.HttpConnection.Answer;

/**
 * A client as integrations should be: it repeats a request, with the same idempotency key, for as long as it gets no
 * answer or is told to try again. It opens its connection anew from time to time, so that a balancer can spread the
 * load.
 */
final class Client implements AutoCloseable {

    private static final int TIMEOUT_MILLIS = 5_000;
    private static final long PAUSE_MILLIS = 250;
    private static final long GIVES_UP_SECONDS = 90;
    private static final int REQUESTS_A_CONNECTION = 40;

    private final HttpConnection connection;
    private final Observed observed;
    private int sent;

    Client(URI base, Observed observed) {
        this.connection = new HttpConnection(base, TIMEOUT_MILLIS);
        this.observed = observed;
    }

    /** What clients have met, over all of them. */
    record Observed(AtomicInteger requests, AtomicInteger repeated, Problems problems, Waits waits) {

        Observed() {
            this(new AtomicInteger(), new AtomicInteger(), new Problems(), new Waits());
        }
    }

    /** Returns the first answer that says something about the request itself. */
    Answer send(String method, String path, Map<String, String> headers, String body) throws InterruptedException {
        long start = System.nanoTime();
        observed.requests.incrementAndGet();
        while (true) {
            String problem;
            try {
                if (++sent % REQUESTS_A_CONNECTION == 0) {
                    connection.close();
                }
                Answer answer = connection.send(method, path, headers, body);
                if (!isToBeRepeated(answer)) {
                    observed.waits.add((System.nanoTime() - start) / 1_000);
                    return answer;
                }
                problem = answer.status() + " " + answer.body();
            } catch (IOException e) {
                problem = e.toString();
            }
            if (System.nanoTime() - start > TimeUnit.SECONDS.toNanos(GIVES_UP_SECONDS)) {
                observed.problems.add(
                        "given up after " + GIVES_UP_SECONDS + " s", method + " " + path + ": " + problem);
                return new Answer(0, "", problem);
            }
            observed.repeated.incrementAndGet();
            Thread.sleep(PAUSE_MILLIS);
        }
    }

    private static boolean isToBeRepeated(Answer answer) {
        return answer.status() == 503
                || answer.status() == 429
                || answer.status() == 409 && answer.body().contains("still-running");
    }

    @Override
    public void close() throws IOException {
        connection.close();
    }
}
