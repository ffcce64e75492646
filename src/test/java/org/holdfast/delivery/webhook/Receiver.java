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

/** A small HTTP server on loopback that receives decisions and responds as a test specifies. */
public final class Receiver implements AutoCloseable {

    public final List<Request> requests = new CopyOnWriteArrayList<>();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final HttpServer server;
    private volatile Responder responder;

    /** A received request. */
    public record Request(Headers headers, byte[] body) {

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

    /** Responds to a request; the caller closes the exchange. */
    public interface Responder {
        void respond(HttpExchange exchange, Request request) throws IOException, InterruptedException;
    }

    public Receiver(Responder responder) throws IOException {
        this.responder = responder;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 50);
        server.setExecutor(threads);
        server.createContext("/", exchange -> {
            try (exchange) {
                Request each = new Request(
                        exchange.getRequestHeaders(), exchange.getRequestBody().readAllBytes());
                requests.add(each);
                this.responder.respond(exchange, each);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        server.start();
    }

    /** Returns a receiver that always responds in the same way. */
    public static Receiver answering(int status, String... headers) throws IOException {
        return new Receiver(status(status, headers));
    }

    public static Responder status(int status, String... headers) {
        return (exchange, request) -> {
            for (int i = 0; i < headers.length; i += 2) {
                exchange.getResponseHeaders().set(headers[i], headers[i + 1]);
            }
            exchange.sendResponseHeaders(status, -1);
        };
    }

    public void answer(Responder other) {
        responder = other;
    }

    /** Returns the address with a host name, which has to be resolved. */
    public String url() {
        return "http://localhost:" + server.getAddress().getPort() + "/decisions";
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
