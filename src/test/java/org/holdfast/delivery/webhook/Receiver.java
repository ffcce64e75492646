package org.holdfast.delivery.webhook;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.holdfast.facts.json.FactsJson;
import tools.jackson.databind.JsonNode;

/** Somebody who is told what was decided: a small HTTP server on loopback that answers as a test wants. */
public final class Receiver implements AutoCloseable {

    public final List<Told> told = new CopyOnWriteArrayList<>();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final HttpServer server;
    private volatile Answering answering;

    /** What came in. */
    public record Told(Headers headers, byte[] body) {

        public String text() {
            return new String(body, StandardCharsets.UTF_8);
        }

        public JsonNode event() {
            return FactsJson.mapper().readTree(text());
        }

        public String header(String name) {
            return String.valueOf(headers.getFirst(name));
        }
    }

    /** How it is answered; closing the exchange is not its business. */
    public interface Answering {
        void answer(HttpExchange exchange, Told told) throws IOException, InterruptedException;
    }

    public Receiver(Answering answering) throws IOException {
        this.answering = answering;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 50);
        server.setExecutor(threads);
        server.createContext("/", exchange -> {
            try (exchange) {
                Told each = new Told(
                        exchange.getRequestHeaders(), exchange.getRequestBody().readAllBytes());
                told.add(each);
                this.answering.answer(exchange, each);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        server.start();
    }

    /** Always the same. */
    public static Receiver answering(int status, String... headers) throws IOException {
        return new Receiver(status(status, headers));
    }

    public static Answering status(int status, String... headers) {
        return (exchange, told) -> {
            for (int i = 0; i < headers.length; i += 2) {
                exchange.getResponseHeaders().set(headers[i], headers[i + 1]);
            }
            exchange.sendResponseHeaders(status, -1);
        };
    }

    public void answer(Answering other) {
        answering = other;
    }

    /** By name, which has to be looked up. */
    public String url() {
        return "http://localhost:" + server.getAddress().getPort() + "/decisions";
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
