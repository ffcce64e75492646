package org.holdfast;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.holdfast.facts.json.FactsJson;
import org.holdfast.settings.HoldfastSettings;
import org.holdfast.simulation.RuleBookValidator;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.io.Resource;
import org.springframework.core.type.classreading.MetadataReader;
import tools.jackson.databind.JsonNode;

/**
 * A Holdfast server for one test, on a free port, with a client. Its demo customers have no past unless the test asks
 * for one, because making it takes some seconds, and nobody is woken unless the test says so.
 */
public final class Server implements AutoCloseable {

    private static final String DEMO_PAST = "--holdfast.demo-past=";
    private static final String WAKE_UPS = "--holdfast.wake-ups.enabled=";

    /** What Spring has read of classes, for the next server. */
    private static final Map<Resource, MetadataReader> CLASSES = new ConcurrentHashMap<>();

    private final ConfigurableApplicationContext context;
    private final HttpClient client = HttpClient.newBuilder().build();
    private final String base;

    private Server(ConfigurableApplicationContext context) {
        this.context = context;
        this.base = "http://localhost:"
                + ((WebServerApplicationContext) context).getWebServer().getPort();
    }

    /** Starts a server on a new embedded database, with further settings as {@code --name=value}. */
    public static Server start(String... settings) {
        return on(Database.H2.freshUrl(), settings);
    }

    /** Starts a server with a test database, which tests can read without a password. */
    public static Server on(String url, String... settings) {
        return at(Clock.systemUTC(), url, settings);
    }

    /** Starts a server that uses the test's clock. */
    public static Server at(Clock clock, String url, String... settings) {
        return start(clock, url, withoutPassword(url, settings), HoldfastApplication.class);
    }

    /** Starts a server with additional beans of the test. */
    public static Server with(Class<?> configuration, String... settings) {
        String url = Database.H2.freshUrl();
        return start(Clock.systemUTC(), url, withoutPassword(url, settings), HoldfastApplication.class, configuration);
    }

    private static List<String> withoutPassword(String url, String... settings) {
        List<String> all = new ArrayList<>(List.of(
                "--spring.datasource.username=" + (url.startsWith("jdbc:h2:") ? "holdfast" : "postgres"),
                "--spring.datasource.password="));
        all.addAll(List.of(settings));
        return all;
    }

    /** Starts a server with the user and the password that the program generates. */
    public static Server asShipped(String url, String... settings) {
        return start(Clock.systemUTC(), url, List.of(settings), HoldfastApplication.class);
    }

    private static Server start(Clock clock, String url, List<String> settings, Class<?>... sources) {
        List<String> all = new ArrayList<>(List.of(
                "--logging.level.root=error", "--logging.level.org.holdfast=error", "--spring.datasource.url=" + url));
        all.addAll(settings);
        if (settings.stream().noneMatch(setting -> setting.startsWith("--server.port="))) {
            all.add("--server.port=0");
        }
        if (settings.stream().noneMatch(setting -> setting.startsWith(DEMO_PAST))) {
            all.add(DEMO_PAST + "false");
        }
        if (settings.stream().noneMatch(setting -> setting.startsWith(WAKE_UPS))) {
            all.add(WAKE_UPS + "false");
        }
        return new Server(new SpringApplicationBuilder(sources)
                .logStartupInfo(false)
                .initializers(context -> replace((GenericApplicationContext) context, clock))
                .run(all.toArray(new String[0])));
    }

    /**
     * Servers have the clock of the test, and share what validates rule books: each would spend a second on the book
     * that the one before has just validated. Nor does each read all classes again.
     */
    private static void replace(GenericApplicationContext context, Clock clock) {
        Map<Resource, MetadataReader> classes = context.getResourceCache(MetadataReader.class);
        classes.putAll(CLASSES);
        context.registerBean(
                "classesOfTheTests", SmartInitializingSingleton.class, () -> () -> CLASSES.putAll(classes));
        context.registerBean("clockOfTheTest", Clock.class, () -> clock, definition -> definition.setPrimary(true));
        context.registerBean(
                "validatorOfTheTests",
                RuleBookValidator.class,
                () -> Samples.sharedCheck(
                        context.getBean(HoldfastSettings.class).assumptions()),
                definition -> definition.setPrimary(true));
    }

    /** A response. */
    public record Answer(int status, String contentType, String etag, String text) {

        public JsonNode json() {
            return FactsJson.mapper().readTree(text);
        }

        /** Returns a value of the body, such as {@code actions.0.action}; an empty string if there is none. */
        public String at(String path) {
            JsonNode node = json();
            for (String step : path.split("\\.")) {
                node = step.matches("\\d+") ? node.path(Integer.parseInt(step)) : node.path(step);
            }
            if (node.isMissingNode() || node.isNull()) {
                return "";
            }
            return node.isValueNode() ? node.asString() : node.toString();
        }
    }

    public Answer get(String path) {
        return send(HttpRequest.newBuilder(URI.create(base + path)).GET());
    }

    /** JSON is written with single quotes, to be readable inside Java. */
    public Answer post(String path, String json) {
        return post(path, json, "application/json");
    }

    public Answer post(String path, String json, String contentType) {
        return send(HttpRequest.newBuilder(URI.create(base + path))
                .header("Content-Type", contentType)
                .POST(HttpRequest.BodyPublishers.ofString(json.replace('\'', '"'))));
    }

    public Answer put(String path, String json, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + path))
                .header("Content-Type", "application/json")
                .PUT(HttpRequest.BodyPublishers.ofString(json.replace('\'', '"')));
        return send(headers.length == 0 ? request : request.headers(headers));
    }

    public Answer patch(String path, String json, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + path))
                .header("Content-Type", "application/merge-patch+json")
                .method("PATCH", HttpRequest.BodyPublishers.ofString(json.replace('\'', '"')));
        return send(headers.length == 0 ? request : request.headers(headers));
    }

    public Answer send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> response =
                    client.send(request.timeout(Patience.ENDLESS).build(), HttpResponse.BodyHandlers.ofString());
            return new Answer(
                    response.statusCode(),
                    response.headers().firstValue("Content-Type").orElse(""),
                    response.headers().firstValue("ETag").orElse(""),
                    response.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    public URI uri(String path) {
        return URI.create(base + path);
    }

    public int port() {
        return URI.create(base).getPort();
    }

    public <T> Collection<T> beans(Class<T> type) {
        return context.getBeansOfType(type).values();
    }

    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    @Override
    public void close() {
        context.close();
    }

    /** Returns a copy of the shipped rule book that a test may change. */
    public static Path copyOfRules(Path to) throws IOException {
        Path rules = to.resolve("rules");
        try (Stream<Path> walk = Files.walk(Samples.SHIPPED)) {
            for (Path each : (Iterable<Path>) walk::iterator) {
                Path target = rules.resolve(Samples.SHIPPED.relativize(each).toString());
                if (Files.isDirectory(each)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(each, target);
                }
            }
        }
        return rules;
    }
}
