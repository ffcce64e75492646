package org.holdfast.bench.nodes;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.holdfast.bench.load.HttpConnection;

/**
 * A plain balancer of connections: round robin over the servers whose readiness has been answered with 200. A server
 * that has failed twice in a row loses its connections. It repeats no request; it cannot even tell one from another.
 */
final class Balancer implements AutoCloseable {

    private static final int PATIENCE_MILLIS = 1_000;
    private static final long PAUSE_MILLIS = 500;
    private static final int FAILURES = 2;

    private final List<Node> nodes = new CopyOnWriteArrayList<>();
    private final Map<Node, Integer> failures = new ConcurrentHashMap<>();
    private final AtomicInteger turn = new AtomicInteger();
    private final Wire wire;
    private volatile boolean closed;

    Balancer() throws IOException {
        wire = new Wire(this::targets);
    }

    URI base() {
        return URI.create("http://127.0.0.1:" + wire.port());
    }

    /** Begins to watch a server and sends it connections while it is ready. */
    void add(Node node) {
        failures.put(node, FAILURES);
        nodes.add(node);
        Wire.daemon(() -> watch(node));
    }

    /** Sends a server no new connections; those it has stay open until it closes them. */
    void remove(Node node) {
        nodes.remove(node);
    }

    private List<InetSocketAddress> targets() {
        List<InetSocketAddress> ready = new ArrayList<>();
        nodes.forEach(each -> {
            if (failures.getOrDefault(each, FAILURES) < FAILURES) {
                ready.add(each.address());
            }
        });
        if (!ready.isEmpty()) {
            Collections.rotate(ready, Math.floorMod(turn.getAndIncrement(), ready.size()));
        }
        return ready;
    }

    private void watch(Node node) {
        while (!closed && nodes.contains(node)) {
            boolean ready = isReady(node);
            int before = failures.getOrDefault(node, 0);
            failures.put(node, ready ? 0 : before + 1);
            if (!ready && before + 1 == FAILURES) {
                wire.drop(node.address());
            }
            try {
                Thread.sleep(PAUSE_MILLIS);
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    static boolean isReady(Node node) {
        try (HttpConnection health = new HttpConnection(node.base(), PATIENCE_MILLIS)) {
            return health.send("GET", "/actuator/health/readiness", Map.of(), "")
                            .status()
                    == 200;
        } catch (IOException | RuntimeException e) {
            return false;
        }
    }

    @Override
    public void close() throws IOException {
        closed = true;
        wire.close();
    }
}
