package org.holdfast.bench.nodes;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** Receives webhooks on loopback and counts how often each id has come. */
final class Inbox implements AutoCloseable {

    private final Map<String, AtomicInteger> received = new ConcurrentHashMap<>();
    private final HttpServer server;

    Inbox() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 50);
        server.setExecutor(Executors.newCachedThreadPool(task -> {
            Thread thread = new Thread(task);
            thread.setDaemon(true);
            return thread;
        }));
        server.createContext("/", exchange -> {
            try (exchange) {
                exchange.getRequestBody().readAllBytes();
                String id = String.valueOf(exchange.getRequestHeaders().getFirst("webhook-id"));
                received.computeIfAbsent(id, each -> new AtomicInteger()).incrementAndGet();
                exchange.sendResponseHeaders(204, -1);
            }
        });
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/decisions";
    }

    /** Returns how often each id has come. */
    Map<String, AtomicInteger> received() {
        return received;
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
