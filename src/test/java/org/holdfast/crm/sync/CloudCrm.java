package org.holdfast.crm.sync;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Executors;

/**
 * A CRM in the cloud with pages of each kind, which misbehaves on request. Elements are JSON; a client gets those after
 * {@code since}, if it asks for them.
 */
final class CloudCrm implements AutoCloseable {

    /** An element: when it was changed, as a number that grows, and its JSON. */
    record Element(long changed, String json) {}

    /** A response that is given instead of the right one. */
    interface Answer {
        void give(HttpExchange exchange) throws IOException;
    }

    final Map<String, List<Element>> lists = new TreeMap<>();
    final List<String> requests = Collections.synchronizedList(new ArrayList<>());
    final List<String> bodies = Collections.synchronizedList(new ArrayList<>());
    /** Answers to the next requests; a right answer is {@code null}. */
    final Deque<Answer> answers = new ArrayDeque<>();

    private final HttpServer server;
    volatile String key = "Bearer k-1";
    volatile int size = 2;
    volatile boolean repeats;

    CloudCrm() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newCachedThreadPool(task -> {
            Thread thread = new Thread(task, "cloud-crm");
            thread.setDaemon(true);
            return thread;
        }));
        server.createContext("/", this::handle);
        server.start();
    }

    String url() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    void add(String list, long changed, String json) {
        lists.computeIfAbsent(list, each -> new ArrayList<>()).add(new Element(changed, json.replace('\'', '"')));
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            requests.add(exchange.getRequestMethod() + " " + exchange.getRequestURI());
            bodies.add(body);
            Answer answer = answers.poll();
            if (answer != null) {
                answer.give(exchange);
            } else if (exchange.getRequestURI().getPath().equals("/token")) {
                json(exchange, 200, "{\"access_token\":\"" + key.replace("Bearer ", "") + "\",\"expires_in\":3600}");
            } else if (!key.equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
                json(exchange, 401, "{\"message\":\"invalid key\"}");
            } else {
                list(exchange);
            }
        }
    }

    private void list(HttpExchange exchange) throws IOException {
        Map<String, String> parameters = parameters(exchange);
        long since = Long.parseLong(parameters.getOrDefault("since", "0"));
        List<String> all = lists.getOrDefault(exchange.getRequestURI().getPath().substring(1), List.of()).stream()
                .filter(element -> element.changed() >= since)
                .map(Element::json)
                .toList();
        int from = Integer.parseInt(parameters.getOrDefault(
                "offset",
                parameters.containsKey("page")
                        ? "" + (Integer.parseInt(parameters.get("page")) - 1) * size
                        : parameters.getOrDefault("cursor", "0").replace("c", "")));
        int start = repeats ? 0 : from;
        List<String> page = all.subList(Math.min(start, all.size()), Math.min(start + size, all.size()));
        boolean isLast = !repeats && start + size >= all.size();
        String path = exchange.getRequestURI().getPath();
        if (!isLast) {
            exchange.getResponseHeaders()
                    .set(
                            "Link",
                            "<" + url() + path + "?x=1>; rel=\"previous\", <" + path + "?cursor=c" + (from + size)
                                    + ">; rel=\"next\"");
        }
        json(
                exchange,
                200,
                "{\"items\":[" + String.join(",", page) + "],\"next\":"
                        + (isLast ? "null" : "\"c" + (from + size) + "\"") + ",\"nextUrl\":"
                        + (isLast ? "null" : "\"" + path + "?cursor=c" + (from + size) + "\"") + "}");
    }

    private static Map<String, String> parameters(HttpExchange exchange) {
        Map<String, String> parameters = new TreeMap<>();
        String query = exchange.getRequestURI().getRawQuery();
        Arrays.stream(query == null ? new String[0] : query.split("&")).forEach(each -> {
            String[] parts = each.split("=", 2);
            parameters.put(parts[0], URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
        });
        return parameters;
    }

    static void json(HttpExchange exchange, int status, String text) throws IOException {
        send(exchange, status, "application/json", text);
    }

    static void send(HttpExchange exchange, int status, String type, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    /** Answers that the server is busy. */
    static Answer busy(int status, String retryAfter) {
        return exchange -> {
            exchange.getResponseHeaders().set("Retry-After", retryAfter);
            json(exchange, status, "{}");
        };
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
