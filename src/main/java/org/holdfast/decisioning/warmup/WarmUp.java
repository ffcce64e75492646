package org.holdfast.decisioning.warmup;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.function.IntFunction;
import org.holdfast.decisioning.Rehearsal;
import org.holdfast.facts.Customer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.context.event.ApplicationStartedEvent;
import org.springframework.boot.web.server.WebServer;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.event.EventListener;

/**
 * Lets a server that has started decide without effect until its code is compiled, on one thread, while it answers
 * requests already. A failure ends the warm-up and nothing else. Only servers warm up; commands are over too soon.
 */
final class WarmUp implements DisposableBean {

    private static final Logger LOG = LoggerFactory.getLogger(WarmUp.class);

    /** After so many rounds the compiler has seen what is hot. */
    private static final int ROUNDS = 60;

    private static final int CUSTOMERS = 24;

    private final WarmUpSettings settings;
    private final Rehearsal rehearsal;
    private final Clock clock;
    private final IntFunction<OwnRequests> requests;
    private volatile boolean done;
    private volatile boolean stopped;
    private volatile @Nullable Thread thread;

    /** @param requests requests to the server at a port */
    WarmUp(WarmUpSettings settings, Rehearsal rehearsal, Clock clock, IntFunction<OwnRequests> requests) {
        this.settings = settings;
        this.rehearsal = rehearsal;
        this.clock = clock;
        this.requests = requests;
        this.done = !settings.enabled();
    }

    /** Returns whether the server is as quick as it will be, or does not warm up. */
    boolean isDone() {
        return done;
    }

    @EventListener
    void started(ApplicationStartedEvent event) {
        WebServer server = event.getApplicationContext() instanceof WebServerApplicationContext context
                ? context.getWebServer()
                : null;
        if (done || server == null) {
            done = true;
            return;
        }
        OwnRequests own = requests.apply(server.getPort());
        Thread warming = new Thread(() -> run(own), "warm-up");
        warming.setDaemon(true);
        thread = warming;
        warming.start();
    }

    private void run(OwnRequests own) {
        long start = System.nanoTime();
        try {
            int rounds = rounds(own, start + settings.atMost().toNanos());
            LOG.debug("Warmed up in {} rounds and {} ms", rounds, since(start).toMillis());
        } catch (RuntimeException e) {
            if (!stopped) {
                LOG.warn("The server was not warmed up, so its first requests are slower: {}", e.toString());
            }
        } finally {
            done = true;
        }
    }

    /** Returns the number of rounds made. */
    private int rounds(OwnRequests own, long until) {
        List<String> stored = rehearsal.some(CUSTOMERS);
        MadeUpCustomers madeUp = new MadeUpCustomers();
        List<String> facts = madeUp.facts(CUSTOMERS, clock.instant());
        List<Customer> customers = madeUp.of(CUSTOMERS, clock.instant());
        int round = 0;
        while (round < ROUNDS && !stopped && System.nanoTime() - until < 0) {
            for (int i = 0; i < CUSTOMERS && !stopped; i++) {
                own.decide(facts.get(i));
                rehearsal.record(List.of(customers.get(i)));
            }
            rehearsal.preview(stored);
            round++;
        }
        return round;
    }

    private static Duration since(long nanos) {
        return Duration.ofNanos(System.nanoTime() - nanos);
    }

    /** Ends the warm-up before the database is closed. */
    @Override
    public void destroy() throws InterruptedException {
        stopped = true;
        Thread warming = thread;
        if (warming != null) {
            warming.join();
        }
    }
}
