package org.holdfast.bench.nodes;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/** Disturbs one server after the other, each in every way. */
final class Faults {

    /** Longer than any lease: 15 s for deliveries, 6 s for a run or a load. */
    private static final int LASTS_SECONDS = 20;

    private static final int PAUSE_SECONDS = 6;

    /** What is done to a server. */
    private enum Kind {
        /** {@code kill -9}, and started again. */
        KILLED,
        /** {@code SIGSTOP}, and {@code SIGCONT} later. */
        FROZEN,
        /** Its connections to the database are closed, and new ones refused. */
        CUT_OFF,
        /** Nothing gets through between it and the database, and neither is told. */
        STALLED
    }

    private final List<Node> nodes;
    private final Map<Kind, Integer> done = new TreeMap<>();
    private final List<String> log = new ArrayList<>();
    private volatile boolean stopped;

    Faults(List<Node> nodes) {
        this.nodes = nodes;
    }

    /** Begins, in a thread of its own. */
    Thread start() {
        Thread thread = new Thread(this::run, "faults");
        thread.start();
        return thread;
    }

    void stop() {
        stopped = true;
    }

    Map<Kind, Integer> done() {
        return done;
    }

    private void run() {
        long start = System.nanoTime();
        try {
            for (int i = 0; !stopped; i++) {
                // Another server each time; with three of them and four kinds, each gets every kind.
                Node node = nodes.get(i % nodes.size());
                while (!node.isWellFor(0) && !stopped) {
                    pause(1);
                }
                Kind kind = Kind.values()[i % Kind.values().length];
                log.add("%d s %s %s"
                        .formatted(TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - start), node.name(), kind));
                System.out.println(log.get(log.size() - 1));
                disturb(node, kind);
                done.merge(kind, 1, Integer::sum);
                pause(PAUSE_SECONDS);
            }
        } catch (InterruptedException | IOException | IllegalStateException e) {
            System.out.println("No more faults: " + e);
        }
    }

    private void disturb(Node node, Kind kind) throws IOException, InterruptedException {
        node.disturbed();
        switch (kind) {
            case KILLED -> {
                node.kill();
                node.start();
                Wire.daemon(() -> awaitReady(node));
            }
            case FROZEN -> {
                node.freeze();
                pause(LASTS_SECONDS);
                node.thaw();
            }
            case CUT_OFF -> {
                node.database().cut();
                pause(LASTS_SECONDS);
                node.reconnect();
            }
            case STALLED -> {
                node.database().stall();
                pause(LASTS_SECONDS);
                node.reconnect();
            }
        }
    }

    /** A start takes long on few cores; meanwhile another server is disturbed. */
    private static void awaitReady(Node node) {
        try {
            node.awaitReady();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void pause(int seconds) throws InterruptedException {
        for (int i = 0; i < seconds * 10 && !stopped; i++) {
            Thread.sleep(100);
        }
    }
}
