package org.holdfast.bench.nodes;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.holdfast.bench.load.HttpConnection;
import org.holdfast.bench.load.HttpConnection.Answer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Publishes the rule book again and again, and watches how soon every undisturbed server has it. */
final class Publications {

    /** Within so long every server has a publication, as documented. */
    static final double LIMIT_SECONDS = 2;

    private static final int PAUSE_SECONDS = 20;
    private static final long LOOK_MILLIS = 50;
    private static final Pattern NUMBER = Pattern.compile("\"number\":(\\d+)");

    private final Cluster cluster;
    private final Path rules;
    private final Problems problems;
    private final List<Double> seconds = new ArrayList<>();
    private volatile boolean stopped;

    /** @param rules the rule book */
    Publications(Cluster cluster, Path rules, Problems problems) {
        this.cluster = cluster;
        this.rules = rules;
        this.problems = problems;
    }

    Thread start() {
        Thread thread = new Thread(this::run, "publications");
        thread.start();
        return thread;
    }

    void stop() {
        stopped = true;
    }

    List<Double> seconds() {
        return seconds;
    }

    private void run() {
        try (Client client = new Client(cluster.balancer().base(), new Client.Observed())) {
            for (int i = 1; !stopped; i++) {
                publish(client, i);
                for (int wait = 0; wait < PAUSE_SECONDS * 10 && !stopped; wait++) {
                    Thread.sleep(100);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            problems.add("publications ended", e.toString());
        }
    }

    private void publish(Client client, int i) throws InterruptedException {
        Answer answer = client.send("POST", "/v1/rule-book/publications?note=again", Map.of(), draft(i));
        long published = System.nanoTime();
        Matcher number = NUMBER.matcher(answer.body());
        if (answer.status() != 200 && answer.status() != 201 || !number.find()) {
            problems.add("a publication was answered with " + answer.status(), answer.body());
            return;
        }
        await(Integer.parseInt(number.group(1)), published);
    }

    /** Returns the rule book with a comment that makes another version of it. */
    private String draft(int i) {
        ObjectNode files = JsonMapper.shared().createObjectNode();
        try (Stream<Path> walk = Files.walk(rules)) {
            for (Path each : (Iterable<Path>) walk.filter(Files::isRegularFile)::iterator) {
                files.put(rules.relativize(each).toString(), Files.readString(each));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return files.put(Book.ACTIONS, files.get(Book.ACTIONS).asString() + "# " + i + "\n")
                .toString();
    }

    /** Looks at the servers that have been undisturbed for long enough, until all of them have a publication. */
    private void await(int number, long published) throws InterruptedException {
        List<Node> behind = new ArrayList<>(cluster.nodes());
        double worst = 0;
        while (!behind.isEmpty() && !stopped) {
            behind.removeIf(each -> !each.isWellFor((long) LIMIT_SECONDS) || live(each) >= number);
            double passed = (System.nanoTime() - published) / (double) TimeUnit.SECONDS.toNanos(1);
            worst = Math.max(worst, passed);
            if (passed > 10 * LIMIT_SECONDS) {
                break;
            }
            Thread.sleep(LOOK_MILLIS);
        }
        seconds.add(worst);
        if (worst > LIMIT_SECONDS) {
            problems.add("a publication was late on a server", "number %d: %.1f s".formatted(number, worst));
        }
    }

    private static int live(Node node) {
        try (HttpConnection connection = new HttpConnection(node.base(), 1_000)) {
            Matcher number = NUMBER.matcher(
                    connection.send("GET", "/v1/rule-book", Map.of(), "").body());
            return number.find() ? Integer.parseInt(number.group(1)) : 0;
        } catch (IOException e) {
            return 0;
        }
    }
}
